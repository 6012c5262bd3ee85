import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { tookPart } from '#shared/domain/people/people.ts';
import type { Actor, Attribution } from '#shared/domain/people/people.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { lastEntryDay } from './period-state.ts';
import type { EntryRules } from './period-state.ts';
import type { Period } from './period.ts';
import type { Settled } from './rule.ts';

/** A relief is agreed to by somebody who neither asked for nor typed it. */
export function mayDecide(asked: Attribution, actor: Actor): boolean {
  return !tookPart(asked, actor);
}

/** @throws AppError obligation.self-decide, obligation.decided */
export function checkDecision(asked: { by: Attribution; isDecided: boolean }, actor: Actor): void {
  if (asked.isDecided) throw new AppError('obligation.decided');
  if (!mayDecide(asked.by, actor)) throw new AppError('obligation.self-decide');
}

/**
 * A rule is settled for days to come, and never taken back to 未定频次.
 * @throws AppError obligation.past-rule, obligation.same-rule
 */
export function checkSettling(
  latest: { every: Settled; times: number | null } | undefined,
  next: { every: Settled; times: number | null; effectiveOn: PlainDate },
  today: PlainDate,
): void {
  if (next.effectiveOn < today) throw new AppError('obligation.past-rule');
  const isSame = latest?.every === next.every && (next.every === 'none' || latest.times === next.times);
  if (isSame) throw new AppError('obligation.same-rule');
}

/**
 * Taking an act back may turn a done into a miss, so it is traced; once its period can no longer be made good in time, it
 * needs two persons, or one could undo what others had relied on.
 */
export function withdrawalNeedsSecond(
  period: Period | undefined,
  today: PlainDate,
  rules: EntryRules,
): boolean {
  return period !== undefined && today > lastEntryDay(period, rules);
}

/** @throws AppError obligation.act-withdrawn, obligation.self-withdraw */
export function checkWithdrawal(
  act: { isWithdrawn: boolean; asked: Attribution | null },
  actor: Actor,
): void {
  if (act.isWithdrawn) throw new AppError('obligation.act-withdrawn');
  if (act.asked !== null && tookPart(act.asked, actor)) throw new AppError('obligation.self-withdraw');
}

/** The period that holds a day. */
export function periodAt(periods: readonly Period[], day: PlainDate): Period | undefined {
  return periods.find(({ from, to }) => from <= day && day <= to);
}
