import { and, eq } from 'drizzle-orm';
import type { RegisterValue } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { z } from 'zod';
import { act } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { recordMerges } from '../store/schema/register-engine.ts';
import { changesBetween } from './history.ts';
import { plainValues } from './masks.ts';
import { refuseDuplicates } from './registers-duplicates.ts';
import { getAnyRow, getRow, markRow, storeRow } from './register-rows.ts';
import { formReader } from './register-forms.ts';

type Bulk = {
  ids: readonly string[];
  change:
    | { kind: 'set'; field: string; value: z.infer<typeof RegisterValue> }
    | { kind: 'remove'; reason: string };
};

/**
 * One change to many rows in one act: all or none, a history line for each (23 children get a new helper).
 * @returns how many rows it really changed. @throws AppError `record.missing`, `input.invalid`, `register.duplicate`,
 *   `access.denied` when an officer would remove.
 */
export function changeMany(
  ctx: RecordsContext,
  register: Register,
  { ids, change }: Bulk,
): { changed: number } {
  if (change.kind === 'remove' && ctx.actor.role === 'officer') throw new AppError('access.denied');
  const rows = [...new Set(ids)].map((id) => getRow(ctx, register, id));
  const trace = {
    action: 'registers.bulk',
    objectType: register.id,
    objectId: `${rows.length}`,
    fields: change.kind === 'set' ? [change.field] : [],
  };
  const read = formReader(ctx, register);
  return act(ctx, trace, () => {
    let changed = 0;
    for (const row of rows) {
      if (change.kind === 'remove') {
        markRow(ctx, register, row, { isRemoved: true, reason: change.reason, action: 'removed' });
        changed += 1;
        continue;
      }
      const sent = { ...plainValues(row.values), [change.field]: change.value };
      const values = read(sent, row);
      if (changesBetween(register, row.values, values).length === 0) continue;
      refuseDuplicates(ctx, register, { values, own: row, acceptLikely: true });
      storeRow(ctx, register, { before: row, id: row.id, values }, 'changed');
      changed += 1;
    }
    return { changed };
  });
}

/** Takes a removed row back. @throws AppError `record.missing`, `register.merged`, `register.duplicate`. */
export function restoreRecord(
  ctx: RecordsContext,
  register: Register,
  id: string,
): { id: string; revision: number } {
  const row = getAnyRow(ctx, register, id);
  if (!row.isRemoved) throw new AppError('record.missing');
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
