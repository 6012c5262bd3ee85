import { and, eq, getTableColumns, getTableName, inArray, isNull, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import type { RegisterId } from '#shared/registers/index.ts';
import type { Drizzle } from '../../context.ts';
import { registerTables } from '../schema/registers.ts';
import { isSettledRow } from './laid-out.ts';
import { sortKeyOf } from './sort-key.ts';

type AnyRegisterTable = SQLiteTable & {
  id: SQLiteColumn;
  revision: SQLiteColumn;
  closedOn: SQLiteColumn;
  removedAt: SQLiteColumn;
};

export type StoredRow = {
  id: string;
  revision: number;
  listedOn: string;
  closedOn: string | null;
  isRemoved: boolean;
  values: FieldValues;
};

export function tableOf(register: Register): AnyRegisterTable {
  return registerTables[register.id as RegisterId];
}

/** Its name in SQL, quoted. */
export function tableName(register: Register): string {
  return `"${getTableName(tableOf(register))}"`;
}

/** The column of a field. */
export function columnOf(register: Register, key: string): SQLiteColumn {
  const column = getTableColumns(tableOf(register))[key];
  if (!column) throw new Error(`register ${register.id} has no column for ${key}`);
  return column;
}

export function toRow(register: Register, row: Record<string, unknown>): StoredRow {
  const values = Object.fromEntries(
    register.fields.map(({ key, kind }) => [key, fromColumn(kind, row[key])]),
  );
  return {
    id: String(row['id']),
    revision: Number(row['revision']),
    listedOn: String(row['listedOn']),
    closedOn: typeof row['closedOn'] === 'string' ? row['closedOn'] : null,
    isRemoved: typeof row['removedAt'] === 'string',
    values,
  };
}

function fromColumn(kind: Register['fields'][number]['kind'], value: unknown): FieldValue {
  if (kind === 'multi') return typeof value === 'string' ? (JSON.parse(value) as string[]) : null;
  return (value ?? null) as FieldValue;
}

/** Values as the columns hold them, by field key. */
export function toColumns(register: Register, values: FieldValues): Record<string, unknown> {
  return Object.fromEntries(
    register.fields.map(({ key, kind }) => {
      const value = values[key] ?? null;
      return [key, kind === 'multi' && value !== null ? JSON.stringify(value) : value];
    }),
  );
}

/** Every row that was not removed. */
export function listRows(db: Drizzle, register: Register): StoredRow[] {
  const table = tableOf(register);
  const rows = db.select().from(table).where(isNull(table.removedAt)).all() as Record<string, unknown>[];
  return rows.map((row) => toRow(register, row));
}

/** Removed ones too, one by one. */
export function* listAnyRows(db: Drizzle, register: Register): Generator<StoredRow> {
  for (const row of db.select().from(tableOf(register)).all() as Record<string, unknown>[])
    yield toRow(register, row);
}

export function findRow(db: Drizzle, register: Register, id: string): StoredRow | undefined {
  const row = findAnyRow(db, register, id);
  return row?.isRemoved === false ? row : undefined;
}

/** Removed ones too. */
export function findAnyRow(db: Drizzle, register: Register, id: string): StoredRow | undefined {
  return findRows(db, register, [id])[0];
}

/** SQLite takes this many parameters and more in one statement; chunks stay well below. */
const chunk = 500;

/** The rows with these ids that exist, removed ones too, in the order asked for. */
export function findRows(db: Drizzle, register: Register, ids: readonly string[]): StoredRow[] {
  const table = tableOf(register);
  const found = new Map<string, StoredRow>();
  for (let at = 0; at < ids.length; at += chunk) {
    const rows = db
      .select()
      .from(table)
      .where(and(inArray(table.id, ids.slice(at, at + chunk)), sql.raw(isSettledRow)))
      .all() as Record<string, unknown>[];
    for (const row of rows) found.set(String(row['id']), toRow(register, row));
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Ids of the rows called by one of these names. */
export function idsByTitle(db: Drizzle, register: Register, titles: readonly string[]): string[] {
  const table = tableOf(register);
  const isCalled = inArray(columnOf(register, register.titleField), [...titles]);
  return db
    .select({ id: table.id })
    .from(table)
    .where(and(isCalled, isNull(table.removedAt)))
    .all()
    .map(({ id }) => String(id));
}

type RowWrite = { id: string; revision: number; values: FieldValues };
type Stamp = { at: string; today: string };

export function insertRow(db: Drizzle, register: Register, row: RowWrite, { at, today }: Stamp): void {
  const { id, revision, values } = row;
  const columns = { ...toColumns(register, values), sortKey: sortKeyOf(register, values), id, revision };
  db.insert(tableOf(register))
    .values({ ...columns, listedOn: today, createdAt: at, updatedAt: at })
    .run();
}

/** @returns false when the row is gone. `extra` sets columns that no form shows (closing day). */
export function updateRow(
  db: Drizzle,
  register: Register,
  row: RowWrite,
  at: string,
  extra: Readonly<Record<string, unknown>> = {},
): boolean {
  const table = tableOf(register);
  const derived = { sortKey: sortKeyOf(register, row.values), revision: row.revision, updatedAt: at };
  const { changes } = db
    .update(table)
    .set({ ...toColumns(register, row.values), ...extra, ...derived })
    .where(and(eq(table.id, row.id), isNull(table.removedAt)))
    .run();
  return changes === 1;
}

/** Leaves the lists, or comes back into them (`at` null). */
export function setRemoved(
  db: Drizzle,
  register: Register,
  row: { id: string; revision: number },
  mark: { at: string; reason: string | null; isRemoved: boolean },
): void {
  const table = tableOf(register);
  const reason = 'removedReason' in getTableColumns(table) ? { removedReason: mark.reason } : {};
  const removedAt = mark.isRemoved ? mark.at : null;
  db.update(table)
    .set({ removedAt, revision: row.revision, updatedAt: mark.at, ...reason })
    .where(eq(table.id, row.id))
    .run();
}
