import { parseDate } from '#shared/domain/import/parse-date.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { HolidayTable } from './holidays.ts';
import { addDays, dateParts, daysBetween } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';
import { weekday } from './week.ts';

/** One day of a notice: off, or a weekend day worked in exchange (调休上班). */
export type NoticeDay = { readonly date: PlainDate; readonly name: string; readonly isWorked: boolean };

/** A row of a sheet or of a pasted list: its cells as text. `line` is what the clerk sees, from 1. */
export type NoticeLine = { readonly line: number; readonly cells: readonly string[] };

/** A holiday never lasts longer; a longer range is a slip. */
const LONGEST = 20;

/** Pasted text as lines of cells: tabs, commas, 、 or blanks between them. */
export function toNoticeLines(text: string): NoticeLine[] {
  return text
    .split(/\r?\n/)
    .map((row, at) => ({ line: at + 1, cells: row.split(/[\t,，;；\s]+/).filter((cell) => cell !== '') }));
}

/**
 * The days of a notice: each line a date (or 2027-02-06至2027-02-12), the holiday's name and 休 or 班. A heading is passed over.
 * @returns by date
 * @throws AppError holiday.unreadable, holiday.twice, holiday.worked-weekday, holiday.empty
 */
export function readNotice(lines: readonly NoticeLine[]): NoticeDay[] {
  const days = lines.flatMap(({ line, cells }) => {
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    return filled.length === 0 || isHeading(filled) ? [] : readLine(line, filled);
  });
  if (days.length === 0) throw new AppError('holiday.empty');
  const seen = new Set<string>();
  for (const { date, isWorked } of days) {
    if (seen.has(date)) throw new AppError('holiday.twice', { date });
    if (isWorked && weekday(date) <= 5) throw new AppError('holiday.worked-weekday', { date });
    seen.add(date);
  }
  return days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function isHeading(cells: readonly string[]): boolean {
  return cells.some((cell) => /^(?:日期|名称|节日|休或班|休\/班|类型)$/.test(cell));
}

function readLine(line: number, cells: readonly string[]): NoticeDay[] {
  const marks = cells.filter((cell) => /^(?:休|放假|班|上班|调休上班)$/.test(cell));
  const dates = cells.map(readDates).filter((found) => found !== undefined);
  const [range] = dates;
  const name = cells.find(
    (cell) => !marks.includes(cell) && readDates(cell) === undefined && !/^周|^星期/.test(cell),
  );
  const [mark] = marks;
  if (!range || dates.length > 1 || mark === undefined || marks.length > 1 || name === undefined)
    throw new AppError('holiday.unreadable', { line });
  const isWorked = mark.endsWith('班');
  const length = daysBetween(range.from, range.to);
  if (length < 0 || length > LONGEST) throw new AppError('holiday.unreadable', { line });
  return Array.from({ length: length + 1 }, (_, at) => ({ date: addDays(range.from, at), name, isWorked }));
}

function readDates(cell: string): { from: PlainDate; to: PlainDate } | undefined {
  const [first = '', last, ...more] = cell.split(/至|到|~|～|——|—/);
  const from = dateOf(first);
  const to = last === undefined ? from : dateOf(last);
  return from === undefined || to === undefined || more.length > 0 ? undefined : { from, to };
}

function dateOf(text: string): PlainDate | undefined {
  const parsed = parseDate({ text });
  return parsed.ok ? parsed.value : undefined;
}

/** The years a notice is about. New Year's days off may fall in December: a year with few days of its own is not covered. */
export function noticeYears(days: readonly NoticeDay[]): number[] {
  const byYear = Map.groupBy(days, ({ date }) => dateParts(date).year);
  const fullest = Math.max(...[...byYear.values()].map((own) => own.length));
  return [...byYear]
    .filter(([, own]) => own.length * 2 > fullest || own.length >= 10)
    .map(([year]) => year)
    .toSorted((a, b) => a - b);
}

/** A notice's days as a table of their own. */
export function toTable(years: readonly number[], days: readonly NoticeDay[]): HolidayTable {
  const pick = (isWorked: boolean): Record<string, string> =>
    Object.fromEntries(days.filter((day) => day.isWorked === isWorked).map(({ date, name }) => [date, name]));
  return { years: [...years], daysOff: pick(false), workingWeekends: pick(true) };
}
