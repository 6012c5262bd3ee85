import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { isMasked, maskValue } from '#shared/domain/permissions/masking.ts';
import type { BusinessRole } from '#shared/domain/people/roles.ts';
import type { FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { isSettledLine } from '../store/queries/laid-out.ts';
import { recordMerges } from '../store/schema/register-engine.ts';
import { recordHistory } from '../store/schema/registers.ts';
import { personNames, typistNames } from './organisation.ts';

export type Change = { field: string; before: FieldValue; after: FieldValue };

export type HistoryAction = (typeof recordHistory.$inferSelect)['action'];

type Noted = {
  recordId: string;
  revision: number;
  action: HistoryAction;
  changes: readonly Change[];
  reason?: string;
  batchId?: string;
};

/** A line as it is shown. */
export type HistoryLine = ReturnType<typeof listHistory>[number];

/** What differs between two states of a row, field by field. */
export function changesBetween(register: Register, before: FieldValues | null, after: FieldValues): Change[] {
  return register.fields.flatMap(({ key }) => {
    const change = { field: key, before: before?.[key] ?? null, after: after[key] ?? null };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
}

/** Writes one line of a row's history; only inside an act. */
export function noteHistory(ctx: RecordsContext, register: Register, noted: Noted): void {
  ctx.db
    .insert(recordHistory)
    .values({
      id: ctx.ports.random.uuid(),
      register: register.id,
      recordId: noted.recordId,
      revision: noted.revision,
      at: nowIso(ctx.ports),
      handlerId: ctx.actor.personId,
      accountId: ctx.session.accountId,
      action: noted.action,
      changes: JSON.stringify(noted.changes),
      reason: noted.reason ?? null,
      batchId: noted.batchId ?? null,
    })
    .run();
}

/** The lines of a row and of the rows that were merged into it, newest first; masked fields stay masked. */
export function listHistory(ctx: RecordsContext, register: Register, recordId: string, role: BusinessRole) {
  const typist = typistNames(ctx);
  const person = personNames(ctx.db);
  const merged = new Map(
    ctx.db
      .select()
      .from(recordMerges)
      .where(and(eq(recordMerges.register, register.id), eq(recordMerges.keptId, recordId)))
      .all()
      .map(({ droppedId, title }) => [droppedId, title]),
  );
  const ids = [recordId, ...merged.keys()];
  return ctx.db
    .select()
    .from(recordHistory)
    .where(
      and(
        eq(recordHistory.register, register.id),
        inArray(recordHistory.recordId, ids),
        sql.raw(isSettledLine),
      ),
    )
    .orderBy(desc(recordHistory.at), desc(recordHistory.revision))
    .all()
    .map((row) => ({
      at: row.at,
      handler: row.handlerId ? person(row.handlerId) : null,
      typist: typist(row.accountId),
      action: row.action,
      changes: (JSON.parse(row.changes) as Change[]).map((change) => showChange(register, change, role)),
      reason: row.reason,
      mergedFrom: merged.get(row.recordId) ?? null,
    }));
}

function showChange(register: Register, { field: key, before, after }: Change, role: BusinessRole) {
  const field = register.fields.find((candidate) => candidate.key === key);
  const show = (value: FieldValue): FieldValue =>
    field?.sensitive !== undefined && isMasked(field, role) ? maskValue(field.sensitive, value) : value;
  return { field: key, before: plain(show(before)), after: plain(show(after)) };
}

function plain(value: FieldValue): string | number | boolean | string[] | null {
  return typeof value === 'object' && value !== null ? [...value] : value;
}
