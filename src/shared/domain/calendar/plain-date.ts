import { z } from 'zod';

/**
 * A day of the office's calendar, 'YYYY-MM-DD', years 0001–9999. No time, no zone: text that sorts as it counts.
 * Functions below take valid ones and throw RangeError on anything else.
 */
export const PlainDate = z.string().refine(isPlainDate, '日期要写成“2026-11-23”的样子，而且确有这一天');
export type PlainDate = z.infer<typeof PlainDate>;

export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** The desk serves Chinese offices: one zone, no summer time, whatever the PC's own zone says. */
const OFFICE_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const DAYS_BEFORE_1970 = 719_468;
const DAYS_PER_ERA = 146_097;
/** Of the figure 0. */
const ZERO = 48;

export function isPlainDate(text: string): boolean {
  return partsOf(text) !== undefined;
}

/** Years of weeks are counted day by day: read without a pattern, which took most of that time. */
function partsOf(text: string): DateParts | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const year = digitsAt(text, 0) * 100 + digitsAt(text, 2);
  const [month, day] = [digitsAt(text, 5), digitsAt(text, 8)];
  const isDay = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isDay ? { year, month, day } : undefined;
}

/** Two figures as a number; NaN for anything else. */
function digitsAt(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** The office's day at an instant of the clock. */
export function officeDate(instant: Date): PlainDate {
  return fromDayNumber(Math.floor((instant.getTime() + OFFICE_OFFSET_MS) / DAY_MS));
}

/** The instant at which a day of the office begins. */
export function startOfDay(date: PlainDate): Date {
  return new Date(toDayNumber(date) * DAY_MS - OFFICE_OFFSET_MS);
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** @param month 1–12 */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

export function dateParts(date: PlainDate): DateParts {
  const parts = partsOf(date);
  if (parts === undefined) throw new RangeError('not a plain date');
  return parts;
}

/** @param month 1–12 @param day 1–31 */
export function plainDate(year: number, month: number, day: number): PlainDate {
  const text = textOf(year, month, day);
  if (!isPlainDate(text)) throw new RangeError('no such day');
  return text;
}

function textOf(year: number, month: number, day: number): PlainDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days since 1970-01-01, which is 0. Years are counted from March, so that the leap day is the last of its year. */
export function toDayNumber(date: PlainDate): number {
  const { year, month, day } = dateParts(date);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_BEFORE_1970;
}

export function fromDayNumber(dayNumber: number): PlainDate {
  const shifted = dayNumber + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 1 && year <= 9999)) throw new RangeError('no such day');
  return textOf(year, month, day);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The same day some months on, or that month's last day where it has no such day (31 January + 1 = 28/29 February). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = dateParts(date);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return plainDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

export function monthEnd(date: PlainDate): PlainDate {
  const { year, month } = dateParts(date);
  return plainDate(year, month, daysInMonth(year, month));
}

export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a <= b ? a : b;
}

export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a >= b ? a : b;
}
