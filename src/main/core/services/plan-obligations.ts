import { eq } from 'drizzle-orm';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Settled } from '#shared/domain/obligation/rule.ts';
import type { PlanConfirmation } from '#shared/domain/plan/confirm.ts';
import { subjectOf } from '#shared/domain/plan/subject.ts';
import { nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { obligations, obligationVersions } from '../store/schema/obligations.ts';
import { listDemands } from './demands.ts';
import type { Demand } from './demands.ts';
import type { DutyIds } from './plan-groups.ts';

/** Said of an obligation that a plan confirmed again no longer holds. */
export const LEFT_PLAN = '重新确认的方案里没有这一项';

/**
 * What the plan demands every week, month, … Only inside an act. The same demand keeps its id and 启用日 when the plan is
 * confirmed again, and a rule the office settled itself; another number of times is a new version from today on; one that
 * is no longer in the plan stops, and stays on record with its misses.
 */
export function storeObligations(
  ctx: RecordsContext,
  campaignId: string,
  input: PlanConfirmation,
  dutyIds: DutyIds,
): void {
  const { db } = ctx;
  const known = listDemands(db, campaignId).filter(({ source }) => source === 'plan');
  const kept = new Set<string>();
  for (const [ordinal, demand] of input.draft.obligations.entries()) {
    const dutyId =
      demand.group === null || demand.duty === null
        ? null
        : (dutyIds.get(demand.group)?.get(demand.duty) ?? null);
    const { text, every, times } = demand;
    const same = known.find(
      (row) => !kept.has(row.id) && row.text === text && row.versions[0]?.every === every,
    );
    if (same) {
      kept.add(same.id);
      db.update(obligations).set({ dutyId, ordinal }).where(eq(obligations.id, same.id)).run();
      keepRule(ctx, same, { every, times });
      continue;
    }
    const id = ctx.ports.random.uuid();
    kept.add(id);
    const subject = subjectOf(text, every);
    db.insert(obligations).values({ id, campaignId, dutyId, ordinal, text, subject, source: 'plan' }).run();
    addVersion(ctx, id, { effectiveOn: input.effectiveOn, every, times, reason: '方案规定' });
  }
  for (const row of known.filter(({ id, latest }) => !kept.has(id) && latest.every !== 'none')) {
    const end = { effectiveOn: today(ctx.ports), every: 'none', times: null, reason: LEFT_PLAN } as const;
    addVersion(ctx, row.id, end);
  }
}

/** Takes up again what had left the plan, and the plan's own number of times where the office did not settle another. */
function keepRule(
  ctx: RecordsContext,
  { id, latest, versions }: Demand,
  wanted: { every: Settled; times: number | null },
): void {
  const hadLeft = latest.every === 'none' && latest.reason === LEFT_PLAN;
  const standing = hadLeft ? versions.at(-2) : latest;
  const fromPlan = versions.findLast(({ reason }) => reason !== LEFT_PLAN);
  const isSettledHere = versions.length > 1 && fromPlan?.reason !== '方案规定';
  const rule = isSettledHere && standing ? { every: standing.every, times: standing.times } : wanted;
  if (!hadLeft && rule.every === latest.every && rule.times === latest.times) return;
  addVersion(ctx, id, { effectiveOn: today(ctx.ports), ...rule, reason: '方案规定' });
}

type NewVersion = {
  effectiveOn: PlainDate;
  every: Settled;
  times: number | null;
  reason: string;
  rounds?: VersionRounds;
  handlerId?: string;
};
type VersionRounds = (typeof obligationVersions.$inferSelect)['rounds'];

/** The next version of an obligation's rule; only inside an act. */
export function addVersion(ctx: RecordsContext, obligationId: string, version: NewVersion): void {
  const { db } = ctx;
  const { length } = db
    .select({ id: obligationVersions.id })
    .from(obligationVersions)
    .where(eq(obligationVersions.obligationId, obligationId))
    .all();
  db.insert(obligationVersions)
    .values({
      id: ctx.ports.random.uuid(),
      obligationId,
      ordinal: length + 1,
      enteredOn: today(ctx.ports),
      rounds: version.rounds ?? [],
      handlerId: version.handlerId ?? ctx.actor.personId,
      accountId: ctx.session.accountId,
      at: nowIso(ctx.ports),
      effectiveOn: version.effectiveOn,
      every: version.every,
      times: version.times,
      reason: version.reason,
    })
    .run();
}
