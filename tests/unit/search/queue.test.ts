import { describe, expect, it } from 'vitest';
import { findEntries } from '#core/search/find.ts';
import { catchUp, countQueued, indexNext, queueEverything, watchChanges } from '#core/search/queue.ts';
import { sources } from '#core/search/sources.ts';
import type { Store } from '#core/store/open.ts';
import { crowd, storeChildren } from '../../support/crowd.ts';
import { everything, indexAll, searchedStore } from './support.ts';

const [child] = [...crowd(1)];
if (!child) throw new Error('an empty crowd');

function found(store: Store, text: string): string[] {
  return findEntries(store, { text, limit: 50, scopes: everything }).hits.map(({ id }) => id);
}

function withChild(): Store {
  const store = searchedStore();
  storeChildren(store, child ? [child] : []);
  indexAll(store);
  return store;
}

describe('the queue', () => {
  it('a changed row is found by its new values and no longer by the old, even before it is indexed', () => {
    const store = withChild();
    store.prepare("UPDATE children SET name = '样新名', id_card = '990000201501010011'").run();
    expect(found(store, child.name)).toEqual([]);
    expect(found(store, child.idCard.slice(-6))).toEqual([]);
    indexAll(store);
    expect(found(store, '样新名')).toEqual([child.id]);
    expect(found(store, '990000')).toEqual([child.id]);
    expect(found(store, child.name)).toEqual([]);
    expect(found(store, child.idCard.slice(-6))).toEqual([]);
  });

  it('a removed row is not found, and is found again when it comes back', () => {
    const store = withChild();
    store.prepare("UPDATE children SET removed_at = '2026-11-23T01:00:00Z'").run();
    expect(found(store, child.name)).toEqual([]);
    indexAll(store);
    expect(found(store, child.name)).toEqual([]);
    expect(store.prepare('SELECT count(*) FROM search_entries').pluck().get()).toBe(0);
    store.prepare('UPDATE children SET removed_at = NULL').run();
    indexAll(store);
    expect(found(store, child.name)).toEqual([child.id]);
  });

  it('a deleted row leaves the index', () => {
    const store = withChild();
    store.prepare('DELETE FROM children').run();
    indexAll(store);
    expect(found(store, child.name)).toEqual([]);
  });

  it('what is rolled back was never queued', () => {
    const store = withChild();
    const broken = store.transaction(() => {
      store.prepare("UPDATE children SET name = '样新名'").run();
      throw new Error('no');
    });
    expect(broken).toThrow('no');
    expect(countQueued(store)).toBe(0);
    expect(found(store, child.name)).toEqual([child.id]);
  });

  it('a name from elsewhere follows its change: the school of a child', () => {
    const store = searchedStore();
    const school = '00000000-0000-7000-8000-000000000001';
    store
      .prepare(
        `INSERT INTO schools (id, revision, listed_on, created_at, updated_at, name, kind, village)
         VALUES (?, 1, '2026-11-23', '', '', '样板小学', 'primary', '东河村')`,
      )
      .run(school);
    storeChildren(store, [child]);
    store.prepare('UPDATE children SET school = ?').run(school);
    indexAll(store);
    expect(found(store, `样板小学 ${child.name}`)).toEqual([child.id]);
    store.prepare("UPDATE schools SET name = '改名学校'").run();
    indexAll(store);
    expect(found(store, `改名学校 ${child.name}`)).toEqual([child.id]);
    expect(found(store, '样板小学')).toEqual([]);
  });

  it('works through a long queue piece by piece; changes by hand come first', () => {
    const store = searchedStore();
    storeChildren(store, crowd(50));
    indexAll(store);
    queueEverything(store);
    expect(countQueued(store)).toBe(50);
    expect(found(store, child.name)).toContain(child.id); // found while it waits
    store.prepare("UPDATE children SET name = '样新名' WHERE id = 'child-33'").run();
    expect(indexNext(store, 1)).toBe(true);
    expect(found(store, '样新名')).toEqual(['child-33']);
    expect(countQueued(store)).toBe(49);
    indexAll(store);
    expect(countQueued(store)).toBe(0);
  });

  it('catches up once for the same rules, and again after an upgrade', () => {
    const store = withChild();
    catchUp(store);
    expect(countQueued(store)).toBe(1);
    indexAll(store);
    catchUp(store);
    expect(countQueued(store)).toBe(0);
    store.pragma('user_version = 9999');
    catchUp(store);
    expect(countQueued(store)).toBe(1);
  });

  it('watches every table it names, as often as it is asked to', () => {
    const store = searchedStore();
    expect(() => watchChanges(store)).not.toThrow();
    const tables = store
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all();
    for (const { table } of sources) expect(tables).toContain(table);
  });
});
