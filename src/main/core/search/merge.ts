import type { Store } from '../store/open.ts';

/** Parts that a word may be looked up in before they are put together; each costs every search. */
const MOST_PARTS = 8;
/** Of the index, written in one go: a call that comes meanwhile waits for no more. */
const PAGES = 16;

/** Whether bulk changes have left the index in many parts. */
export function isScattered(store: Store): boolean {
  const parts = store.prepare<[], number>('SELECT count(DISTINCT segid) FROM search_grams_idx').pluck().get();
  return (parts ?? 0) > MOST_PARTS;
}

/** Puts the parts together a little further. @returns whether there is more to do */
export function mergeNext(store: Store): boolean {
  const changes = store.prepare<[], number>('SELECT total_changes()').pluck();
  const before = changes.get() ?? 0;
  store.prepare(`INSERT INTO search_grams (search_grams, rank) VALUES ('merge', ?)`).run(-PAGES);
  // The command itself counts as one change (https://sqlite.org/fts5.html#the_merge_command).
  return (changes.get() ?? 0) - before >= 2;
}
