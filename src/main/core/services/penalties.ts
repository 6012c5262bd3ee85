import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Penalty } from '#shared/contract/checks.ts';
import { checkPenalty, PenaltyKind } from '#shared/domain/inspection/penalty.ts';
import type { PenaltyDraft } from '#shared/domain/inspection/penalty.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { inspectionPenalties } from '../store/schema/checklists.ts';
import { inspections } from '../store/schema/work.ts';
import { getHandler, personNames, typistNames } from './organisation.ts';
import { getSetting } from './settings.ts';
import { assertInspection } from './work-scope.ts';

type Added = { id: string; penalty: PenaltyDraft; handlerId?: string | undefined };

/** @throws AppError `record.missing`, `person.missing`, `penalty.*`. */
export function addPenalty(
  ctx: RecordsContext,
  { id: inspectionId, penalty, handlerId }: Added,
): { id: string } {
  assertInspection(ctx, inspectionId);
  const row = ctx.db.select().from(inspections).where(eq(inspections.id, inspectionId)).get();
  if (!row) throw new AppError('record.missing');
  const handler = getHandler(ctx, handlerId);
  checkPenalty(penalty, {
    inspectedOn: row.inspectedOn,
    today: today(ctx.ports),
    townName: getSetting(ctx.desk.officeDb, 'townName'),
  });
  const isKnown = penaltiesOf(ctx, [inspectionId])
    .get(inspectionId)
    ?.some(({ organ, number }) => organ === penalty.organ && number === penalty.number);
  if (isKnown === true) throw new AppError('penalty.known');
  const id = ctx.ports.random.uuid();
  const trace = {
    action: 'checks.addPenalty',
    objectType: 'inspection',
    objectId: inspectionId,
    fields: Object.keys(penalty),
    handler: { id: handler.personId, name: handler.name },
  };
  act(ctx, trace, () =>
    ctx.db
      .insert(inspectionPenalties)
      .values({
        id,
        inspectionId,
        ...penalty,
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
        enteredAt: nowIso(ctx.ports),
      })
      .run(),
  );
  return { id };
}

/** @throws AppError `record.missing` for one that was taken back already, too. */
export function withdrawPenalty(ctx: RecordsContext, id: string, reason: string): void {
  const row = ctx.db
    .select()
    .from(inspectionPenalties)
    .where(and(eq(inspectionPenalties.id, id), isNull(inspectionPenalties.withdrawnAt)))
    .get();
  if (!row) throw new AppError('record.missing');
  assertInspection(ctx, row.inspectionId);
  const trace = { action: 'checks.withdrawPenalty', objectType: 'inspection', objectId: row.inspectionId };
  act(ctx, trace, () =>
    ctx.db
      .update(inspectionPenalties)
      .set({ withdrawnAt: nowIso(ctx.ports), withdrawnReason: reason })
      .where(eq(inspectionPenalties.id, id))
      .run(),
  );
}

/** The penalties that stand, by inspection. */
export function penaltiesOf(ctx: RecordsContext, inspectionIds: readonly string[]): Map<string, Penalty[]> {
  const rows = ctx.db
    .select()
    .from(inspectionPenalties)
    .where(
      and(
        inArray(inspectionPenalties.inspectionId, [...inspectionIds]),
        isNull(inspectionPenalties.withdrawnAt),
      ),
    )
    .orderBy(inspectionPenalties.decidedOn)
    .all();
  const person = personNames(ctx.db);
  const typist = typistNames(ctx);
  const described = rows.map((row) => ({
    inspectionId: row.inspectionId,
    penalty: {
      id: row.id,
      organ: row.organ,
      authority: row.authority,
      number: row.number,
      decidedOn: row.decidedOn,
      kind: PenaltyKind.parse(row.kind),
      amount: row.amount,
      handlerName: person(row.handlerId),
      typistName: typist(row.accountId),
      enteredAt: row.enteredAt,
    },
  }));
  const grouped = Map.groupBy(described, ({ inspectionId }) => inspectionId);
  return new Map([...grouped].map(([id, list]) => [id, list.map(({ penalty }) => penalty)]));
}
