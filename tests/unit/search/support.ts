import { join } from 'node:path';
import { indexNext, watchChanges } from '#core/search/queue.ts';
import { sources } from '#core/search/sources.ts';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import { testFolder } from '../../support/test-desk.ts';

/** An empty records store that watches its tables. */
export function searchedStore(): Store {
  const folder = testFolder();
  const store = openStore(join(folder, 'records.db'), new Uint8Array(32).fill(7), { create: true });
  migrate(store, recordsMigrations, folder);
  watchChanges(store);
  return store;
}

export function indexAll(store: Store): void {
  while (indexNext(store));
}

export const everything: ReadonlyMap<string, Scope> = new Map(sources.map(({ id }) => [id, { all: true }]));

export function childrenOf(...villages: string[]): ReadonlyMap<string, Scope> {
  return new Map([['children', { villages, units: [] }]]);
}
