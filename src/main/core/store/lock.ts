import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#shared/rpc/app-error.ts';
import { makeFolder } from '#core/vault/files.ts';
import { asStoreError } from './open.ts';

/** Held from start-up to exit. The operating system lets go of it when the process dies, however it dies. */
export type HomeLock = { release: () => void };

/**
 * One process per home folder: two would each keep their own sign-in, keys and timers.
 * The lock stands on a small database of its own, which holds nothing.
 * Makes the home folder when there is none yet.
 * @throws AppError `store.in-use` when another window, or this process itself, holds it; `disk.failed`.
 */
export function acquireHomeLock(home: string): HomeLock {
  makeFolder(home);
  const db = openLockFile(join(home, 'lock.db'));
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    const known = asStoreError(error);
    throw known instanceof AppError && known.code === 'store.busy' ? new AppError('store.in-use') : known;
  }
  return { release: () => db.close() };
}

function openLockFile(path: string): Database.Database {
  try {
    return new Database(path, { timeout: 0 });
  } catch (error) {
    throw asStoreError(error);
  }
}
