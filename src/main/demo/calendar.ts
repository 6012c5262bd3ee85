import { workdaysIn } from '#shared/domain/calendar/holidays.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { chinaTime } from './clock.ts';

/** The Monday on which the demonstration opens. */
const demoToday = '2026-11-23';
export const demoStartsAt = chinaTime(demoToday, '09:00');
/** The desk was made on a Thursday, the venues listed the Monday after. */
export const madeOn = '2026-09-10';
export const listedOn = '2026-09-14';
/** 启用日. */
export const effectiveOn = '2026-09-21';
export const weekCount = 9;

export function weekWorkdays(week: number): PlainDate[] {
  const monday = addDays(effectiveOn, 7 * week);
  return workdaysIn(monday, addDays(monday, 6));
}

export function lastWorkday(week: number): PlainDate {
  return weekWorkdays(week).at(-1) ?? addDays(effectiveOn, 7 * week + 4);
}
