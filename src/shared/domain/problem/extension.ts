import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import type { Extension, Problem } from './problem.ts';

/** The application nobody has decided yet; there is never more than one. */
export function pendingExtension({ extensions }: Pick<Problem, 'extensions'>): Extension | undefined {
  return extensions.find(({ state }) => state === 'pending');
}

export function isPending(problem: Pick<Problem, 'extensions'>): boolean {
  return pendingExtension(problem) !== undefined;
}

/** How often the deadline of this round was moved by consent. */
export function spentExtensions({ extensions, reopenCount }: Problem): number {
  return extensions.filter(({ state, round }) => state === 'granted' && round === reopenCount).length;
}

/** @throws AppError `problem.extension-earlier` when the new day is not later than the one that holds. */
export function checkNewDeadline({ dueOn }: Pick<Problem, 'dueOn'>, wanted: PlainDate): void {
  if (dueOn === null || wanted > dueOn) return;
  const params = { deadline: dueOn };
  throw new AppError('problem.extension-earlier', params, {
    deadline: describeError('problem.extension-earlier', params),
  });
}

/** A day that is given for work still to be done lies ahead. @throws AppError `problem.deadline-past`. */
export function checkDeadlineAhead(deadline: PlainDate, today: PlainDate): void {
  if (deadline >= today) return;
  throw new AppError('problem.deadline-past', undefined, {
    deadline: describeError('problem.deadline-past'),
  });
}

/** More time for the same unit is asked for and granted, never given by handing it out again. @throws AppError `problem.extend-instead`. */
export function checkReassignment(
  { unitId, dueOn }: Pick<Problem, 'unitId' | 'dueOn'>,
  toUnitId: string,
  deadline: PlainDate,
): void {
  if (toUnitId !== unitId || dueOn === null || deadline <= dueOn) return;
  throw new AppError('problem.extend-instead', undefined, {
    deadline: describeError('problem.extend-instead'),
  });
}
