import { addWorkdays, builtInHolidays } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Problem, ProblemStatus } from './problem.ts';
import { ladderSteps, personRungs } from '#shared/domain/supervision/ladder.ts';
import type { Supervised } from '#shared/domain/supervision/ladder.ts';
import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';

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

const isOver = {
  found: false,
  dispatched: false,
  signed: false,
  submitted: false,
  verified: false,
  closed: true,
  merged: true,
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
  rules: Pick<SupervisionRules, 'signWorkdays'>,
  table: HolidayTable = builtInHolidays,
): PlainDate | null {
  return status === 'dispatched' && dispatchedOn !== null
    ? addWorkdays(dispatchedOn, rules.signWorkdays, table)
    : null;
}

/** What the ladder of escalation counts by; null where no unit has it, or all is over. */
export function supervisedProblem(
  problem: Pick<Problem, 'status' | 'dispatchedOn' | 'dueOn'>,
): Supervised | null {
  const { status, dispatchedOn, dueOn } = problem;
  if (dispatchedOn === null || isOver[status]) return null;
  return {
    kind: 'problem',
    dispatchedOn,
    // That it was signed, not when, ends the reminders of it.
    signedOn: status === 'dispatched' ? null : dispatchedOn,
    deadline: dueOn,
    handedInOn: isClockRunning[status] ? null : dispatchedOn,
  };
}

/** To which level a late problem should have been taken by now; 0: to none. */
export function dueEscalation(
  problem: Pick<Problem, 'status' | 'dispatchedOn' | 'dueOn'>,
  today: PlainDate,
  rules: SupervisionRules,
  table: HolidayTable = builtInHolidays,
): number {
  const item = supervisedProblem(problem);
  if (!item) return 0;
  const { missed, due } = ladderSteps(item, today, rules, table);
  return [...missed, ...due].filter(({ rung }) => personRungs.includes(rung)).length;
}
