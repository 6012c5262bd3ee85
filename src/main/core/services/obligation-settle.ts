import { and, eq, isNull } from 'drizzle-orm';
import type { SettleInput } from '#shared/contract/obligations.ts';
import { checkSettling } from '#shared/domain/obligation/obligation-rules.ts';
import { perLabels } from '#shared/domain/obligation/rule.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { obligationActs, obligations, obligationUnits } from '../store/schema/obligations.ts';
import { duties, groupUnits } from '../store/schema/plan.ts';
import { findCampaign, findDemand, listDemands } from './demands.ts';
import type { Demand } from './demands.ts';
import { assertUnit, getHandler } from './organisation.ts';
import { addVersion } from './plan-obligations.ts';

/**
 * Settles an obligation's rhythm from its next whole period on, or that it has none. Without an id a new one is made, for
 * a clause of the plan or by hand. @throws AppError `obligation.*`, `record.missing`, `person.missing`.
 */
export function settleObligation(ctx: RecordsContext, input: SettleInput): { id: string } {
  const campaign = findCampaign(ctx.db);
  if (!campaign) throw new AppError('obligation.no-plan');
  const handler = getHandler(ctx, input.handlerId);
  for (const unitId of [...input.unitIds, ...(input.unitId === null ? [] : [input.unitId])])
    assertUnit(ctx.db, unitId);
  const known = input.id === undefined ? undefined : findDemand(ctx.db, input.id);
  if (input.id !== undefined && known?.campaignId !== campaign.id) throw new AppError('record.missing');
  const duty = input.dutyId === null ? undefined : dutyOf(ctx, input.dutyId);
  const next = {
    effectiveOn: input.effectiveOn ?? today(ctx.ports),
    every: input.every,
    times: input.every === 'none' ? null : input.times,
  };
  checkSettling(known?.latest, next, today(ctx.ports));
  if (known) refuseOtherSubject(ctx, known, input);
  const id = known?.id ?? ctx.ports.random.uuid();
  const trace = {
    action: 'obligations.settle',
    objectType: 'obligation',
    objectId: id,
    fields: ['every', 'times', 'rounds', 'reason'],
    handler: { id: handler.personId, name: handler.name },
  };
  act(ctx, trace, () => {
    const { subject, byItem, unitId } = input;
    if (known) {
      ctx.db.update(obligations).set({ subject, byItem, unitId }).where(eq(obligations.id, id)).run();
    } else {
      ctx.db
        .insert(obligations)
        .values({
          id,
          campaignId: campaign.id,
          dutyId: input.dutyId,
          ordinal: listDemands(ctx.db, campaign.id).length,
          text: input.text === '' ? (duty?.text ?? '') : input.text,
          subject,
          byItem,
          source: 'office',
          unitId,
        })
        .run();
    }
    if (subject === 'unit') keepUnits(ctx, id, unitsFor(ctx, input, known));
    const { reason, rounds } = input;
    addVersion(ctx, id, { ...next, reason, rounds, handlerId: handler.personId });
  });
  return { id };
}

function dutyOf({ db }: RecordsContext, id: string): typeof duties.$inferSelect {
  const duty = db.select().from(duties).where(eq(duties.id, id)).get();
  if (!duty) throw new AppError('record.missing');
  return duty;
}

/** For whom it is owed is fixed once it was counted: another way of counting is another obligation. */
function refuseOtherSubject(ctx: RecordsContext, known: Demand, input: SettleInput): void {
  if (known.subject === input.subject && known.byItem === input.byItem) return;
  const wasSettled = known.versions.some(({ times }) => times !== null);
  const hasActs = ctx.db
    .select({ id: obligationActs.id })
    .from(obligationActs)
    .where(eq(obligationActs.obligationId, known.id))
    .get();
  if (wasSettled || hasActs)
    throw new AppError('obligation.subject-fixed', { per: perLabels[known.subject] });
}

/** The units named, else those that owe it already, else those of the duty's group. */
function unitsFor(ctx: RecordsContext, input: SettleInput, known: Demand | undefined): string[] {
  if (input.unitIds.length > 0) return input.unitIds;
  const standing = known ? openUnits(ctx, known.id) : [];
  if (standing.length > 0) return standing;
  return groupUnitsOf(ctx, known?.dutyId ?? input.dutyId);
}

function openUnits({ db }: RecordsContext, obligationId: string): string[] {
  const isOpen = and(eq(obligationUnits.obligationId, obligationId), isNull(obligationUnits.toOn));
  return db
    .select({ unitId: obligationUnits.unitId })
    .from(obligationUnits)
    .where(isOpen)
    .all()
    .map(({ unitId }) => unitId);
}

export function groupUnitsOf({ db }: RecordsContext, dutyId: string | null): string[] {
  if (dutyId === null) return [];
  return db
    .selectDistinct({ unitId: groupUnits.unitId })
    .from(groupUnits)
    .innerJoin(duties, eq(duties.groupId, groupUnits.groupId))
    .where(eq(duties.id, dutyId))
    .all()
    .map(({ unitId }) => unitId);
}

/** Who owes it from today on; those who leave keep what they missed. Only inside an act. */
export function keepUnits(ctx: RecordsContext, obligationId: string, wanted: readonly string[]): void {
  const day = today(ctx.ports);
  const standing = openUnits(ctx, obligationId);
  for (const unitId of standing.filter((id) => !wanted.includes(id))) {
    ctx.db
      .update(obligationUnits)
      .set({ toOn: day })
      .where(
        and(
          eq(obligationUnits.obligationId, obligationId),
          eq(obligationUnits.unitId, unitId),
          isNull(obligationUnits.toOn),
        ),
      )
      .run();
  }
  for (const unitId of wanted.filter((id) => !standing.includes(id))) {
    ctx.db
      .insert(obligationUnits)
      .values({ obligationId, unitId, fromOn: day })
      .onConflictDoUpdate({
        target: [obligationUnits.obligationId, obligationUnits.unitId, obligationUnits.fromOn],
        set: { toOn: null },
      })
      .run();
  }
}
