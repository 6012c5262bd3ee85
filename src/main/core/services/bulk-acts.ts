import { setImmediate } from 'node:timers/promises';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext, Trace } from '../context.ts';
import { queueTogether, withoutQueue } from '../search/queue.ts';
import { LAID_OUT } from '../store/queries/laid-out.ts';
import { sweepPiece } from '../store/queries/pending.ts';
import { tableName } from '../store/queries/registers.ts';
import type { Store } from '../store/open.ts';
import type { HistoryAction } from './history.ts';
import { stagedColumns } from './staged-rows.ts';

export type BulkAct = {
  /** Lines of its history begin with it. An import's is its batch. */
  id: string;
  /** Under which its rows are staged. */
  draftId: string;
  batchId: string | null;
  action: HistoryAction;
  reason: string | null;
};

type Steps<T> = {
  trace: Trace;
  /** With the act's own name, before anything is laid out. */
  begin?: () => void;
  /** More to lay out, one short transaction each. */
  more?: () => Iterable<() => void>;
  /** Gives way to other calls; throws to stop, and nothing has happened. */
  pause: () => Promise<void>;
  /** With all the rest, in the one transaction. `isDisturbed`: rows of some register were changed since it began. */
  hold: (isDisturbed: boolean) => T;
};

const pieceRows = 1000;

/**
 * One act on many staged rows. What it writes is laid out piece by piece, unseen, while others are served; one
 * transaction, short because little is left to write, makes all of it hold with its audit row.
 * @throws AppError `import.busy`, `import.stale` when the register changed under the staged rows; then nothing is changed.
 */
export async function actInPieces<T>(
  ctx: RecordsContext,
  register: Register,
  bulk: BulkAct,
  steps: Steps<T>,
): Promise<T> {
  const { records } = ctx;
  const begun = records.transaction(() => {
    begin(ctx, register, bulk);
    steps.begin?.();
    return { at: nowIso(ctx.ports), lastRow: lastRow(records, tableName(register)) };
  });
  const { at, lastRow: before } = begun.immediate();
  const lines = lineWatch(records);
  try {
    for (const piece of piecesOf(ctx, register, bulk, at)) await lay(piece);
    for (const piece of steps.more?.() ?? []) await lay(piece);
    const result = holdTogether(ctx, () =>
      act(ctx, steps.trace, () => {
        lines.look();
        if (lines.isDisturbed()) refuseStale(ctx, register, bulk.draftId);
        showRows(ctx, register, bulk, { before, at });
        const value = steps.hold(lines.isDisturbed());
        records.prepare('DELETE FROM pending_acts WHERE id = ?').run(bulk.id);
        return value;
      }),
    );
    await setImmediate();
    if (records.open) records.pragma('wal_checkpoint(PASSIVE)');
    return result;
  } catch (error) {
    // After a lock the next unlock sweeps.
    while (records.open && sweepOnce(records, bulk.id, register)) await setImmediate();
    throw error;
  }

  async function lay(piece: () => void): Promise<void> {
    const write = records.transaction(() => {
      lines.look();
      withoutQueue(records, register.id, piece);
      lines.note();
    });
    write.immediate();
    await steps.pause();
  }
}

function sweepOnce(records: Store, actId: string, register: Register): boolean {
  const write = records.transaction(() =>
    withoutQueue(records, register.id, () => sweepPiece(records, actId, register)),
  );
  return write.immediate();
}

/** One at a time: each may rely on nobody else laying out lines and keys meanwhile. */
function begin(ctx: RecordsContext, register: Register, { id, batchId }: BulkAct): void {
  if (ctx.records.prepare('SELECT 1 FROM pending_acts').get() !== undefined)
    throw new AppError('import.busy');
  ctx.records
    .prepare('INSERT INTO pending_acts (id, register, batch_id) VALUES (?, ?, ?)')
    .run(id, register.id, batchId);
}

function lastRow(store: Store, table: string): number {
  return store.prepare<[], number | null>(`SELECT max(rowid) FROM ${table}`).pluck().get() ?? 0;
}

/** Every change of a row leaves a line: whether somebody else wrote one between our pieces. */
function lineWatch(store: Store) {
  let last = lastRow(store, 'record_history');
  let isDisturbed = false;
  return {
    look: () => {
      if (lastRow(store, 'record_history') !== last) isDisturbed = true;
    },
    note: () => {
      last = lastRow(store, 'record_history');
    },
    isDisturbed: () => isDisturbed,
  };
}

/** The store copies what was committed into its main file now and then: not within the one transaction that counts. */
function holdTogether<T>(ctx: RecordsContext, work: () => T): T {
  const usual = Number(ctx.records.pragma('wal_autocheckpoint', { simple: true }));
  ctx.records.pragma('wal_autocheckpoint = 0');
  try {
    return work();
  } finally {
    ctx.records.pragma(`wal_autocheckpoint = ${usual}`);
  }
}

/** Rows from the first to the last of a piece, as the sheet numbers them. */
type Piece = { draftId: string; from: number; to: number };

const inPiece = `staged.draft_id = @draftId AND staged.row BETWEEN @from AND @to`;

function* piecesOf(
  ctx: RecordsContext,
  register: Register,
  bulk: BulkAct,
  at: string,
): Generator<() => void> {
  const { draftId } = bulk;
  const next = ctx.records
    .prepare<[string, number], number | null>(
      `SELECT max(row) FROM (SELECT row FROM import_rows WHERE draft_id = ? AND row > ? ORDER BY row LIMIT ${pieceRows})`,
    )
    .pluck();
  let from = -1;
  for (let to = next.get(draftId, from); typeof to === 'number'; to = next.get(draftId, from)) {
    const piece = { draftId, from: from + 1, to };
    yield () => {
      refuseStale(ctx, register, draftId, piece);
      layRows(ctx, register, piece, at);
      layKeys(ctx.records, register, piece);
      layLines(ctx, register, bulk, piece, at);
    };
    from = to;
  }
}

