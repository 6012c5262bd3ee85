import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate } from '#core/store/migrate.ts';
import { officeMigrations, recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import * as keeping from '#core/store/schema/keeping.ts';
import * as checklists from '#core/store/schema/checklists.ts';
import * as drafts from '#core/store/schema/drafts.ts';
import * as documents from '#core/store/schema/documents.ts';
import * as obligations from '#core/store/schema/obligations.ts';
import * as office from '#core/store/schema/office.ts';
import * as organisation from '#core/store/schema/organisation.ts';
import * as plan from '#core/store/schema/plan.ts';
import * as registerEngine from '#core/store/schema/register-engine.ts';
import * as registers from '#core/store/schema/registers.ts';
import * as incoming from '#core/store/schema/incoming.ts';
import * as tasks from '#core/store/schema/tasks.ts';
import * as work from '#core/store/schema/work.ts';
import { testFolder } from '../../support/test-desk.ts';

const stores = {
  office: { migrations: officeMigrations, schema: { ...office } },
  records: {
    migrations: recordsMigrations,
    schema: {
      ...checklists,
      ...documents,
      ...drafts,
      ...keeping,
      ...obligations,
      ...organisation,
      auditOutbox: organisation.auditOutbox,
      ...plan,
      ...registerEngine,
      ...registers,
      ...incoming,
      ...tasks,
      ...work,
    },
  },
};

type Column = { name: string; type: string; isRequired: boolean; pk: number; fallback: string | null };
type Table = { name: string; columns: Column[]; foreignKeys: string[]; unique: string[] };

function declared(table: SQLiteTable): Table {
  const config = getTableConfig(table);
  const compound = config.primaryKeys.flatMap(({ columns }) => columns.map(({ name }) => name));
  const pkOf = ({ name, primary }: SQLiteColumn): number => (primary ? 1 : compound.indexOf(name) + 1);
  return {
    name: config.name,
    columns: config.columns.map((column) => ({
      name: column.name,
      type: column.getSQLType().toUpperCase(),
      // SQLite lets a TEXT primary key be null; drizzle calls every primary key required.
      isRequired: column.notNull || pkOf(column) > 0,
      pk: pkOf(column),
      fallback: defaultOf(column),
    })),
    foreignKeys: config.foreignKeys
      .map((key) => {
        const { columns, foreignColumns, foreignTable } = key.reference();
        return `${names(columns)} → ${getTableConfig(foreignTable).name}(${names(foreignColumns)})`;
      })
      .toSorted(),
    unique: [
      ...config.columns.filter(({ isUnique }) => isUnique).map(({ name }) => name),
      ...config.uniqueConstraints.map(({ columns }) => names(columns)),
    ].toSorted(),
  };
}

function names(columns: readonly { name: string }[]): string {
  return columns.map(({ name }) => name).join(',');
}

/** As SQLite writes a default: text in quotes, booleans as 0 and 1. */
function defaultOf(column: SQLiteColumn): string | null {
  const { default: value } = column as { default?: unknown };
  if (value === undefined) return null;
  return typeof value === 'string' ? `'${value}'` : String(Number(value));
}

type TableInfo = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };
type ForeignKey = { id: number; table: string; from: string; to: string };
type IndexInfo = { name: string; unique: number; origin: string };

function stored(db: Store, name: string): Table {
  const columns = db.pragma(`table_xinfo("${name}")`) as TableInfo[];
  const keys = db.pragma(`foreign_key_list("${name}")`) as ForeignKey[];
  const indexes = db.pragma(`index_list("${name}")`) as IndexInfo[];
  return {
    name,
    columns: columns.map((column) => ({
      name: column.name,
      type: column.type,
      isRequired: column.notnull === 1 || column.pk > 0,
      pk: column.pk,
      fallback: column.dflt_value,
    })),
    foreignKeys: [...Map.groupBy(keys, ({ id }) => id).values()]
      .map((parts) => {
        const from = parts.map((part) => part.from).join(',');
        return `${from} → ${parts[0]?.table}(${parts.map(({ to }) => to).join(',')})`;
      })
      .toSorted(),
    unique: indexes
      .filter(({ unique, origin }) => unique === 1 && origin === 'u')
      .map((index) => names(db.pragma(`index_info("${index.name}")`) as { name: string }[]))
      .toSorted(),
  };
}

type Listed = { name: string; schema: string; type: string; strict: number };

/** Ordinary tables; the search engine's virtual ones and their shadows are SQLite's own. */
function tablesOf(db: Store): Listed[] {
  return (db.pragma('table_list') as Listed[]).filter(
    ({ name, schema, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'),
  );
}

/** Those the code reads through drizzle: the search index is written by hand beside its virtual table. */
function ordinaryTables(db: Store): Listed[] {
  const byHand = new Set(['search_entries', 'search_queue']);
  return tablesOf(db)
    .filter(({ name }) => !byHand.has(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

describe.each(Object.entries(stores))('%s store', (name, { migrations, schema }) => {
  const tables = Object.values(schema).filter((value) => value instanceof SQLiteTable);

  test('every table the code reads is the table on disk, column for column', () => {
    const folder = testFolder();
    const db = openStore(join(folder, `${name}.db`), new Uint8Array(32).fill(7), { create: true });
    try {
      migrate(db, migrations, folder);
      const onDisk = ordinaryTables(db).map((table) => table.name);
      const inCode = tables.map(declared).toSorted((a, b) => (a.name < b.name ? -1 : 1));
      expect(inCode.map((table) => table.name)).toEqual(onDisk);
      expect(inCode).toEqual(onDisk.map((table) => stored(db, table)));
    } finally {
      db.close();
    }
  });

  test('every table is STRICT', () => {
    const folder = testFolder();
    const db = openStore(join(folder, `${name}.db`), new Uint8Array(32).fill(7), { create: true });
    try {
      migrate(db, migrations, folder);
      const loose = tablesOf(db).filter(({ strict }) => strict === 0);
      expect(loose).toEqual([]);
    } finally {
      db.close();
    }
  });
});
