import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { asStoreError, checkStore, openStore } from '#core/store/open.ts';
import { flipBit, refusal, seededRandom, tempFolder } from '../vault/support.ts';

const random = seededRandom('store');
const key = random.bytes(32);
const MARKER = 'marker-某某-marker';

function storeWithRows(folder: string): string {
  const path = join(folder, 'records.db');
  const db = openStore(path, key, { create: true });
  db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO notes (text) VALUES (?)');
  db.transaction(() => {
    for (let i = 0; i < 2000; i += 1) insert.run(`${MARKER} ${i}`);
  })();
  db.close();
  return path;
}

test('a store is read back with its key and looks only when told to', () => {
  const path = storeWithRows(tempFolder());
  const db = openStore(path, key, { readonly: true });
  expect(db.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(2000);
  expect(() => db.exec('DELETE FROM notes')).toThrow(/readonly/);
  checkStore(db);
  db.close();
});

test('runs with every guard on, read back after the first write', () => {
  const db = openStore(join(tempFolder(), 'office.db'), key, { create: true });
  const read = (name: string): unknown => db.pragma(name, { simple: true });
  expect({
    cipher: read('cipher'),
    journal: read('journal_mode'),
    synchronous: read('synchronous'),
    foreignKeys: read('foreign_keys'),
    recursiveTriggers: read('recursive_triggers'),
    trustedSchema: read('trusted_schema'),
    cellSizeCheck: read('cell_size_check'),
    secureDelete: read('secure_delete'),
    tempStore: read('temp_store'),
    cacheSize: read('cache_size'),
  }).toEqual({
    cipher: 'aegis',
    journal: 'wal',
    synchronous: 2,
    foreignKeys: 1,
    recursiveTriggers: 1,
    trustedSchema: 0,
    cellSizeCheck: 1,
    secureDelete: 1,
    tempStore: 2,
    cacheSize: -64_000,
  });
  db.close();
});

test('control: without setting it, this build’s WAL is only NORMAL once it is reopened', () => {
  const path = join(tempFolder(), 'plain.db');
  const first = new Database(path);
  first.pragma('journal_mode = WAL');
  first.exec('CREATE TABLE notes (text TEXT) STRICT');
  first.close();
  const again = new Database(path);
  again.exec("INSERT INTO notes VALUES ('x')");
  expect(again.pragma('synchronous', { simple: true })).toBe(1);
  again.close();
});

test('nothing of the content is on disk in clear, in the store or in its log', () => {
  const folder = tempFolder();
  const path = storeWithRows(folder);
  const db = openStore(path, key);
  db.prepare('INSERT INTO notes (text) VALUES (?)').run(MARKER);
  const names = readdirSync(folder);
  expect(names).toContain('records.db-wal');
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    expect(bytes.includes('marker')).toBe(false);
    expect(bytes.includes('SQLite format 3')).toBe(false);
  }
  db.close();
});

describe('refuses', () => {
  test('a missing store, and makes none', () => {
    const path = join(tempFolder(), 'records.db');
    expect(() => openStore(path, key)).toThrow(refusal('store.missing', { file: 'records.db' }));
    expect(existsSync(path)).toBe(false);
  });

  test('to make a store over one that is there', () => {
    const path = storeWithRows(tempFolder());
    expect(() => openStore(path, key, { create: true })).toThrow(refusal('store.exists'));
  });

  test('a wrong key, and leaves the file as it was', () => {
    const path = storeWithRows(tempFolder());
    const before = readFileSync(path);
    expect(() => openStore(path, random.bytes(32))).toThrow(refusal('store.wrong-key'));
    expect(readFileSync(path).equals(before)).toBe(true);
    openStore(path, key).close();
  });

  test('a store of another cipher under the same key', () => {
    const path = join(tempFolder(), 'other.db');
    const other = new Database(path);
    other.pragma("cipher = 'chacha20'");
    other.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`);
    other.exec('CREATE TABLE notes (text TEXT) STRICT');
    other.close();
    expect(() => openStore(path, key)).toThrow(refusal('store.wrong-key'));
  });

  test('to call a damaged store whole', () => {
    const path = storeWithRows(tempFolder());
    const bytes = readFileSync(path);
    writeFileSync(path, flipBit(bytes, 8 * (4096 * 5 + 100)));
    const db = openStore(path, key, { readonly: true });
    expect(() => checkStore(db)).toThrow(refusal('store.corrupt'));
    db.close();
  });

  test('a key of another length', () => {
    const path = join(tempFolder(), 'records.db');
    expect(() => openStore(path, key.subarray(1), { create: true })).toThrow('32 bytes');
  });
});

test.each([
  ['SQLITE_FULL', 'disk.full'],
  ['SQLITE_IOERR_FSYNC', 'disk.failed'],
  ['SQLITE_CORRUPT_INDEX', 'store.corrupt'],
  ['SQLITE_BUSY', 'store.busy'],
])('%s is told as %s', (code, expected) => {
  expect(asStoreError(new Database.SqliteError('x', code))).toMatchObject({ code: expected });
});

test('what is not the disk’s fault stays what it was', () => {
  const bug = new TypeError('x');
  expect(asStoreError(bug)).toBe(bug);
  const unique = new Database.SqliteError('x', 'SQLITE_CONSTRAINT_UNIQUE');
  expect(asStoreError(unique)).toBe(unique);
});
