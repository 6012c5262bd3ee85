import { and, eq, isNull } from 'drizzle-orm';
import type { RegisterRecord } from '#shared/contract/registers.ts';
import { namesOf, withAliases } from '#shared/registers/aliases.ts';
import { relationsTo } from '#shared/registers/relations.ts';
import type { FieldValue, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { columnOf, findRows, tableOf } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { recordFiles, recordMerges } from '../store/schema/register-engine.ts';
import { refuseDuplicates } from './registers-duplicates.ts';
import { getRow, markRow, storeRow } from './register-rows.ts';
import { plainValues } from './masks.ts';
import { formReader } from './register-forms.ts';
import { movePointers } from './row-uses.ts';

type Pair = { keepId: string; dropId: string };
type Merge = Pair & { values: RegisterRecord; taken: readonly string[] };

/** Keys of the fields in which the two rows differ, looked at without their masks. @throws AppError `record.missing`. */
export function compareRecords(ctx: RecordsContext, register: Register, { keepId, dropId }: Pair): string[] {
  const [keep, drop] = [getRow(ctx, register, keepId), getRow(ctx, register, dropId)];
  return register.fields
    .map(({ key }) => key)
    .filter((key) => comparable(keep.values[key]) !== comparable(drop.values[key]));
}

/** An empty list and an empty line say as little as nothing. */
function comparable(value: FieldValue | undefined): string {
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return JSON.stringify(isEmpty ? null : value);
}

/**
 * One row out of two that mean the same. The kept row takes the values a person chose and everything that hung on the
 * other: files, references, checks, problems, names. The other leaves the register; its history is shown with the kept row's.
 * @throws AppError `record.missing`, `register.merge-self`, `input.invalid`, `register.duplicate` with a third row.
 */
export function mergeRecords(
  ctx: RecordsContext,
  register: Register,
  { keepId, dropId, values: sent, taken }: Merge,
): { id: string; revision: number } {
  if (keepId === dropId) throw new AppError('register.merge-self');
  const keep = getRow(ctx, register, keepId);
  const drop = getRow(ctx, register, dropId);
  const read = formReader(ctx, register)({ ...sent, ...valuesOf(drop, taken) }, keep);
  const values = withAliases(register, read, namesOf(register, drop.values));
  const trace = { action: 'registers.merge', objectType: register.id, objectId: keepId, fields: [dropId] };
  return act(ctx, trace, () => {
    const reason = `与“${titleOf(register, keep)}”重复，已合并`;
    markRow(ctx, register, drop, { isRemoved: true, reason, action: 'merged' });
    refuseDuplicates(ctx, register, { values, own: keep, acceptLikely: true });
    const kept = storeRow(
      ctx,
      register,
      { before: keep, id: keepId, values, reason: `并入“${titleOf(register, drop)}”` },
      'merged',
    );
    noteMerge(ctx, register, drop, keepId);
    moveFiles(ctx, register, dropId, keepId);
    moveReferences(ctx, register, dropId, keepId);
    movePointers(ctx.records, register, dropId, keepId);
    return kept;
  });
}

function titleOf(register: Register, row: StoredRow): string {
  return String(row.values[register.titleField] ?? '');
}

function valuesOf({ values }: StoredRow, keys: readonly string[]): RegisterRecord {
  const own = plainValues(values);
  return Object.fromEntries(keys.map((key) => [key, own[key] ?? null]));
}

function noteMerge(ctx: RecordsContext, register: Register, drop: StoredRow, keptId: string): void {
  const { db } = ctx;
  // What was merged into the dropped row earlier now belongs to the kept one.
  db.update(recordMerges)
    .set({ keptId })
    .where(and(eq(recordMerges.register, register.id), eq(recordMerges.keptId, drop.id)))
    .run();
  db.insert(recordMerges)
    .values({
      register: register.id,
      droppedId: drop.id,
      keptId,
      title: titleOf(register, drop),
      at: nowIso(ctx.ports),
      accountId: ctx.session.accountId,
    })
    .run();
}

function moveFiles(ctx: RecordsContext, register: Register, dropId: string, keepId: string): void {
  const of = (id: string) => and(eq(recordFiles.register, register.id), eq(recordFiles.recordId, id));
  for (const file of ctx.db.select().from(recordFiles).where(of(dropId)).all()) {
    ctx.db
      .insert(recordFiles)
      .values({ ...file, recordId: keepId })
      .onConflictDoNothing()
      .run();
  }
  ctx.db.delete(recordFiles).where(of(dropId)).run();
}

/** Rows of other registers that named the dropped row now name the kept one, each with its line of history. */
function moveReferences(ctx: RecordsContext, register: Register, dropId: string, keepId: string): void {
  for (const { from, field } of relationsTo(register)) {
    const table = tableOf(from);
    const ids = ctx.db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(columnOf(from, field.key), dropId), isNull(table.removedAt)))
      .all()
      .map(({ id }) => String(id));
    for (const row of findRows(ctx.db, from, ids)) {
      const values = { ...row.values, [field.key]: keepId };
      storeRow(ctx, from, { before: row, id: row.id, values, reason: '所指的两条已合并' }, 'changed');
    }
  }
}
