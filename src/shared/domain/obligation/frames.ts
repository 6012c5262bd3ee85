import { addDays, addMonths, dateParts, monthEnd, plainDate } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { isoWeek, weekEnd, weekKey, weekStart } from '#shared/domain/calendar/week.ts';
import type { Every } from './rule.ts';

/** A stretch of the calendar (or of the plan) that one period of a rule is cut from. */
export type Frame = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly key: string;
  readonly name: string;
};

/** A phase of the campaign with both of its days known. */
export type PhaseSpan = { readonly name: string; readonly from: PlainDate; readonly to: PlainDate };

type CalendarEvery = Exclude<Every, 'phase'>;

const FRAMES = {
  week: weekFrame,
  month: monthFrame,
  quarter: quarterFrame,
  term: termFrame,
  year: yearFrame,
} as const satisfies Record<CalendarEvery, (date: PlainDate) => Frame>;

/** The frame that holds the day; between two phases the next one, after the last none. */
export function frameFrom(
  every: Every,
  date: PlainDate,
  phases: readonly PhaseSpan[] = [],
): Frame | undefined {
  if (every !== 'phase') return FRAMES[every](date);
  const next = phases.filter(({ to }) => to >= date).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  return next && { from: next.from, to: next.to, key: `P-${next.from}`, name: next.name };
}

function weekFrame(date: PlainDate): Frame {
  return { from: weekStart(date), to: weekEnd(date), key: weekKey(date), name: `第${isoWeek(date).week}周` };
}

function monthFrame(date: PlainDate): Frame {
  const { year, month } = dateParts(date);
  return {
    from: plainDate(year, month, 1),
    to: monthEnd(date),
    key: date.slice(0, 7),
    name: `${year}年${month}月`,
  };
}

function quarterFrame(date: PlainDate): Frame {
  const { year, month } = dateParts(date);
  const quarter = Math.ceil(month / 3);
  const from = plainDate(year, quarter * 3 - 2, 1);
  return {
    from,
    to: monthEnd(addMonths(from, 2)),
    key: `${year}-Q${quarter}`,
    name: `${year}年第${['一', '二', '三', '四'][quarter - 1]}季度`,
  };
}

/** Spring term: February to August. Autumn term: September to January. Holidays belong to the term before them. */
function termFrame(date: PlainDate): Frame {
  const { year, month } = dateParts(date);
  if (month >= 2 && month <= 8) {
    return {
      from: plainDate(year, 2, 1),
      to: plainDate(year, 8, 31),
      key: `${year}-T1`,
      name: `${year}年春季学期`,
    };
  }
  const first = month === 1 ? year - 1 : year;
  const from = plainDate(first, 9, 1);
  return { from, to: plainDate(first + 1, 1, 31), key: `${first}-T2`, name: `${first}年秋季学期` };
}

function yearFrame(date: PlainDate): Frame {
  const { year } = dateParts(date);
  return { from: plainDate(year, 1, 1), to: plainDate(year, 12, 31), key: String(year), name: `${year}年` };
}

/** The first day, from this one on, on which a whole frame begins; undefined when none is left. */
export function nextFrameStart(
  every: Every,
  date: PlainDate,
  phases: readonly PhaseSpan[] = [],
): PlainDate | undefined {
  const frame = frameFrom(every, date, phases);
  if (frame === undefined || frame.from >= date) return frame?.from;
  const next = frameFrom(every, addDays(frame.to, 1), phases);
  return next?.from;
}
