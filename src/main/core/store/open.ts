import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#shared/rpc/app-error.ts';
import { applyPragmas, assertDurable } from './pragmas.ts';

export type Store = Database.Database;

/** The cipher's own calls, which the driver's published types do not name. */
type CipherStore = Store & { key: (key: Buffer) => number };

export type OpenOptions = {
  /** Looks only: for a damaged store, a backup being checked, an audit. */
  readonly?: boolean;
  /** Makes a new store and refuses one that exists; without it a missing store is refused, never silently made. */
  create?: boolean;
};

const CIPHER = 'aegis';
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens an encrypted store.
 * @param key 32 raw bytes; the caller keeps and wipes them.
 * @throws AppError `store.missing`, `store.exists`, `store.wrong-key`, `store.corrupt`, `disk.full`, `disk.failed`.
 */
export function openStore(path: string, key: Uint8Array, options: OpenOptions = {}): Store {
  const { readonly = false, create = false } = options;
  const exists = existsSync(path);
  if (!exists && !create) throw new AppError('store.missing', { file: basename(path) });
  if (exists && create) throw new AppError('store.exists', { file: basename(path) });
  const db = openFile(path, { readonly, fileMustExist: !create, timeout: BUSY_TIMEOUT_MS });
  try {
    unlockCipher(db, key);
    db.prepare('SELECT count(*) FROM sqlite_schema').get(); // the first page is read only now: a wrong key shows here
    applyPragmas(db);
    if (!readonly) assertDurable(db);
    return db;
  } catch (error) {
    db.close();
    throw asStoreError(error);
  }
}

/** The refusal a clerk can act on for what SQLite reports; anything else comes back as it was. */
export function asStoreError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === 'SQLITE_NOTADB') return new AppError('store.wrong-key');
  if (code.startsWith('SQLITE_CORRUPT')) return new AppError('store.corrupt');
  if (code === 'SQLITE_FULL') return new AppError('disk.full');
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN'))
    return new AppError('disk.failed');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('store.busy');
  return error;
}

/** Reads every page and index. @throws AppError `store.corrupt`. */
export function checkStore(db: Store): void {
  let report: unknown;
  try {
    report = db.pragma('quick_check(1)', { simple: true });
  } catch (error) {
    throw asStoreError(error);
  }
  if (report !== 'ok') throw new AppError('store.corrupt');
}

function openFile(path: string, options: Database.Options): Store {
  try {
    return new Database(path, options);
  } catch (error) {
    throw asStoreError(error);
  }
}

function sqliteCode(error: unknown): string {
  return error instanceof Database.SqliteError ? error.code : '';
}

function unlockCipher(db: Store, key: Uint8Array): void {
  db.pragma(`cipher = '${CIPHER}'`);
  const rawKey = toRawKey(key);
  try {
    (db as CipherStore).key(rawKey);
  } finally {
    rawKey.fill(0);
  }
  // A misspelt cipher leaves the default in place without an error.
  if (db.pragma('cipher', { simple: true }) !== CIPHER) throw new Error('store cipher is not aegis');
}

/** `raw:` and 64 hex digits, written by hand: `toString('hex')` would leave copies of the key in memory. */
function toRawKey(key: Uint8Array): Buffer {
  if (key.length !== 32) throw new Error('a store key has 32 bytes');
  const prefix = 'raw:';
  const digits = '0123456789abcdef';
  const text = Buffer.alloc(prefix.length + key.length * 2);
  text.write(prefix, 'latin1');
  for (const [i, byte] of key.entries()) {
    text[prefix.length + i * 2] = digits.charCodeAt(byte >> 4);
    text[prefix.length + i * 2 + 1] = digits.charCodeAt(byte & 15);
  }
  return text;
}
