import { z } from 'zod';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { addDays, dateParts, PlainDate } from './plain-date.ts';
import { weekday } from './week.ts';

/**
 * The State Council's yearly notice as a table: days off with the holiday's name, and weekend days worked in exchange
 * (调休上班). The notice comes out each November; until a year's is known its days are plain Monday to Friday.
 */
export const HolidayTable = z.strictObject({
  /** Years whose notice the table holds in full. */
  years: z.array(z.int()),
  daysOff: z.record(PlainDate, z.string().min(1)),
  workingWeekends: z.record(PlainDate, z.string().min(1)),
});
export type HolidayTable = z.infer<typeof HolidayTable>;

/** What ships with the desk: 2004 to 2026. */
export const builtInHolidays: HolidayTable = {
  years: yearsOf(published.holidays),
  daysOff: namesOf(published.holidays),
  workingWeekends: namesOf(published.workdays),
};

/** A table with imported years laid over it; an imported year replaces all of the old one, so that a correction holds. */
export function withYears(table: HolidayTable, imported: HolidayTable): HolidayTable {
  const isReplaced = (date: string): boolean => imported.years.includes(dateParts(date).year);
  const keep = (days: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(days).filter(([date]) => !isReplaced(date)));
  const take = (days: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(days).filter(([date]) => isReplaced(date)));
  return {
    years: [...new Set([...table.years, ...imported.years])].toSorted((a, b) => a - b),
    daysOff: { ...keep(table.daysOff), ...take(imported.daysOff) },
    workingWeekends: { ...keep(table.workingWeekends), ...take(imported.workingWeekends) },
  };
}

/** False: this year's holidays are not known yet, and the screen must say so wherever it counts workdays. */
export function calendarCoverage(year: number, table: HolidayTable = builtInHolidays): boolean {
  return table.years.includes(year);
}

/** The years from one day to another that the table does not cover. */
export function missingYears(
  from: PlainDate,
  to: PlainDate,
  table: HolidayTable = builtInHolidays,
): number[] {
  const first = dateParts(from).year;
  const count = Math.max(0, dateParts(to).year - first + 1);
  return Array.from({ length: count }, (_, index) => first + index).filter(
    (year) => !calendarCoverage(year, table),
  );
}

export function findHolidayName(date: PlainDate, table: HolidayTable = builtInHolidays): string | undefined {
  return Object.hasOwn(table.daysOff, date) ? table.daysOff[date] : undefined;
}

export function isWorkday(date: PlainDate, table: HolidayTable = builtInHolidays): boolean {
  if (Object.hasOwn(table.workingWeekends, date)) return true;
  return !Object.hasOwn(table.daysOff, date) && weekday(date) <= 5;
}

/** The workdays from one day to another, both counted. */
export function workdaysIn(
  from: PlainDate,
  to: PlainDate,
  table: HolidayTable = builtInHolidays,
): PlainDate[] {
  return lastWorkdays({ from, to }, Infinity, table);
}

/** The last workdays from one day to another, both counted: so many, or all there are, in order. */
export function lastWorkdays(
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
  count: number,
  table: HolidayTable = builtInHolidays,
): PlainDate[] {
  const days: PlainDate[] = [];
  for (let date = to; date >= from && days.length < count; date = addDays(date, -1))
    if (isWorkday(date, table)) days.push(date);
  return days.toReversed();
}

/** This day if it is worked, otherwise the next that is. */
export function workdayFrom(date: PlainDate, table: HolidayTable = builtInHolidays): PlainDate {
  let day = date;
  while (!isWorkday(day, table)) day = addDays(day, 1);
  return day;
}

/** The nth workday after a day: what is handed over on Friday with two workdays' time is due on Tuesday. */
export function addWorkdays(
  date: PlainDate,
  count: number,
  table: HolidayTable = builtInHolidays,
): PlainDate {
  let day = date;
  for (let left = count; left > 0; left -= 1) day = workdayFrom(addDays(day, 1), table);
  return day;
}

/** Names of the holidays within the days given, each once: 春节. */
export function holidayNames(
  from: PlainDate,
  to: PlainDate,
  table: HolidayTable = builtInHolidays,
): string[] {
  const names = new Set<string>();
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const name = findHolidayName(date, table);
    if (name !== undefined) names.add(name);
  }
  return [...names];
}

/** The package writes "Spring Festival,春节,4": its English name, ours, and the days by statute. */
function namesOf(days: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(days).map(([date, text]) => [date, text.split(',')[1] ?? text]));
}

function yearsOf(days: Readonly<Record<string, string>>): number[] {
  return [...new Set(Object.keys(days).map((date) => Number(date.slice(0, 4))))].toSorted((a, b) => a - b);
}
