import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '#shared/rpc/app-error.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import { keepDurably } from '#core/vault/files.ts';
import { asStoreError, checkStore } from './open.ts';
import type { Store } from './open.ts';

/** A frozen step. `version` counts 1, 2, 3 … without a gap; `sql` is literal and never edited after a release. */
export type Migration = { version: number; name: string; sql: string };

export type MigrationReport = {
  from: number;
  to: number;
  /** Path of the copy made before the first step; null when nothing had to be done or the store was new. */
  copy: string | null;
};

/**
 * Brings a store to the newest version; each step is all or nothing. drizzle's own migrator rebuilds tables
 * with foreign keys on and emptied a cascading child, so it is not used.
 * @param copyFolder where the safety copy goes; it is encrypted with the store's own key.
 * @throws AppError `store.too-new`, `store.upgrade-failed` and `store.upgrade-damaged` (with the copy's name), `disk.full`.
 */
export function migrate(db: Store, migrations: readonly Migration[], copyFolder: string): MigrationReport {
  assertContiguous(migrations);
  const from = versionOf(db);
  const to = migrations.length;
  if (from > to) throw new AppError('store.too-new');
  if (from === to) return { from, to, copy: null };
  const copy = from === 0 ? null : makeSafetyCopy(db, from, copyFolder);
  db.pragma('foreign_keys = OFF'); // has no effect inside a transaction, so it stands outside
  try {
    for (const migration of migrations.slice(from)) runStep(db, migration, copy);
  } finally {
    db.pragma('foreign_keys = ON');
  }
  checkUpgraded(db, copy);
  return { from, to, copy };
}

function versionOf(db: Store): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function checkUpgraded(db: Store, copy: string | null): void {
  try {
    checkStore(db);
  } catch (error) {
    throw refusal('store.upgrade-damaged', { copy: nameOf(copy) }, error);
  }
}

function runStep(db: Store, migration: Migration, copy: string | null): void {
  try {
    db.transaction(() => {
      db.exec(migration.sql);
      if (!db.inTransaction) throw new Error(`migration ${migration.version} ended its own transaction`);
      const orphans = db.pragma('foreign_key_check');
      if (Array.isArray(orphans) && orphans.length > 0) {
        throw new Error(`migration ${migration.version} leaves ${orphans.length} rows without their parent`);
      }
      db.pragma(`user_version = ${migration.version}`);
    }).exclusive();
  } catch (error) {
    const known = asStoreError(error);
    if (known instanceof AppError) throw known;
    throw refusal('store.upgrade-failed', { version: migration.version, copy: nameOf(copy) }, error);
  }
}

function refusal(code: ErrorCode, params: ErrorParams, cause: unknown): AppError {
  const error = new AppError(code, params);
  error.cause = cause;
  return error;
}

function nameOf(copy: string | null): string {
  return copy === null ? '无（原来是空库）' : basename(copy);
}

/** `backup()` fails on encrypted stores and `serialize()` is plaintext: VACUUM INTO keeps the key. */
function makeSafetyCopy(db: Store, version: number, folder: string): string {
  const path = freePath(folder, `${basename(db.name, '.db')}-v${version}-before-upgrade`);
  const partial = `${path}.partial`;
  try {
    rmSync(partial, { force: true });
    db.prepare('VACUUM INTO ?').run(partial);
    checkCopy(db, partial);
  } catch (error) {
    throw asStoreError(error);
  }
  keepDurably(partial, path); // VACUUM INTO itself never syncs
  return path;
}

/** The copy is opened with the store's own key and read through: an unreadable copy would be no copy. */
function checkCopy(db: Store, path: string): void {
  db.prepare('ATTACH ? AS safety_copy').run(path);
  try {
    if (db.pragma('safety_copy.quick_check(1)', { simple: true }) !== 'ok') throw new AppError('disk.failed');
  } finally {
    db.exec('DETACH safety_copy');
  }
}

/** Copies of earlier attempts are kept. */
function freePath(folder: string, stem: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const path = join(folder, attempt === 1 ? `${stem}.db` : `${stem}-${attempt}.db`);
    if (!existsSync(path)) return path;
  }
}

function assertContiguous(migrations: readonly Migration[]): void {
  for (const [index, { version }] of migrations.entries()) {
    if (version !== index + 1) throw new Error(`migration ${version} stands where ${index + 1} belongs`);
  }
}
