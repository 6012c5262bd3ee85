import { and, eq, inArray } from 'drizzle-orm';
import type { PlanDraft, PlanGroup } from '#shared/domain/plan/plan-draft.ts';
import type { RecordsContext } from '../context.ts';
import { obligations } from '../store/schema/obligations.ts';
import { duties, groupUnits, workingGroups } from '../store/schema/plan.ts';
import { problems } from '../store/schema/work.ts';

/** Turns a name of the plan into units: an alias into its unit, a collective into what it stands for. */
export type UnitReader = (names: readonly string[]) => string[];

/** `group name` → duty number → duty id. */
export type DutyIds = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** Groups by name, duties by number: what is the same keeps its id. Only inside an act. */
export function storeGroups(
  ctx: RecordsContext,
  campaignId: string,
  draft: PlanDraft,
  read: UnitReader,
): DutyIds {
  const known = ctx.db.select().from(workingGroups).where(eq(workingGroups.campaignId, campaignId)).all();
  const names = new Set(draft.groups.map(({ name }) => name));
  for (const group of known.filter(({ name }) => !names.has(name))) removeGroup(ctx, group.id);
  return new Map(
    draft.groups.map((group, ordinal) => {
      const id = known.find(({ name }) => name === group.name)?.id ?? ctx.ports.random.uuid();
      storeGroup(ctx, { id, campaignId, ordinal, group, isNew: !known.some((row) => row.id === id) });
      storeGroupUnits(ctx, id, group, read);
      return [group.name, storeDuties(ctx, id, group)];
    }),
  );
}

type Stored = { id: string; campaignId: string; ordinal: number; group: PlanGroup; isNew: boolean };

function storeGroup(ctx: RecordsContext, { id, campaignId, ordinal, group, isNew }: Stored): void {
  const values = { ordinal, head: group.head, deputies: group.deputies };
  if (isNew)
    ctx.db
      .insert(workingGroups)
      .values({ id, campaignId, name: group.name, ...values })
      .run();
  else ctx.db.update(workingGroups).set(values).where(eq(workingGroups.id, id)).run();
}

function storeGroupUnits(ctx: RecordsContext, groupId: string, group: PlanGroup, read: UnitReader): void {
  ctx.db.delete(groupUnits).where(eq(groupUnits.groupId, groupId)).run();
  for (const unitId of read(group.leadUnits))
    ctx.db.insert(groupUnits).values({ groupId, unitId, part: 'lead' }).run();
  for (const unitId of read(group.responsibleUnits))
    ctx.db.insert(groupUnits).values({ groupId, unitId, part: 'responsible' }).run();
}

function storeDuties(ctx: RecordsContext, groupId: string, group: PlanGroup): ReadonlyMap<number, string> {
  const known = ctx.db.select().from(duties).where(eq(duties.groupId, groupId)).all();
  const numbers = new Set(group.duties.map(({ no }) => no));
  removeDuties(
    ctx,
    known.filter(({ no }) => !numbers.has(no)).map(({ id }) => id),
  );
  return new Map(
    group.duties.map(({ no, text }) => {
      const before = known.find((duty) => duty.no === no);
      const id = before?.id ?? ctx.ports.random.uuid();
      if (before)
        ctx.db
          .update(duties)
          .set({ text })
          .where(and(eq(duties.id, id)))
          .run();
      else ctx.db.insert(duties).values({ id, groupId, no, text }).run();
      return [no, id];
    }),
  );
}

/** Obligations and problems outlive the clause they came from: periods, misses and fixes stay on record. */
function removeDuties(ctx: RecordsContext, ids: readonly string[]): void {
  if (ids.length === 0) return;
  ctx.db
    .update(obligations)
    .set({ dutyId: null })
    .where(inArray(obligations.dutyId, [...ids]))
    .run();
  ctx.db
    .update(problems)
    .set({ dutyId: null })
    .where(inArray(problems.dutyId, [...ids]))
    .run();
  ctx.db
    .delete(duties)
    .where(inArray(duties.id, [...ids]))
    .run();
}

function removeGroup(ctx: RecordsContext, groupId: string): void {
  removeDuties(
    ctx,
    ctx.db
      .select()
      .from(duties)
      .where(eq(duties.groupId, groupId))
      .all()
      .map(({ id }) => id),
  );
  ctx.db.delete(groupUnits).where(eq(groupUnits.groupId, groupId)).run();
  ctx.db.delete(workingGroups).where(eq(workingGroups.id, groupId)).run();
}
