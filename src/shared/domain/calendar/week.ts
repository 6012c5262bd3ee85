import { addDays, dateParts, fromDayNumber, plainDate, toDayNumber } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** ISO 8601: weeks begin on Monday, and week 1 holds the year's first Thursday; `year` may differ from the day's. */
export type IsoWeek = { readonly year: number; readonly week: number };

const WEEKDAY_NAMES = {
  1: '星期一',
  2: '星期二',
  3: '星期三',
  4: '星期四',
  5: '星期五',
  6: '星期六',
  7: '星期日',
} as const satisfies Record<Weekday, string>;

export function weekday(date: PlainDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export function weekdayName(date: PlainDate): string {
  return WEEKDAY_NAMES[weekday(date)];
}

/** Monday of the day's week. */
export function weekStart(date: PlainDate): PlainDate {
  return addDays(date, 1 - weekday(date));
}

/** Sunday of the day's week. */
export function weekEnd(date: PlainDate): PlainDate {
  return addDays(date, 7 - weekday(date));
}

export function isoWeek(date: PlainDate): IsoWeek {
  const thursday = toDayNumber(date) - weekday(date) + 4;
  const { year } = dateParts(fromDayNumber(thursday));
  return { year, week: Math.floor((thursday - toDayNumber(plainDate(year, 1, 1))) / 7) + 1 };
}

/** 2026-W48; sorts as it counts. */
export function weekKey(date: PlainDate): string {
  const { year, week } = isoWeek(date);
  return `${year}-W${String(week).padStart(2, '0')}`;
}
