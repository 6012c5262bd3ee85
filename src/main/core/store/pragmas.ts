import type Database from 'better-sqlite3';

/** `PRAGMA synchronous` values as SQLite reads them back. */
const SYNCHRONOUS_FULL = 2;

/** The settings every connection runs with; none of them outlives the connection but WAL. */
export function applyPragmas(db: Database.Database): void {
  if (!db.readonly) db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -64000');
}

/**
 * Writes once and then reads `synchronous` back: this build falls back to NORMAL in WAL without a word,
 * and NORMAL loses acknowledged rows in a power cut.
 */
export function assertDurable(db: Database.Database): void {
  db.transaction(() =>
    db.pragma(`user_version = ${Number(db.pragma('user_version', { simple: true }))}`),
  ).immediate();
  const synchronous = db.pragma('synchronous', { simple: true });
  const journal = db.pragma('journal_mode', { simple: true });
  if (synchronous !== SYNCHRONOUS_FULL || journal !== 'wal') {
    throw new Error(
      `store is not durable: synchronous=${String(synchronous)} journal_mode=${String(journal)}`,
    );
  }
}
