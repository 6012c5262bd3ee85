import { z } from 'zod';
import { builtInHolidays } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { daysLeft, dueEscalation, signDueOn } from './overdue.ts';
import type { Listing, Problem } from './problem.ts';
import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';

/** Everything a problem may ask of somebody today. One may ask several things at once: to be signed for, and late. */
export const ProblemNeed = z.enum([
  'assign',
  'sign',
  'late',
  'soon',
  'verify',
  'close',
  'decide-extension',
  'escalate',
  'listing-late',
]);
export type ProblemNeed = z.infer<typeof ProblemNeed>;

export type Attention = {
  readonly need: ProblemNeed;
  /** The day it falls or fell due; null where no day was set. */
  readonly dueOn: PlainDate | null;
  readonly isLate: boolean;
};

/** What the list has of a problem is enough. */
export type Attended = Pick<Problem, 'status' | 'dispatchedOn' | 'dueOn' | 'escalation'> & {
  readonly listing: Pick<Listing, 'dueOn'> | null;
  readonly hasPendingExtension: boolean;
};

/** What needs a hand, the most pressing first. A closed or merged problem needs nothing. */
export function needsAttention(
  problem: Attended,
  today: PlainDate,
  rules: SupervisionRules,
  table: HolidayTable = builtInHolidays,
): Attention[] {
  const { status, dueOn, listing } = problem;
  const left = daysLeft(problem, today);
  const isLate = left !== null && left < 0;
  const signBy = signDueOn(problem, rules, table);
  const isOpen = status !== 'closed' && status !== 'merged';
  const all: (Attention | false)[] = [
    isLate && { need: 'late', dueOn, isLate },
    isLate &&
      dueEscalation(problem, today, rules, table) > problem.escalation && { need: 'escalate', dueOn, isLate },
    isOpen &&
      listing !== null &&
      today > listing.dueOn && { need: 'listing-late', dueOn: listing.dueOn, isLate: true },
    signBy !== null && { need: 'sign', dueOn: signBy, isLate: today > signBy },
    problem.hasPendingExtension && { need: 'decide-extension', dueOn, isLate: false },
    status === 'submitted' && { need: 'verify', dueOn: null, isLate: false },
    status === 'verified' && { need: 'close', dueOn: null, isLate: false },
    status === 'found' && { need: 'assign', dueOn: null, isLate: false },
    left !== null && left >= 0 && left <= rules.remindDays && { need: 'soon', dueOn, isLate: false },
  ];
  return all.filter((one) => one !== false);
}
