import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Problem } from './problem.ts';

type Dated = Pick<Problem, 'status' | 'dueOn'>;

/** Whole days to the deadline, negative when past; null where no clock runs. A fix handed in stops it; sent back, it runs on. */
export function daysLeft(problem: Dated, today: PlainDate): number | null {
  if (problem.dueOn === null || problem.status === 'submitted' || problem.status === 'closed') return null;
  return daysBetween(today, problem.dueOn);
}

/** Whether the unit is late. The day of the deadline itself is still in time. */
export function overdue(problem: Dated, today: PlainDate): boolean {
  const left = daysLeft(problem, today);
  return left !== null && left < 0;
}
