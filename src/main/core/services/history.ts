import { and, desc, eq } from 'drizzle-orm';
import type { FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { recordHistory } from '../store/schema/registers.ts';
import { personNames, typistNames } from './organisation.ts';

export type Change = { field: string; before: FieldValue; after: FieldValue };

type HistoryAction = (typeof recordHistory.$inferSelect)['action'];

type Noted = {
  recordId: string;
  revision: number;
  action: HistoryAction;
  changes: readonly Change[];
  reason?: string;
  batchId?: string;
};

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

export function listHistory(ctx: RecordsContext, register: Register, recordId: string) {
  const typist = typistNames(ctx);
  const person = personNames(ctx.db);
  return ctx.db
    .select()
    .from(recordHistory)
    .where(and(eq(recordHistory.register, register.id), eq(recordHistory.recordId, recordId)))
    .orderBy(desc(recordHistory.revision), desc(recordHistory.at))
    .all()
    .map((row) => ({
      at: row.at,
      handler: row.handlerId ? person(row.handlerId) : null,
      typist: typist(row.accountId),
      action: row.action,
      changes: (JSON.parse(row.changes) as Change[]).map(({ field, before, after }) => ({
        field,
        before: plain(before),
        after: plain(after),
      })),
      reason: row.reason,
      mergedFrom: null,
    }));
}

function plain(value: FieldValue): string | number | boolean | string[] | null {
  return typeof value === 'object' && value !== null ? [...value] : value;
}
