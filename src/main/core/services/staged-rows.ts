import { getTableColumns } from 'drizzle-orm';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { keysOfRow } from '../store/queries/record-keys.ts';
import { sortKeyOf } from '../store/queries/sort-key.ts';
import { tableName, tableOf, toColumns } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { changesBetween } from './history.ts';
import type { HistoryAction } from './history.ts';
import { plainValues } from './masks.ts';
import { closingDay } from './register-rows.ts';
import { ownerOf } from './scope.ts';

export type StagedVerdict = 'new' | 'changed' | 'unchanged' | 'refused';

export type StagedRow = {
  row: number;
  verdict: StagedVerdict;
  /** The row it changes or says again. */
  before?: StoredRow | undefined;
  /** The whole record to store; of a refused row what could be read. */
  values: FieldValues;
  /** As a screen may show it. */
  shown: FieldValues;
  problems: readonly { column: string; reason: string }[];
};

const INSERT = `INSERT INTO import_rows
  (draft_id, row, verdict, record_id, base_revision, shown, problems, columns, changes, keys, village, unit, sort_key)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Puts judged rows aside with everything worked out that their storing needs, in a short transaction of their own. */
export function stageRows(
  ctx: RecordsContext,
  register: Register,
  draftId: string,
  rows: readonly StagedRow[],
): void {
  const insert = ctx.records.prepare(INSERT);
  const write = ctx.records.transaction(() => {
    for (const row of rows) insert.run(draftId, ...stagedColumns(ctx, register, row));
  });
  write.immediate();
}

function stagedColumns(ctx: RecordsContext, register: Register, row: StagedRow): (string | number | null)[] {
  const { before, values, verdict } = row;
  const shown = JSON.stringify(plainValues(row.shown));
  const head = [row.row, verdict];
  const revision = before?.revision ?? 0;
  const problems = JSON.stringify(row.problems);
  const owner = ownerOf(register, values);
  if (verdict === 'refused' || verdict === 'unchanged')
    return [
      ...head,
      before?.id ?? null,
      revision,
      shown,
      problems,
      null,
      null,
      null,
      owner.village,
      null,
      null,
    ];
  const keys = Object.fromEntries(
    [...keysOfRow(register, values)].map(([key, isCertain]) => [key, isCertain ? 1 : 0]),
  );
  const closed = before
    ? { closedOn: before.closedOn, ...closingDay(register, before, values, today(ctx.ports)) }
    : {};
  const columns = JSON.stringify({ ...toColumns(register, values), ...closed });
  const changes = JSON.stringify(changesBetween(register, before?.values ?? null, values));
  const id = before?.id ?? ctx.ports.random.uuid();
  return [
    ...head,
    id,
    revision,
    shown,
    problems,
    columns,
    changes,
    JSON.stringify(keys),
    owner.village,
    owner.unit,
    sortKeyOf(register, values),
  ];
}

type Move = {
  draftId: string;
  /** Names the act in the history's ids. */
  actId: string;
  batchId: string | null;
  action: HistoryAction;
  reason: string | null;
};

/**
 * Moves every staged row into the register, set by set, with history, order and keys; computes nothing, so that fifty
 * thousand rows are one short transaction. Only inside an act.
 * @throws AppError `import.stale` when the register changed under the staged rows.
 */
export function moveStagedRows(ctx: RecordsContext, register: Register, move: Move): void {
  const { records } = ctx;
  const { draftId } = move;
  refuseStale(ctx, register, draftId);
  const at = nowIso(ctx.ports);
  const table = tableName(register);
  const fields = fieldColumns(register);
  const names = fields.map(({ name }) => name).join(', ');
  const values = fields.map(({ path }) => `json_extract(columns, ${path})`).join(', ');
  records
    .prepare(
      `INSERT INTO ${table} (id, revision, listed_on, created_at, updated_at, sort_key, ${names})
       SELECT record_id, 1, ?, ?, ?, sort_key, ${values} FROM import_rows WHERE draft_id = ? AND verdict = 'new'`,
    )
    .run(today(ctx.ports), at, at, draftId);
  const set = fields.map(({ name, path }) => `${name} = json_extract(staged.columns, ${path})`).join(', ');
  records
    .prepare(
      `UPDATE ${table} SET ${set}, closed_on = json_extract(staged.columns, '$.closedOn'),
         sort_key = staged.sort_key, revision = staged.base_revision + 1, updated_at = ?
       FROM import_rows AS staged
       WHERE staged.draft_id = ? AND staged.verdict = 'changed' AND ${table}.id = staged.record_id`,
    )
    .run(at, draftId);
  records
    .prepare(
      `INSERT INTO record_history
         (id, register, record_id, revision, at, handler_id, account_id, action, changes, reason, batch_id)
       SELECT ? || ':' || row, ?, record_id, base_revision + 1, ?, ?, ?, ?, changes, ?, ?
       FROM import_rows WHERE draft_id = ? AND verdict IN ('new', 'changed')`,
    )
    .run(
      move.actId,
      register.id,
      at,
      ctx.actor.personId,
      ctx.session.accountId,
      move.action,
      move.reason,
      move.batchId,
      draftId,
    );
  moveKeys(ctx, register, draftId);
}

function moveKeys(ctx: RecordsContext, register: Register, draftId: string): void {
  const { records } = ctx;
  records
    .prepare(
      `DELETE FROM record_keys WHERE register = ? AND record_id IN
         (SELECT record_id FROM import_rows WHERE draft_id = ? AND verdict = 'changed')`,
    )
    .run(register.id, draftId);
  records
    .prepare(
      `INSERT INTO record_keys (register, key, record_id)
       SELECT ?, found.key, staged.record_id FROM import_rows AS staged, json_each(staged.keys) AS found
       WHERE staged.draft_id = ? AND staged.verdict IN ('new', 'changed')`,
    )
    .run(register.id, draftId);
}

/** A row changed, removed or registered by hand between judging and storing: the sheet must be judged again. */
function refuseStale(ctx: RecordsContext, register: Register, draftId: string): void {
  const table = tableName(register);
  const changed = ctx.records
    .prepare<[string], number>(
      `SELECT count(*) FROM import_rows AS staged LEFT JOIN ${table} AS held ON held.id = staged.record_id
       WHERE staged.draft_id = ? AND staged.verdict = 'changed'
         AND (held.id IS NULL OR held.removed_at IS NOT NULL OR held.revision <> staged.base_revision)`,
    )
    .pluck()
    .get(draftId);
  const taken = ctx.records
    .prepare<[string, string], number>(
      `SELECT count(DISTINCT staged.row) FROM import_rows AS staged, json_each(staged.keys) AS wanted
         JOIN record_keys AS held ON held.register = ? AND held.key = wanted.key
       WHERE staged.draft_id = ? AND staged.verdict IN ('new', 'changed')
         AND wanted.value = 1 AND held.record_id <> staged.record_id`,
    )
    .pluck()
    .get(register.id, draftId);
  const count = (changed ?? 0) + (taken ?? 0);
  if (count > 0) throw new AppError('import.stale', { count });
}

/** Field keys are written by us, never by a sheet; the path is quoted all the same. */
function fieldColumns(register: Register): { name: string; path: string }[] {
  const columns = getTableColumns(tableOf(register));
  return register.fields.map(({ key }) => {
    const column = columns[key];
    if (!column) throw new Error(`register ${register.id} has no column for ${key}`);
    return { name: `"${column.name}"`, path: `'$.${key}'` };
  });
}

/** Forgets staged rows. */
export function dropStagedRows(ctx: RecordsContext, draftId: string): void {
  ctx.records.prepare('DELETE FROM import_rows WHERE draft_id = ?').run(draftId);
}
