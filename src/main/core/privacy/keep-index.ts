import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Store } from '../store/open.ts';
import { addPerson, dropPerson, emptyIndex, findSource, readPerson } from './people-index.ts';
import type { PeopleIndex } from './people-index.ts';
import { privateSources } from './sources.ts';

/** Rows read in one go: a call that comes meanwhile waits for no more than these. */
const ONE_GO = 2000;
/** More changes than this are not worked in one by one: the index is made anew. */
const MOST_CHANGES = 20_000;

/** The index belongs to an open store and goes with it; it is made by the first scan. */
const kept = new WeakMap<Store, Promise<PeopleIndex>>();

/** Whoever may not be recognised, as of now. */
export async function peopleIndex(store: Store): Promise<PeopleIndex> {
  const known = kept.get(store);
  if (known === undefined) return remake(store);
  const index = await known;
  return catchUp(store, index) ? index : remake(store);
}

function remake(store: Store): Promise<PeopleIndex> {
  const making = build(store);
  kept.set(store, making);
  making.catch(() => kept.delete(store));
  return making;
}

async function build(store: Store): Promise<PeopleIndex> {
  watch(store);
  const index = emptyIndex(store);
  for (const source of privateSources) {
    const next = store.prepare<[string, number]>(`${source.select} AND id > ? ORDER BY id LIMIT ?`);
    for (let last = '', rows: unknown[] = []; ;) {
      rows = next.all(last, ONE_GO);
      for (const row of rows) {
        const person = source.read(row);
        addPerson(index, source, person);
        last = person.id;
      }
      if (rows.length < ONE_GO) break;
      await setImmediate();
    }
  }
  index.keys.sort();
  index.idCards.seal();
  index.phones.seal();
  catchUp(store, index);
  return index;
}

/** From now on every row of a source that is written is noted in the same transaction; temporary, and only ids. */
function watch(store: Store): void {
  store.exec(`CREATE TEMP TABLE IF NOT EXISTS privacy_changes (register TEXT, id TEXT);
    DELETE FROM privacy_changes;`);
  const tables = [...privateSources, { register: 'schools', table: 'schools' }];
  for (const { register, table } of tables)
    for (const [event, row] of [
      ['INSERT', 'NEW'],
      ['UPDATE', 'NEW'],
      ['DELETE', 'OLD'],
    ] as const)
      store.exec(`CREATE TEMP TRIGGER IF NOT EXISTS "privacy ${register} ${event}" AFTER ${event} ON main.${table}
        BEGIN INSERT INTO privacy_changes VALUES ('${register}', ${row}.id); END;`);
}

const Change = z.object({ register: z.string(), id: z.string() });

/** @returns false where so much changed that the index is better made anew. */
function catchUp(store: Store, index: PeopleIndex): boolean {
  const many = store.prepare('SELECT 1 FROM privacy_changes LIMIT 1 OFFSET ?').get(MOST_CHANGES);
  // A school's name stands in the places of every child of it.
  const isSchool = store.prepare("SELECT 1 FROM privacy_changes WHERE register = 'schools' LIMIT 1").get();
  if (many !== undefined || isSchool !== undefined) return false;
  const changes = store.prepare('SELECT DISTINCT register, id FROM privacy_changes').all();
  for (const change of changes) {
    const { register, id } = Change.parse(change);
    const source = findSource(register);
    if (!source) continue;
    const person = readPerson(store, { source, id });
    if (person) addPerson(index, source, person);
    else dropPerson(index, source, id);
  }
  if (changes.length > 0) store.exec('DELETE FROM privacy_changes');
  return true;
}
