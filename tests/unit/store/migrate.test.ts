import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate } from '#core/store/migrate.ts';
import type { Migration } from '#core/store/migrate.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import { refusal, seededRandom, tempFolder } from '../vault/support.ts';

const key = seededRandom('migrate').bytes(32);

const create: Migration = {
  version: 1,
  name: 'create-parents',
  sql: `CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL
      REFERENCES parents (id) ON DELETE CASCADE) STRICT;
    INSERT INTO parents VALUES (1); INSERT INTO children VALUES (1, 1), (2, 1);`,
};

/** The usual way to change a table: it drops the parents while children point at them. */
const rebuild: Migration = {
  version: 2,
  name: 'rebuild-parents',
  sql: `CREATE TABLE new_parents (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '') STRICT;
    INSERT INTO new_parents (id) SELECT id FROM parents;
    DROP TABLE parents;
    ALTER TABLE new_parents RENAME TO parents;`,
};

function open(folder: string): Store {
  return openStore(join(folder, 'records.db'), key, { create: !existsSync(join(folder, 'records.db')) });
}

function readVersion(db: Store): unknown {
  return db.pragma('user_version', { simple: true });
}

test('takes a new store to the newest version, without a copy of nothing', () => {
  const folder = tempFolder();
  const db = open(folder);
  expect(migrate(db, [create, rebuild], folder)).toEqual({ from: 0, to: 2, copy: null });
  expect(readVersion(db)).toBe(2);
  expect(migrate(db, [create, rebuild], folder)).toEqual({ from: 2, to: 2, copy: null });
  db.close();
});

test('rebuilds a parent without emptying its cascading children, and turns foreign keys on again', () => {
  const folder = tempFolder();
  const db = open(folder);
  migrate(db, [create], folder);
  migrate(db, [create, rebuild], folder);
  expect(db.prepare('SELECT count(*) FROM children').pluck().get()).toBe(2);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(() => db.exec('INSERT INTO children VALUES (3, 99)')).toThrow(/FOREIGN KEY/);
  db.close();
});

test('copies first; the copy opens with the store’s key and holds the old version', () => {
  const folder = tempFolder();
  const db = open(folder);
  migrate(db, [create], folder);
  const { copy } = migrate(db, [create, rebuild], folder);
  db.close();
  expect(copy).toBe(join(folder, 'records-v1-before-upgrade.db'));
  const old = openStore(copy ?? '', key, { readonly: true });
  expect(readVersion(old)).toBe(1);
  expect(old.prepare('SELECT count(*) FROM children').pluck().get()).toBe(2);
  old.close();
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

describe('a step that fails', () => {
  const failing: readonly [string, string, RegExp][] = [
    ['stops half-way', 'DELETE FROM children; CREATE TABLE broken (', /incomplete input/],
    ['leaves orphans', 'DELETE FROM parents;', /2 rows without their parent/],
    ['ends the transaction itself', 'DELETE FROM children; COMMIT;', /ended its own transaction/],
  ];

  test.each(failing.slice(0, 2))(
    'because it %s leaves the store as it was and names the copy',
    (_, sql, cause) => {
      const folder = tempFolder();
      const db = open(folder);
      migrate(db, [create], folder);
      let thrown: unknown;
      try {
        migrate(db, [create, { version: 2, name: 'bad', sql }], folder);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({
        code: 'store.upgrade-failed',
        params: { version: 2, copy: 'records-v1-before-upgrade.db' },
        cause: { message: expect.stringMatching(cause) },
      });
      expect(readVersion(db)).toBe(1);
      expect(db.prepare('SELECT count(*) FROM children').pluck().get()).toBe(2);
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
      expect(migrate(db, [create, rebuild], folder).copy).toBe(
        join(folder, 'records-v1-before-upgrade-2.db'),
      );
      db.close();
    },
  );

  test('because it ends the transaction itself is stopped', () => {
    const folder = tempFolder();
    const db = open(folder);
    migrate(db, [create], folder);
    const bad = { version: 2, name: 'bad', sql: failing[2]?.[1] ?? '' };
    expect(() => migrate(db, [create, bad], folder)).toThrow(refusal('store.upgrade-failed'));
    expect(readVersion(db)).toBe(1);
    db.close();
  });

  test('keeps the steps before it', () => {
    const folder = tempFolder();
    const db = open(folder);
    migrate(db, [create], folder);
    const bad = { version: 3, name: 'bad', sql: 'nonsense' };
    expect(() => migrate(db, [create, rebuild, bad], folder)).toThrow(
      refusal('store.upgrade-failed', { version: 3 }),
    );
    expect(readVersion(db)).toBe(2);
    db.close();
  });
});

test('refuses a store from the future untouched', () => {
  const folder = tempFolder();
  const db = open(folder);
  migrate(db, [create, rebuild], folder);
  expect(() => migrate(db, [create], folder)).toThrow(refusal('store.too-new'));
  expect(readVersion(db)).toBe(2);
  db.close();
});

test('refuses a list with a gap, before touching anything', () => {
  const folder = tempFolder();
  const db = open(folder);
  expect(() => migrate(db, [create, { ...rebuild, version: 3 }], folder)).toThrow(
    'migration 3 stands where 2 belongs',
  );
  expect(readVersion(db)).toBe(0);
  db.close();
});
