import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { MOST_MARKED } from '#shared/contract/registers.ts';
import type { RegisterQuery, RegisterValue } from '#shared/contract/registers.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { act } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { countRows, pageIds } from '../store/queries/register-page.ts';
import { findRows } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { recordMerges } from '../store/schema/register-engine.ts';
import { assertNotErased } from './erased.ts';
import { changesBetween } from './history.ts';
import { plainValues } from './masks.ts';
import { refuseDuplicates } from './registers-duplicates.ts';
import { getAnyRow, markRow, storeRow } from './register-rows.ts';
import { formReader } from './register-forms.ts';
import { scopeOf } from './scope.ts';

type Change =
  | { kind: 'set'; field: string; value: z.infer<typeof RegisterValue> }
  | { kind: 'remove'; reason: string };

/**
 * One change to every row that fits, in one act: all or none, a history line for each (23 children get a new helper).
 * @returns how many rows it really changed. @throws AppError `record.missing` when one of the marked rows is out of reach,
 *   `register.too-many`, `input.invalid`, `register.bulk-refused`, `access.denied` when an officer would remove.
 */
export function changeMany(
  ctx: RecordsContext,
  register: Register,
  { query, change }: { query: RegisterQuery; change: Change },
): { changed: number } {
  if (change.kind === 'remove' && ctx.actor.role === 'officer') throw new AppError('access.denied');
  const rows = rowsToChange(ctx, register, query);
  const trace = {
    action: 'registers.bulk',
    objectType: register.id,
    objectId: `${rows.length}`,
    fields: change.kind === 'set' ? [change.field] : [],
  };
  return act(ctx, trace, () => {
    if (change.kind === 'set') return { changed: setField(ctx, register, rows, change) };
    for (const row of rows)
      markRow(ctx, register, row, { isRemoved: true, reason: change.reason, action: 'removed' });
    return { changed: rows.length };
  });
}

function rowsToChange(ctx: RecordsContext, register: Register, query: RegisterQuery): StoredRow[] {
  const scope = scopeOf(ctx, register);
  if (query.ids !== undefined) {
    const marked = { search: '', filters: {}, includeRemoved: false, ids: query.ids };
    const held = countRows(ctx.db, { register, scope, query: marked });
    if (held < new Set(query.ids).size) throw new AppError('record.missing');
  }
  const ids = pageIds(ctx.db, { register, scope, query: { ...query, includeRemoved: false } });
  if (ids.length > MOST_MARKED)
    throw new AppError('register.too-many', { count: ids.length, limit: MOST_MARKED });
  return findRows(ctx.db, register, ids);
}

type Refusal = { row: StoredRow; error: AppError };

function setField(
  ctx: RecordsContext,
  register: Register,
  rows: readonly StoredRow[],
  { field, value }: { field: string; value: z.infer<typeof RegisterValue> },
): number {
  const read = formReader(ctx, register);
  const refusals: Refusal[] = [];
  let changed = 0;
  for (const row of rows) {
    try {
      const values = read({ ...plainValues(row.values), [field]: value }, row);
      if (storeChanged(ctx, register, row, values)) changed += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusals.push({ row, error });
    }
  }
  if (refusals.length > 0) throw refusalOf(register, field, { rows, refusals });
  return changed;
}

function storeChanged(ctx: RecordsContext, register: Register, row: StoredRow, values: FieldValues): boolean {
  if (changesBetween(register, row.values, values).length === 0) return false;
  refuseDuplicates(ctx, register, { values, own: row, acceptLikely: true });
  storeRow(ctx, register, { before: row, id: row.id, values }, 'changed');
  return true;
}

const MOST_NAMED = 5;
const MOST_REASONS = 3;

type Refused = { rows: readonly StoredRow[]; refusals: readonly Refusal[] };

/** A value that no row takes is wrong by itself and said beside its field; otherwise which rows do not take it, and why. */
function refusalOf(register: Register, field: string, { rows, refusals }: Refused): AppError {
  const [first] = refusals;
  const reasons = new Set(refusals.map(({ error }) => reasonOf(error)));
  const isOwn = first?.error.fields?.[`values.${field}`] !== undefined;
  if (first && isOwn && refusals.length === rows.length && reasons.size === 1) return first.error;
  const titles = refusals.slice(0, MOST_NAMED).map(({ row }) => titleOf(register, row));
  const more = refusals.length > MOST_NAMED ? ` 等 ${refusals.length} 条` : '';
  const why = [...reasons].slice(0, MOST_REASONS).join('；');
  const sentence = `${titles.join('、')}${more}：${why}`;
  return new AppError('register.bulk-refused', { count: refusals.length }, { rows: sentence });
}

function titleOf(register: Register, row: StoredRow): string {
  return `“${String(row.values[register.titleField] ?? '')}”`;
}

function reasonOf({ code, params, fields }: AppError): string {
  const [beside] = Object.values(fields ?? {});
  return (beside ?? describeError(code, params)).replace(/。$/, '');
}

/** Takes a removed row back. @throws AppError `record.missing`, `register.merged`, `register.duplicate`, `erase.done`. */
export function restoreRecord(
  ctx: RecordsContext,
  register: Register,
  id: string,
): { id: string; revision: number } {
  const row = getAnyRow(ctx, register, id);
  if (!row.isRemoved) throw new AppError('record.missing');
  assertNotErased(ctx, register, id);
  const isMerged = ctx.db
    .select()
    .from(recordMerges)
    .where(and(eq(recordMerges.register, register.id), eq(recordMerges.droppedId, id)))
    .get();
  if (isMerged) throw new AppError('register.merged');
  refuseDuplicates(ctx, register, { values: row.values, own: row, acceptLikely: true });
  return act(ctx, { action: 'registers.restore', objectType: register.id, objectId: id }, () =>
    markRow(ctx, register, row, { isRemoved: false, reason: null, action: 'restored' }),
  );
}
