import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Supervised } from '#shared/domain/supervision/ladder.ts';
import type { Assignment, AssignmentStatus, Task, TaskStatus } from './task.ts';

/** On whom each state waits: the unit's clock runs in the first kind only. */
export const waitsFor = {
  dispatched: 'unit',
  signed: 'unit',
  returned: 'unit',
  reported: 'verifier',
  verified: 'closer',
  closed: 'nobody',
  withdrawn: 'nobody',
} as const satisfies Record<AssignmentStatus, 'unit' | 'verifier' | 'closer' | 'nobody'>;

type Counted = Pick<Task, 'isCancelled'> & {
  readonly assignments: readonly Pick<Assignment, 'status'>[];
  /** Null while it is a draft; by whom or when it was handed out is all the same here. */
  readonly dispatchedBy: unknown;
};

/** The item's own state, from those of its units; a unit whose part was withdrawn no longer counts. */
export function taskStatus({ dispatchedBy, isCancelled, assignments }: Counted): TaskStatus {
  if (isCancelled) return 'cancelled';
  if (dispatchedBy === null) return 'draft';
  const live = assignments.filter(({ status }) => status !== 'withdrawn');
  if (live.length === 0) return 'cancelled';
  if (live.every(({ status }) => status === 'closed')) return 'closed';
  if (live.every(({ status }) => status === 'dispatched')) return 'to-sign';
  const waiting = new Set(live.map(({ status }) => waitsFor[status]));
  if (waiting.has('unit')) return 'under-way';
  return waiting.has('verifier') ? 'to-verify' : 'to-close';
}

/** Whole days to a unit's deadline, negative when past; null where its clock does not run. */
export function daysLeft(
  { status, deadline }: Pick<Assignment, 'status' | 'deadline'>,
  today: PlainDate,
): number | null {
  return waitsFor[status] === 'unit' ? daysBetween(today, deadline) : null;
}

/** The day of the deadline itself is still in time. */
export function isLate(assignment: Pick<Assignment, 'status' | 'deadline'>, today: PlainDate): boolean {
  const left = daysLeft(assignment, today);
  return left !== null && left < 0;
}

type Dated = Pick<Assignment, 'status' | 'deadline' | 'dispatchedOn' | 'signedOn' | 'reportedOn'>;

/** What the ladder of escalation counts by; null where nothing was handed out or all is over. */
export function supervisedBy(assignment: Dated): Supervised | null {
  const { status, deadline, dispatchedOn, signedOn, reportedOn } = assignment;
  if (dispatchedOn === null || waitsFor[status] === 'nobody') return null;
  const handedInOn = waitsFor[status] === 'unit' ? null : (reportedOn ?? dispatchedOn);
  return { kind: 'task', dispatchedOn, signedOn, deadline, handedInOn };
}
