import { drizzle } from 'drizzle-orm/better-sqlite3';
import { registers } from '#shared/registers/index.ts';
import type { Store } from '../store/open.ts';
import { sha256 } from '../vault/crypto.ts';
import { getSource, sources } from './sources.ts';
import type { Source } from './source.ts';
import { indexWriter } from './write.ts';
import type { IndexWriter, Thing } from './write.ts';

/** Counts up when folding, pieces, readings or lines change: then every desk makes its index again. */
const RULES = 1;
const STAMP = 'search';

/** Things put into the index in one go: a call that comes meanwhile waits for no more than these. */
export const ONE_GO = 200;

/**
 * From now on whatever writes to a searched table queues the row, in the same transaction: no service can forget it,
 * and a crash loses nothing. Temporary triggers belong to this connection and need no migration when a register comes.
 */
export function watchChanges(store: Store): void {
  store.exec(PAUSED);
  for (const source of sources) store.exec(triggersFor(source));
}

const PAUSED = 'CREATE TEMP TABLE IF NOT EXISTS search_paused (register TEXT PRIMARY KEY)';

/** Writes rows of one kind that nobody may find yet. Only inside a transaction. */
export function withoutQueue<T>(store: Store, register: string, work: () => T): T {
  store.exec(PAUSED);
  store.prepare('INSERT INTO search_paused VALUES (?)').run(register);
  try {
    return work();
  } finally {
    store.prepare('DELETE FROM search_paused').run();
  }
}

type Ids = { sql: string; params: readonly string[] };

/** Many rows of one kind, written by few statements, are queued by one. Only inside a transaction. */
export function queueTogether(store: Store, register: string, ids: Ids, work: () => void): void {
  withoutQueue(store, register, work);
  store
    .prepare(
      `INSERT INTO search_queue (register, record_id, is_stale) SELECT ?, record_id, 1 FROM (${ids.sql})
       WHERE true ORDER BY record_id ${enqueue}`,
    )
    .run(register, ...ids.params);
}

const enqueue = 'ON CONFLICT (register, record_id) DO UPDATE SET is_stale = 1';

function triggersFor({ id, table, follows }: Source): string {
  const one = (row: string): string =>
    `INSERT INTO search_queue (register, record_id, is_stale) VALUES ('${id}', ${row}.id, 1) ${enqueue};`;
  const trigger = (name: string, event: string, body: string): string =>
    `CREATE TEMP TRIGGER IF NOT EXISTS "search ${id} ${name}" ${event} BEGIN ${body} END;`;
  const unlessPaused = `WHEN NOT EXISTS (SELECT 1 FROM search_paused WHERE register = '${id}')`;
  return [
    trigger('insert', `AFTER INSERT ON main.${table} ${unlessPaused}`, one('NEW')),
    trigger('update', `AFTER UPDATE ON main.${table} ${unlessPaused}`, one('NEW')),
    trigger('delete', `AFTER DELETE ON main.${table} ${unlessPaused}`, one('OLD')),
    ...follows.map(({ named, by, through = { table, column: 'id' } }) =>
      trigger(
        `${by} ${named.table}`,
        `AFTER UPDATE OF ${named.column} ON main.${named.table} WHEN NEW.${named.column} IS NOT OLD.${named.column}`,
        `INSERT INTO search_queue (register, record_id, is_stale)
           SELECT DISTINCT '${id}', ${through.column}, 1 FROM ${through.table} WHERE ${by} = NEW.id ${enqueue};`,
      ),
    ),
  ].join('\n');
}

/** Queues everything when the index was made by other rules, other definitions or before an upgrade of the store. */
export function catchUp(store: Store): void {
  const known = store.prepare('SELECT value FROM stamps WHERE name = ?').pluck().get(STAMP);
  const stamp = stampOf(store);
  if (known === stamp) return;
  store
    .transaction(() => {
      queueEverything(store);
      store
        .prepare(
          'INSERT INTO stamps (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        )
        .run(STAMP, stamp);
    })
    .immediate();
}

function stampOf(store: Store): string {
  const definitions = new TextEncoder().encode(JSON.stringify(registers));
  const version = String(store.pragma('user_version', { simple: true }));
  return `${RULES} ${version} ${Buffer.from(sha256(definitions)).toString('hex')}`;
}

/** Only inside a transaction. What the index holds stays to be found until it is put there anew. */
export function queueEverything(store: Store): void {
  for (const { id, table } of sources)
    store.exec(`INSERT OR IGNORE INTO search_queue SELECT '${id}', id, 0 FROM ${table}`);
  store.exec('INSERT OR IGNORE INTO search_queue SELECT register, record_id, 0 FROM search_entries');
}

/** Forgets what was dropped from the index: without it, pieces of it stand on in the index's older parts. */
export function compactSearch(store: Store): void {
  while (hasStale(store)) indexNext(store);
  store.exec("INSERT INTO search_grams (search_grams) VALUES ('optimize')");
}

/** Things that are not yet in the index as they are now. */
export function countQueued(store: Store): number {
  return store.prepare<[], number>('SELECT count(*) FROM search_queue').pluck().get() ?? 0;
}

/** Whether something was changed that the index does not know yet. */
export function hasStale(store: Store): boolean {
  return store.prepare('SELECT 1 FROM search_queue WHERE is_stale = 1 LIMIT 1').get() !== undefined;
}

/**
 * Puts the next things into the index, those changed by hand first, in a transaction of its own.
 * @returns whether more are waiting
 */
export function indexNext(store: Store, limit = ONE_GO): boolean {
  const next = store.prepare<[number], Thing>(
    'SELECT register, record_id FROM search_queue ORDER BY is_stale DESC, register DESC, record_id DESC LIMIT ?',
  );
  return store
    .transaction(() => {
      const queued = next.all(limit);
      const writer = indexWriter(store);
      writer.drop(queued);
      for (const [register, things] of Map.groupBy(queued, (thing) => thing.register))
        indexThings(
          store,
          writer,
          register,
          things.map(({ record_id }) => record_id),
        );
      return queued.length === limit;
    })
    .immediate();
}

function indexThings(store: Store, writer: IndexWriter, register: string, ids: readonly string[]): void {
  const done = store.prepare('DELETE FROM search_queue WHERE register = ? AND record_id = ?');
  // A register taken out of the desk leaves nothing to be found.
  const source = sources.some(({ id }) => id === register) ? getSource(register) : undefined;
  for (const entry of source?.load(drizzle({ client: store }), ids) ?? []) writer.put(entry);
  for (const id of ids) done.run(register, id);
}
