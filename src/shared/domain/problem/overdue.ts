import { addWorkdays, builtInHolidays } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Problem, ProblemStatus } from './problem.ts';
import type { ProblemRules } from './rules.ts';

type Dated = Pick<Problem, 'status' | 'dueOn'>;

/** While whose turn it is the unit's clock runs. A fix handed in stops it; sent back, it runs on. */
const isClockRunning = {
  found: true,
  dispatched: true,
  signed: true,
  submitted: false,
  verified: false,
  closed: false,
  merged: false,
} as const satisfies Record<ProblemStatus, boolean>;

/** Whole days to the deadline, negative when past; null where no clock runs. */
export function daysLeft(problem: Dated, today: PlainDate): number | null {
  return problem.dueOn === null || !isClockRunning[problem.status] ? null : daysBetween(today, problem.dueOn);
}

/** Whether the unit is late. The day of the deadline itself is still in time. */
export function overdue(problem: Dated, today: PlainDate): boolean {
  const left = daysLeft(problem, today);
  return left !== null && left < 0;
}

/** The last day to sign for what was dispatched; null where nothing waits to be signed for. */
export function signDueOn(
  { status, dispatchedOn }: Pick<Problem, 'status' | 'dispatchedOn'>,
  rules: Pick<ProblemRules, 'signWorkdays'>,
  table: HolidayTable = builtInHolidays,
): PlainDate | null {
  return status === 'dispatched' && dispatchedOn !== null
    ? addWorkdays(dispatchedOn, rules.signWorkdays, table)
    : null;
}

/** To which level a late problem should have been taken by now; 0: to none. */
export function dueEscalation(problem: Dated, today: PlainDate, rules: ProblemRules): number {
  const left = daysLeft(problem, today);
  return left === null ? 0 : rules.escalateAfterDays.filter((days) => -left >= days).length;
}
