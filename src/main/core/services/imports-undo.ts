import { and, eq, gt } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import type { FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { queueTogether } from '../search/queue.ts';
import { findRows, tableName } from '../store/queries/registers.ts';
import { pendingActs } from '../store/schema/register-engine.ts';
import { importBatches, recordHistory } from '../store/schema/registers.ts';
import { actInPieces } from './bulk-acts.ts';
import type { Change } from './history.ts';
import { dropStagedRows, stageRows } from './staged-rows.ts';
import type { StagedRow } from './staged-rows.ts';
import { isPointedAt, pointersTo } from './row-uses.ts';
import { assertKeeper, isOwn, scopeOf } from './scope.ts';

/**
 * Takes a whole batch back: new rows leave the register, changed rows get their former values. Rows somebody removed
 * since are left as they are.
 * @throws AppError `record.missing`, `import.undone`, `import.changed-since`, `import.in-use`, `import.busy`; then nothing
 *   is undone.
 */
export async function undoImport(
  ctx: RecordsContext,
  getRegister: (id: string) => Register,
  { batchId, reason }: { batchId: string; reason: string },
): Promise<{ removed: number; reverted: number }> {
  const register = getRegister(getBatch(ctx, batchId).register);
  assertKeeper(ctx, register);
  refuseUndo(ctx, register, batchId);
  const draftId = `undo:${batchId}`;
  await dropStagedRows(ctx, draftId);
  try {
    const reverted = await stageFormer(ctx, register, batchId, draftId);
    const id = `${batchId}:undone`;
    const bulk = { id, draftId, batchId: null, action: 'import-undone' as const, reason };
    const removed = await actInPieces(ctx, register, bulk, {
      trace: { action: 'imports.undo', objectType: register.id, objectId: batchId },
      // Others may have worked while the former values were laid out.
      begin: () => refuseUndo(ctx, register, batchId),
      more: () => removalLines(ctx, register, batchId, bulk),
      pause: async () => {
        await setImmediate();
      },
      hold: (isDisturbed) => {
        if (isDisturbed) refuseUndo(ctx, register, batchId);
        else refuseUsed(ctx, register, batchId);
        ctx.db
          .update(importBatches)
          .set({ undoneAt: nowIso(ctx.ports) })
          .where(eq(importBatches.id, batchId))
          .run();
        return removeCreated(ctx, register, batchId);
      },
    });
    await dropKeys(ctx, register, batchId);
    return { removed, reverted };
  } finally {
    await dropStagedRows(ctx, draftId);
  }
}

/** A batch that holds. @throws AppError `record.missing`. */
function getBatch(ctx: RecordsContext, batchId: string): typeof importBatches.$inferSelect {
  const pending = ctx.db.select().from(pendingActs).where(eq(pendingActs.id, batchId)).get();
  const batch = ctx.db.select().from(importBatches).where(eq(importBatches.id, batchId)).get();
  if (!batch || pending) throw new AppError('record.missing');
  return batch;
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

const created = 'SELECT rowid, record_id FROM record_history WHERE batch_id = ? AND revision = 1';

/** The lines of the rows that leave, a piece at a time. */
function* removalLines(
  ctx: RecordsContext,
  register: Register,
  batchId: string,
  { id, reason }: { id: string; reason: string },
): Generator<() => void> {
  const at = nowIso(ctx.ports);
  const next = ctx.records
    .prepare<[string, number], number | null>(
      `SELECT max(rowid) FROM (${created} AND rowid > ? ORDER BY rowid LIMIT ${slice * 2})`,
    )
    .pluck();
  const write = ctx.records.prepare(
    `INSERT INTO record_history
       (id, register, record_id, revision, at, handler_id, account_id, action, changes, reason, batch_id)
     SELECT ? || ':c' || line.rowid, line.register, line.record_id, held.revision + 1, ?, ?, ?, 'import-undone', '[]', ?, NULL
     FROM record_history AS line JOIN ${tableName(register)} AS held ON held.id = line.record_id
     WHERE line.batch_id = ? AND line.revision = 1 AND line.rowid > ? AND line.rowid <= ? AND held.removed_at IS NULL`,
  );
  const { personId } = ctx.actor;
  const { accountId } = ctx.session;
  let from = 0;
  for (let to = next.get(batchId, from); typeof to === 'number'; to = next.get(batchId, from)) {
    const piece = [from, to];
    yield () => void write.run(id, at, personId, accountId, reason, batchId, ...piece);
    from = to;
  }
}

/** @returns how many rows left the register. */
function removeCreated(ctx: RecordsContext, register: Register, batchId: string): number {
  const at = nowIso(ctx.ports);
  const ids = { sql: `SELECT record_id FROM (${created})`, params: [batchId] };
  let removed = 0;
  queueTogether(ctx.records, register.id, ids, () => {
    removed = ctx.records
      .prepare(
        `UPDATE ${tableName(register)} SET removed_at = ?, updated_at = ?, revision = revision + 1
         WHERE removed_at IS NULL AND id IN (${ids.sql})`,
      )
      .run(at, at, batchId).changes;
  });
  return removed;
}

/** A removed row's keys say nothing any more; they go a piece at a time, those of rows that came back meanwhile stay. */
async function dropKeys(ctx: RecordsContext, register: Register, batchId: string): Promise<void> {
  const ids = ctx.records
    .prepare<[string], { rowid: number; record_id: string }>(created)
    .all(batchId)
    .map(({ record_id }) => record_id);
  const drop = ctx.records.prepare(
    `DELETE FROM record_keys WHERE register = ? AND record_id IN
       (SELECT id FROM ${tableName(register)} WHERE removed_at IS NOT NULL AND id IN (SELECT value FROM json_each(?)))`,
  );
  for (let at = 0; at < ids.length && ctx.records.open; at += slice) {
    drop.run(register.id, JSON.stringify(ids.slice(at, at + slice)));
    await setImmediate();
  }
}

function refuseUndo(ctx: RecordsContext, register: Register, batchId: string): void {
  if (getBatch(ctx, batchId).undoneAt !== null) throw new AppError('import.undone');
  const changed = 'held.revision <> line.revision';
  refuseSome(ctx, register, { code: 'import.changed-since', is: changed, batchId });
  refuseUsed(ctx, register, batchId);
  refuseForeign(ctx, register, batchId);
}

/** A row that work points at meanwhile stays: checks, problems and people must not hang in the air. */
function refuseUsed(ctx: RecordsContext, register: Register, batchId: string): void {
  if (pointersTo(ctx.records, register).length === 0) return;
  const used = `line.revision = 1 AND ${isPointedAt(ctx.records, register)}`;
  refuseSome(ctx, register, { code: 'import.in-use', is: used, batchId });
}

type Refusal = { code: 'import.changed-since' | 'import.in-use'; is: string; batchId: string };

function refuseSome(ctx: RecordsContext, register: Register, { code, is, batchId }: Refusal): void {
  const ids = ctx.records
    .prepare<[string], string>(
      `SELECT held.id FROM record_history AS line JOIN ${tableName(register)} AS held ON held.id = line.record_id
       WHERE line.batch_id = ? AND held.removed_at IS NULL AND ${is} ORDER BY line.id`,
    )
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
