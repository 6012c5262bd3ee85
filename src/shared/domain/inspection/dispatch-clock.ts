import { builtInHolidays, isWorkday } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Severity } from '#shared/domain/problem/problem.ts';

/** Workdays within which what an open or covert check found is handed to a unit. */
export const dispatchWorkdays = { serious: 1, ordinary: 3 } as const satisfies Record<Severity, number>;

/** The last day for 交办, counted in workdays from the day after the finding. */
export function dispatchDueOn(
  foundOn: PlainDate,
  severity: Severity,
  table: HolidayTable = builtInHolidays,
): PlainDate {
  let day = foundOn;
  for (let left = dispatchWorkdays[severity]; left > 0;) {
    day = addDays(day, 1);
    if (isWorkday(day, table)) left -= 1;
  }
  return day;
}
