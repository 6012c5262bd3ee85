import { and, eq, gt } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import type { FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { findRows, tableName } from '../store/queries/registers.ts';
import { importBatches, recordHistory } from '../store/schema/registers.ts';
import type { Change } from './history.ts';
import { dropStagedRows, moveStagedRows, stageRows } from './staged-rows.ts';
import type { StagedRow } from './staged-rows.ts';
import { isPointedAt } from './row-uses.ts';
import { assertKeeper, isOwn, scopeOf } from './scope.ts';

/**
 * Takes a whole batch back: new rows leave the register, changed rows get their former values. Rows somebody removed
 * since are left as they are.
 * @throws AppError `record.missing`, `import.undone`, `import.changed-since`, `import.in-use`; then nothing is undone.
 */
export async function undoImport(
  ctx: RecordsContext,
  getRegister: (id: string) => Register,
  input: { batchId: string; reason: string },
): Promise<{ removed: number; reverted: number }> {
  const batch = ctx.db.select().from(importBatches).where(eq(importBatches.id, input.batchId)).get();
  if (!batch) throw new AppError('record.missing');
  const register = getRegister(batch.register);
  assertKeeper(ctx, register);
  const draftId = `undo:${batch.id}`;
  refuseUndo(ctx, register, batch.id);
  dropStagedRows(ctx, draftId);
  const reverted = await stageFormer(ctx, register, batch.id, draftId);
  try {
    const removed = act(ctx, { action: 'imports.undo', objectType: register.id, objectId: batch.id }, () => {
      refuseUndo(ctx, register, batch.id); // others may have worked while the rows were laid out
      const actId = `${batch.id}:undone`;
      const { reason } = input;
      moveStagedRows(ctx, register, { draftId, actId, batchId: null, action: 'import-undone', reason });
      const count = removeCreated(ctx, register, batch.id, reason);
      ctx.db
        .update(importBatches)
        .set({ undoneAt: nowIso(ctx.ports) })
        .where(eq(importBatches.id, batch.id))
        .run();
      return count;
    });
    return { removed, reverted };
  } finally {
    dropStagedRows(ctx, draftId);
  }
}

const slice = 500;

/** Lays the former values of the changed rows out for the same move that stores an import. */
async function stageFormer(
  ctx: RecordsContext,
  register: Register,
  batchId: string,
  draftId: string,
): Promise<number> {
  const ofBatch = and(eq(recordHistory.batchId, batchId), gt(recordHistory.revision, 1));
  const lines = ctx.db
    .select({ recordId: recordHistory.recordId, changes: recordHistory.changes })
    .from(recordHistory)
    .where(ofBatch)
    .all();
  let staged = 0;
  for (let at = 0; at < lines.length; at += slice) {
    const part = lines.slice(at, at + slice);
    const changes = new Map(part.map((line) => [line.recordId, line.changes]));
    const rows = findRows(ctx.db, register, [...changes.keys()]).filter(({ isRemoved }) => !isRemoved);
    const former = rows.map((row, index): StagedRow => {
      const values = valuesBefore(row.values, changes.get(row.id) ?? '[]');
      const none = { shown: {}, problems: [] };
      return { row: at + index, verdict: 'changed', before: row, values, ...none };
    });
    stageRows(ctx, register, draftId, former);
    staged += former.length;
    await setImmediate();
  }
  return staged;
}

function valuesBefore(values: FieldValues, changes: string): FieldValues {
  const before = (JSON.parse(changes) as Change[]).map(({ field, before: value }): [string, FieldValue] => [
    field,
    value,
  ]);
  return { ...values, ...Object.fromEntries(before) };
}

/** @returns how many rows left the register. */
function removeCreated(ctx: RecordsContext, register: Register, batchId: string, reason: string): number {
  const at = nowIso(ctx.ports);
  const table = tableName(register);
  const { records } = ctx;
  // The history goes first: it still tells which of the rows are there.
  records
    .prepare(
      `INSERT INTO record_history
         (id, register, record_id, revision, at, handler_id, account_id, action, changes, reason, batch_id)
       SELECT line.id || ':undone', line.register, line.record_id, held.revision + 1, ?, ?, ?, 'import-undone', '[]', ?, NULL
       FROM record_history AS line JOIN ${table} AS held ON held.id = line.record_id
       WHERE line.batch_id = ? AND line.revision = 1 AND held.removed_at IS NULL`,
    )
    .run(at, ctx.actor.personId, ctx.session.accountId, reason, batchId);
  const created = 'SELECT record_id FROM record_history WHERE batch_id = ? AND revision = 1';
  const { changes } = records
    .prepare(
      `UPDATE ${table} SET removed_at = ?, updated_at = ?, revision = revision + 1
       WHERE removed_at IS NULL AND id IN (${created})`,
    )
    .run(at, at, batchId);
  records
    .prepare(`DELETE FROM record_keys WHERE register = ? AND record_id IN (${created})`)
    .run(register.id, batchId);
  return changes;
}

function refuseUndo(ctx: RecordsContext, register: Register, batchId: string): void {
  const batch = ctx.db.select().from(importBatches).where(eq(importBatches.id, batchId)).get();
  if (batch?.undoneAt !== null) throw new AppError('import.undone');
  const table = tableName(register);
  const held = `FROM record_history AS line JOIN ${table} AS held ON held.id = line.record_id
    WHERE line.batch_id = ? AND held.removed_at IS NULL`;
  refuseSome(ctx, register, 'import.changed-since', `${held} AND held.revision <> line.revision`, batchId);
  // A row that work points at meanwhile stays: checks, problems and people must not hang in the air.
  const used = isPointedAt(ctx.records, register);
  refuseSome(ctx, register, 'import.in-use', `${held} AND line.revision = 1 AND ${used}`, batchId);
  refuseForeign(ctx, register, batchId);
}

function refuseSome(
  ctx: RecordsContext,
  register: Register,
  code: 'import.changed-since' | 'import.in-use',
  rows: string,
  batchId: string,
): void {
  const ids = ctx.records
    .prepare<[string], string>(`SELECT held.id ${rows} ORDER BY line.id`)
    .pluck()
    .all(batchId);
  const [first] = findRows(ctx.db, register, ids.slice(0, 1));
  if (!first) return;
  throw new AppError(code, { name: String(first.values[register.titleField] ?? ''), count: ids.length });
}

/** An officer takes back only a batch that lies wholly in his village or unit. */
function refuseForeign(ctx: RecordsContext, register: Register, batchId: string): void {
  const scope = scopeOf(ctx, register);
  if (scope.all === true) return;
  const ids = ctx.db
    .select({ id: recordHistory.recordId })
    .from(recordHistory)
    .where(eq(recordHistory.batchId, batchId))
    .all()
    .map(({ id }) => id);
  const isForeign = findRows(ctx.db, register, ids).some(({ values }) => !isOwn(scope, register, values));
  if (isForeign) throw new AppError('record.missing');
}
