import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEntries } from '#core/search/find.ts';
import { mergeNext } from '#core/search/merge.ts';
import { indexNext, watchChanges } from '#core/search/queue.ts';
import { sources } from '#core/search/sources.ts';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import { searchWords } from '#shared/domain/search/fold.ts';
import { crowd, storeChildren } from '../support/crowd.ts';
import type { Child } from '../support/crowd.ts';
import type { Bench } from './harness.ts';

const PERSONS = 200_000;
const LIMIT = 30;

const everything = new Map<string, Scope>(sources.map(({ id }) => [id, { all: true }]));
const oneVillage = new Map<string, Scope>([['children', { villages: ['东河村'], units: [] }]]);

/** What is typed at a desk, each beginning as it grows under the fingers. */
function searchesFor(child: Child): string[] {
  const { name, idCard, guardianPhone, village, address, guardian } = child;
  return [
    name.slice(0, 1),
    name.slice(0, 2),
    name,
    name.slice(1),
    'z',
    'zh',
    'zha',
    'zhangw',
    'zhangwei',
    'lzx',
    'wang zi',
    idCard.slice(0, 6),
    idCard.slice(6, 14),
    idCard.slice(-4),
    idCard,
    guardianPhone.slice(0, 3),
    guardianPhone.slice(-4),
    guardianPhone,
    village,
    address.slice(3),
    guardian,
    `${name[0]} ${village}`,
    `${name} ${guardianPhone.slice(-4)}`,
    `${village} 12组 ${name[0]}`,
    '没有这个人',
  ];
}

function makeStore(folder: string): Store {
  const store = openStore(join(folder, 'records.db'), new Uint8Array(32).fill(7), { create: true });
  migrate(store, recordsMigrations, folder);
  watchChanges(store);
  storeChildren(store, crowd(PERSONS));
  while (indexNext(store, 2000));
  while (mergeNext(store));
  return store;
}

function percentile95(run: (search: string, index: number) => void, searches: readonly string[]): number {
  const times = searches.map((search, index) => {
    const start = performance.now();
    run(search, index);
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
}

/** The same words in the same rows without an index: every line of every person is read. */
function scan(store: Store, search: string): void {
  const words = searchWords(search);
  store
    .prepare(
      `SELECT register, record_id, title, subtitle FROM search_entries
       WHERE ${words.map(() => 'text LIKE ?').join(' AND ')} ORDER BY title LIMIT ${LIMIT}`,
    )
    .all(words.map((word) => `%${word}%`));
}

/** Half the searches see everything, half one village of sixteen. */
export const bench: Bench = {
  name: 'search 200,000 persons',
  peerName: 'LIKE over the same rows, 95 of 100 searches',
  unit: 'ms, 95 of 100 searches',
  rounds: 3,
  prepare: () => {
    const folder = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
    const store = makeStore(folder);
    const sample = [...crowd(40)].flatMap(searchesFor);
    const some = sample.filter((_, index) => index % 10 === 0);
    return {
      ours: () =>
        percentile95(
          (text, index) =>
            findEntries(store, { text, limit: LIMIT, scopes: index % 2 === 0 ? everything : oneVillage }),
          sample,
        ),
      peer: () => percentile95((text) => scan(store, text), some),
      dispose: () => {
        store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};
