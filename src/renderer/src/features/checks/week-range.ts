import { addMonths, dateParts, monthEnd, plainDate } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';

/** What the table asks the core for: the last weeks, or those between two days. */
export type WeekQuery = { weeks: number; from?: PlainDate; to?: PlainDate };
type Option = { value: string; label: string };
type Stretch = { name: string; from: PlainDate; to: PlainDate };
type Spans = { span: { from: PlainDate; to: PlainDate } | null; phases: readonly Stretch[] };

export const firstRange = 'last-10';
const recent: readonly (Option & { weeks: number })[] = [
  { value: 'last-10', label: '近 10 周', weeks: 10 },
  { value: 'last-26', label: '近半年', weeks: 26 },
  { value: 'last-53', label: '近一年', weeks: 53 },
];
const whole = { value: 'all', label: '启用以来' };
const quarterNames = ['一', '二', '三', '四'];

/** The choices by group: lately, phases, years, quarters, months; newest first. Only what lies within the campaign. */
export function rangeChoices({ span, phases }: Spans): { group: string; items: Option[] }[] {
  const lately = { group: '最近', items: [...recent.map(({ value, label }) => ({ value, label })), whole] };
  if (!span) return [lately];
  const begun = phases.filter(({ from }) => from <= span.to);
  const months = monthsOf(span);
  const quarters = new Map(months.map((month) => quarterOf(month)).map((item) => [item.value, item]));
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return [
    lately,
    { group: '阶段', items: begun.map(({ name }) => ({ value: `phase-${name}`, label: name })) },
    { group: '年', items: years.map((year) => ({ value: year, label: `${year} 年` })) },
    { group: '季度', items: [...quarters.values()] },
    {
      group: '月',
      items: months.map((month) => ({
        value: month,
        label: `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`,
      })),
    },
  ].filter(({ items }) => items.length > 0);
}

/** The days of a choice; the last ten weeks for one that is not there. */
export function rangeOf(value: string, { phases }: Pick<Spans, 'phases'>): WeekQuery {
  const lately = recent.find((option) => option.value === value);
  if (lately) return { weeks: lately.weeks };
  if (value === whole.value) return { weeks: 600 };
  const phase = phases.find(({ name }) => value === `phase-${name}`);
  if (phase) return { weeks: 10, from: phase.from, to: phase.to };
  const [year, part] = [Number(value.slice(0, 4)), value.slice(5)];
  if (/^\d{4}$/.test(value)) return { weeks: 10, from: plainDate(year, 1, 1), to: plainDate(year, 12, 31) };
  if (/^\d{4}-Q[1-4]$/.test(value)) {
    const from = plainDate(year, Number(part.slice(1)) * 3 - 2, 1);
    return { weeks: 10, from, to: monthEnd(addMonths(from, 2)) };
  }
  if (/^\d{4}-\d{2}$/.test(value)) {
    const from = plainDate(year, Number(part), 1);
    return { weeks: 10, from, to: monthEnd(from) };
  }
  return { weeks: 10 };
}

function monthsOf({ from, to }: { from: PlainDate; to: PlainDate }): string[] {
  const months: string[] = [];
  const { year, month } = dateParts(from);
  for (let day = plainDate(year, month, 1); day <= to; day = addMonths(day, 1)) months.push(day.slice(0, 7));
  return months.toReversed();
}

function quarterOf(month: string): Option {
  const quarter = Math.ceil(Number(month.slice(5)) / 3);
  const year = month.slice(0, 4);
  return { value: `${year}-Q${quarter}`, label: `${year} 年第${quarterNames[quarter - 1]}季度` };
}