function layRows(ctx: RecordsContext, register: Register, piece: Piece, at: string): void {
  const columns = stagedColumns(register);
  const names = columns.map(({ name }) => name).join(', ');
  const values = columns.map(({ staged }) => staged).join(', ');
  ctx.records
    .prepare(
      `INSERT INTO ${tableName(register)}
         (id, revision, listed_on, created_at, updated_at, removed_at, sort_key, ${names})
       SELECT record_id, 1, @today, @at, @at, '${LAID_OUT}', sort_key, ${values}
       FROM import_rows AS staged WHERE ${inPiece} AND verdict = 'new'`,
    )
    .run({ ...piece, at, today: today(ctx.ports) });
}

/** Of new rows only: a key of a row that is not there yet says nothing to anybody. */
function layKeys(store: Store, register: Register, piece: Piece): void {
  store
    .prepare(
      `INSERT INTO record_keys (register, key, record_id)
       SELECT @register, found.value ->> 0, staged.record_id FROM import_rows AS staged CROSS JOIN json_each(staged.keys) AS found
       WHERE ${inPiece} AND staged.verdict = 'new'`,
    )
    .run({ ...piece, register: register.id });
}

function layLines(
  ctx: RecordsContext,
  register: Register,
  { id, action, reason, batchId }: BulkAct,
  piece: Piece,
  at: string,
): void {
  ctx.records
    .prepare(
      `INSERT INTO record_history
         (id, register, record_id, revision, at, handler_id, account_id, action, changes, reason, batch_id)
       SELECT @id || ':' || row, @register, record_id, base_revision + 1, @at, @handlerId, @accountId, @action, changes,
         @reason, @batchId
       FROM import_rows AS staged WHERE ${inPiece} AND verdict IN ('new', 'changed')`,
    )
    .run({
      ...piece,
      id,
      action,
      reason,
      batchId,
      at,
      register: register.id,
      handlerId: ctx.actor.personId,
      accountId: ctx.session.accountId,
    });
}

/** Makes what was laid out hold: new rows come into the register, known ones take their new values and keys. */
function showRows(
  ctx: RecordsContext,
  register: Register,
  { draftId }: BulkAct,
  { before, at }: { before: number; at: string },
): void {
  const { records } = ctx;
  const table = tableName(register);
  const ofDraft = `FROM import_rows WHERE draft_id = ? AND verdict`;
  const ids = { sql: `SELECT record_id ${ofDraft} IN ('new', 'changed')`, params: [draftId] };
  queueTogether(records, register.id, ids, () => {
    records
      .prepare(
        `UPDATE ${table} SET removed_at = NULL, updated_at = ? WHERE rowid > ? AND removed_at = '${LAID_OUT}'`,
      )
      .run(at, before);
    const set = stagedColumns(register).map(({ name, staged }) => `${name} = staged.${staged}`);
    records
      .prepare(
        `UPDATE ${table} SET ${set.join(', ')}, closed_on = staged.closed_on, sort_key = staged.sort_key,
           revision = staged.base_revision + 1, updated_at = ?
         FROM import_rows AS staged
         WHERE staged.draft_id = ? AND staged.verdict = 'changed' AND ${table}.id = staged.record_id`,
      )
      .run(at, draftId);
  });
  const rekeyed = `${ofDraft} = 'changed' AND keys IS NOT NULL`;
  records
    .prepare(`DELETE FROM record_keys WHERE register = ? AND record_id IN (SELECT record_id ${rekeyed})`)
    .run(register.id, draftId);
  records
    .prepare(
      `INSERT INTO record_keys (register, key, record_id)
       SELECT ?, found.value ->> 0, staged.record_id FROM import_rows AS staged CROSS JOIN json_each(staged.keys) AS found
       WHERE staged.draft_id = ? AND staged.verdict = 'changed' AND staged.keys IS NOT NULL`,
    )
    .run(register.id, draftId);
}

/** A row changed, removed or registered by hand between judging and storing: the sheet must be judged again. */
function refuseStale(
  ctx: RecordsContext,
  register: Register,
  draftId: string,
  piece: Piece = { draftId, from: 0, to: Number.MAX_SAFE_INTEGER },
): void {
  const table = tableName(register);
  const count = (sql: string): number =>
    ctx.records
      .prepare<unknown[], number>(sql)
      .pluck()
      .get({ ...piece, register: register.id }) ?? 0;
  const changed = count(
    `SELECT count(*) FROM import_rows AS staged LEFT JOIN ${table} AS held ON held.id = staged.record_id
     WHERE ${inPiece} AND staged.verdict = 'changed'
       AND (held.id IS NULL OR held.removed_at IS NOT NULL OR held.revision <> staged.base_revision)`,
  );
  const taken = count(
    `SELECT count(DISTINCT staged.row) FROM import_rows AS staged CROSS JOIN json_each(staged.keys) AS wanted
       CROSS JOIN record_keys AS held ON held.register = @register AND held.key = wanted.value ->> 0
       CROSS JOIN ${table} AS other ON other.id = held.record_id AND other.removed_at IS NULL
     WHERE ${inPiece} AND staged.verdict IN ('new', 'changed')
       AND wanted.value ->> 1 = 1 AND held.record_id <> staged.record_id`,
  );
  if (changed + taken > 0) throw new AppError('import.stale', { count: changed + taken });
}
