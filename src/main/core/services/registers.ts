import { and, eq } from 'drizzle-orm';
import type { RegisterQuery, RegisterRecord, RegisterRow } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { pageRows } from '../store/queries/register-page.ts';
import { recordMerges } from '../store/schema/register-engine.ts';
import { isErased } from './erased.ts';
import { changesBetween, listHistory } from './history.ts';
import type { HistoryLine } from './history.ts';
import { businessRole, refNames, showRow } from './masks.ts';
import { listRecordFiles } from './record-files.ts';
import { cachedCount } from './register-counts.ts';
import { formReader } from './register-forms.ts';
import { getAnyRow, getRow, markRow, storeRow } from './register-rows.ts';
import { refuseDuplicates } from './registers-duplicates.ts';
import { summariseRelations } from './relations.ts';
import { scopeOf } from './scope.ts';

type ListInput = RegisterQuery & { offset: number; limit: number };

/** A page of the rows the account may see. */
export function listRegister(
  ctx: RecordsContext,
  register: Register,
  { offset, limit, ...query }: ListInput,
): { rows: RegisterRow[]; total: number; matching: number; names: Record<string, string> } {
  const scope = scopeOf(ctx, register);
  const rows = pageRows(ctx.db, { register, scope, query }, { offset, limit });
  const all: RegisterQuery = { search: '', filters: {}, includeRemoved: false };
  return {
    rows: rows.map((row) => showRow(ctx, register, row)),
    total: cachedCount(ctx, { register, scope, query: all }),
    matching: cachedCount(ctx, { register, scope, query }),
    names: refNames(
      ctx,
      register,
      rows.map(({ values }) => values),
    ),
  };
}

/**
 * One row with all that hangs on it, a removed one too: who may find it in the list may read why it left. Whoever opens a
 * person's row is noted (个人信息保护法 §28, §55).
 */
export function getRecord(ctx: RecordsContext, register: Register, id: string) {
  const row = getAnyRow(ctx, register, id);
  if (register.isSensitive)
    act(ctx, { action: 'registers.view', objectType: register.id, objectId: id }, () => undefined);
  const history = listHistory(ctx, register, id, businessRole(ctx));
  return {
    ...showRow(ctx, register, row),
    history,
    removal: row.isRemoved ? removalOf(ctx, register, id, history) : null,
    files: listRecordFiles(ctx, register, id),
    names: refNames(ctx, register, [row.values]),
    relations: summariseRelations(ctx, register, row),
  };
}

const leaving: ReadonlySet<HistoryLine['action']> = new Set(['removed', 'merged', 'import-undone', 'erased']);

/** The line of its history that took a row out, and the row that it was merged into. */
function removalOf(ctx: RecordsContext, register: Register, id: string, history: readonly HistoryLine[]) {
  const line = history.find(({ action, mergedFrom }) => mergedFrom === null && leaving.has(action));
  const merged = ctx.db
    .select()
    .from(recordMerges)
    .where(and(eq(recordMerges.register, register.id), eq(recordMerges.droppedId, id)))
    .get();
  if (!line) return null;
  const { at, handler, typist, reason } = line;
  return {
    at,
    by: handler ?? typist,
    reason: reason ?? '',
    mergedInto: merged?.keptId ?? null,
    isErased: isErased(ctx, register, id),
  };
}

type SaveInput = {
  id?: string | undefined;
  revision?: number | undefined;
  values: RegisterRecord;
  acceptLikely: boolean;
};

/**
 * @throws AppError `input.invalid`, `record.missing`, `record.stale`, `register.out-of-scope`, `register.duplicate`,
 *   `register.likely-duplicate`.
 */
export function saveRecord(
  ctx: RecordsContext,
  register: Register,
  input: SaveInput,
): { id: string; revision: number } {
  const before = input.id === undefined ? undefined : getRow(ctx, register, input.id);
  const values = formReader(ctx, register)(input.values, before);
  refuseDuplicates(ctx, register, { values, own: before, acceptLikely: input.acceptLikely });
  if (before && input.revision !== undefined && input.revision !== before.revision)
    throw new AppError('record.stale');
  const id = before?.id ?? ctx.ports.random.uuid();
  const fields = changesBetween(register, before?.values ?? null, values).map(({ field }) => field);
  if (before && fields.length === 0) return { id, revision: before.revision };
  const trace = { action: 'registers.save', objectType: register.id, objectId: id, fields };
  return act(ctx, trace, () =>
    storeRow(ctx, register, { before, id, values }, before ? 'changed' : 'created'),
  );
}

/** Soft removal: the row leaves the lists and stays in the store with its reason. @throws AppError `record.missing`. */
export function removeRecord(
  ctx: RecordsContext,
  register: Register,
  input: { id: string; reason: string },
): void {
  const row = getRow(ctx, register, input.id);
  act(ctx, { action: 'registers.remove', objectType: register.id, objectId: row.id }, () =>
    markRow(ctx, register, row, { isRemoved: true, reason: input.reason, action: 'removed' }),
  );
}
