import { setImmediate } from 'node:timers/promises';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { keysOfRow } from '../store/queries/record-keys.ts';
import { columnOf, toColumns } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { sortKeyOf } from '../store/queries/sort-key.ts';
import { STAGED_COLUMNS } from '../store/schema/register-engine.ts';
import { changesBetween } from './history.ts';
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

type Cell = string | number | null;

const names = Array.from({ length: STAGED_COLUMNS }, (_, index) => `c${index + 1}`);
const INSERT = `INSERT INTO import_rows (draft_id, row, verdict, record_id, base_revision, shown, problems, changes, keys,
  village, closed_on, sort_key, ${names.join(', ')}) VALUES (${'?, '.repeat(11 + names.length)}?)`;

/** A register's own columns in SQL, each beside the staged column that holds its value. */
export function stagedColumns(register: Register): { name: string; staged: string }[] {
  return register.fields.map(({ key }, index) => ({
    name: `"${columnOf(register, key).name}"`,
    staged: names[index] ?? '',
  }));
}

/** Puts judged rows aside with everything worked out that their storing needs, in a short transaction of their own. */
export function stageRows(
  ctx: RecordsContext,
  register: Register,
  draftId: string,
  rows: readonly StagedRow[],
): void {
  const insert = ctx.records.prepare(INSERT);
  const write = ctx.records.transaction(() => {
    for (const row of rows) insert.run(draftId, ...cellsOf(ctx, register, row));
  });
  write.immediate();
}

function cellsOf(ctx: RecordsContext, register: Register, row: StagedRow): Cell[] {
  const { before, values, verdict } = row;
  const isStored = verdict === 'new' || verdict === 'changed';
  const id = before?.id ?? (isStored ? ctx.ports.random.uuid() : null);
  const shown = JSON.stringify(plainValues(row.shown));
  const head = [row.row, verdict, id, before?.revision ?? 0, shown, JSON.stringify(row.problems)];
  const { village } = ownerOf(register, values);
  if (!isStored) return [...head, null, null, village, null, null, ...names.map(() => null)];
  const { closedOn = before?.closedOn ?? null } = before
    ? closingDay(register, before, values, today(ctx.ports))
    : {};
  const changes = JSON.stringify(changesBetween(register, before?.values ?? null, values));
  const columns = toColumns(register, values);
  const cells = names.map((_, index) => cellOf(columns[register.fields[index]?.key ?? '']));
  const keys = keysToWrite(register, values, before);
  return [...head, changes, keys, village, closedOn, sortKeyOf(register, values), ...cells];
}

/** The row's keys with whether they are certain ones; null where it keeps those it has. */
function keysToWrite(register: Register, values: FieldValues, before: StoredRow | undefined): string | null {
  const toText = (of: FieldValues): string =>
    JSON.stringify([...keysOfRow(register, of)].map(([key, isCertain]) => [key, isCertain ? 1 : 0]));
  const keys = toText(values);
  return before && toText(before.values) === keys ? null : keys;
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

const pieceRows = 2000;

/** Forgets staged rows, a piece at a time. */
export async function dropStagedRows(ctx: RecordsContext, draftId: string): Promise<void> {
  const drop = ctx.records.prepare(
    `DELETE FROM import_rows WHERE draft_id = ?
       AND row IN (SELECT row FROM import_rows WHERE draft_id = ? LIMIT ${pieceRows})`,
  );
  while (ctx.records.open && drop.run(draftId, draftId).changes === pieceRows) await setImmediate();
}
