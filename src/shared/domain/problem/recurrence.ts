import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { ProblemStatus } from './problem.ts';

type Known = {
  readonly status: ProblemStatus;
  readonly foundOn: PlainDate;
  readonly closedOn: PlainDate | null;
};

type Kin<K> = {
  /** Open: the finding is a note on it. Closed within the window: it comes back. */
  readonly original: K | undefined;
  /** Closed too long ago to be the same: a new problem points to it. */
  readonly earlier: K | undefined;
};

/**
 * What a finding has to do with what is known: an open problem first, then the one closed last.
 * @param same problems of the same item at the same place, with those they were merged into
 */
export function findKin<K extends Known>(
  foundOn: PlainDate,
  same: readonly K[],
  relapseDays: number,
): Kin<K> {
  const standing = same
    .filter(({ status }) => status !== 'merged')
    .toSorted((a, b) => lastSeen(b).localeCompare(lastSeen(a)));
  const last = standing.find(({ status }) => status !== 'closed') ?? standing[0];
  if (last === undefined) return { original: undefined, earlier: undefined };
  const isKin = last.status !== 'closed' || daysBetween(lastSeen(last), foundOn) <= relapseDays;
  return isKin ? { original: last, earlier: undefined } : { original: undefined, earlier: last };
}

function lastSeen({ closedOn, foundOn }: Known): PlainDate {
  return closedOn ?? foundOn;
}
