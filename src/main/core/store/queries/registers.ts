import { and, eq, isNull } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import type { RegisterId } from '#shared/registers/index.ts';
import type { Drizzle } from '../../context.ts';
import { registerTables } from '../schema/registers.ts';

type AnyRegisterTable = SQLiteTable & {
  id: SQLiteColumn;
  revision: SQLiteColumn;
  removedAt: SQLiteColumn;
};

export type StoredRow = {
  id: string;
  revision: number;
  listedOn: string;
  closedOn: string | null;
  values: FieldValues;
};

function tableOf(register: Register): AnyRegisterTable {
  return registerTables[register.id as RegisterId];
}

function toRow(register: Register, row: Record<string, unknown>): StoredRow {
  const values = Object.fromEntries(
    register.fields.map(({ key, kind }) => [key, fromColumn(kind, row[key])]),
  );
  return {
    id: String(row['id']),
    revision: Number(row['revision']),
    listedOn: String(row['listedOn']),
    closedOn: typeof row['closedOn'] === 'string' ? row['closedOn'] : null,
    values,
  };
}

function fromColumn(kind: Register['fields'][number]['kind'], value: unknown): FieldValue {
  if (kind === 'multi') return typeof value === 'string' ? (JSON.parse(value) as string[]) : null;
  return (value ?? null) as FieldValue;
}

function toColumns(register: Register, values: FieldValues): Record<string, unknown> {
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

export function findRow(db: Drizzle, register: Register, id: string): StoredRow | undefined {
  const table = tableOf(register);
  const row = db
    .select()
    .from(table)
    .where(and(eq(table.id, id), isNull(table.removedAt)))
    .get();
  return row ? toRow(register, row) : undefined;
}

type RowWrite = { id: string; revision: number; values: FieldValues };
type Stamp = { at: string; today: string };

export function insertRow(db: Drizzle, register: Register, row: RowWrite, { at, today }: Stamp): void {
  const columns = { ...toColumns(register, row.values), id: row.id, revision: row.revision };
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
  const { changes } = db
    .update(table)
    .set({ ...toColumns(register, row.values), ...extra, revision: row.revision, updatedAt: at })
    .where(and(eq(table.id, row.id), isNull(table.removedAt)))
    .run();
  return changes === 1;
}

export function markRemoved(db: Drizzle, register: Register, id: string, at: string): void {
  const table = tableOf(register);
  db.update(table).set({ removedAt: at, updatedAt: at }).where(eq(table.id, id)).run();
}
