import { drizzle } from 'drizzle-orm/better-sqlite3';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Drizzle } from '#core/context.ts';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import { makeOrders } from '#core/store/queries/orders.ts';
import { countRows, pageIds } from '#core/store/queries/register-page.ts';
import { sortKey } from '#core/store/queries/sort-key.ts';
import { refreshDerived } from '#core/store/queries/upkeep.ts';
import { RegisterQuery } from '#shared/contract/registers.ts';
import { wholeScope } from '#shared/domain/permissions/scope.ts';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import { children } from '#shared/registers/children.ts';
import { crowd, crowdVillages, storeChildren } from '../../support/crowd.ts';
import { testFolder } from '../../support/test-desk.ts';

const ROWS = 6000;
const removed = new Set(['child-3', 'child-4000', 'child-5999']);
const risks = ['low', 'high', null, 'medium'];
let store: Store;
let db: Drizzle;
let statements: string[];

beforeAll(() => {
  const folder = testFolder();
  store = openStore(join(folder, 'records.db'), new Uint8Array(32).fill(7), { create: true });
  migrate(store, recordsMigrations, folder);
  storeChildren(store, crowd(ROWS));
  const risk = store.prepare('UPDATE children SET risk = ? WHERE rowid % 4 = ?');
  for (const [rest, value] of risks.entries()) risk.run(value, rest);
  for (const id of removed) store.prepare(`UPDATE children SET removed_at = 'x' WHERE id = ?`).run(id);
  statements = [];
  db = drizzle({ client: store, logger: { logQuery: (query) => void statements.push(query) } });
  refreshDerived(db, store);
});

const query = (part: Partial<RegisterQuery>): RegisterQuery => RegisterQuery.parse(part);
const orderNames = () =>
  store.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE name LIKE 'order children%'`).pluck().all();

function idsOf(part: Partial<RegisterQuery>, scope: Scope = wholeScope, offset = 0): string[] {
  return pageIds(db, { register: children, scope, query: query(part) }, { offset, limit: 50 });
}

/** How SQLite answers the page asked for last. */
function planOf(): string {
  const last = statements.findLast((text) => text.includes('order by')) ?? '';
  const marks = (last.match(/\?/g) ?? []).map(() => 1);
  const steps = store.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${last}`).all(...marks);
  return steps.map(({ detail }) => detail).join('\n');
}

describe('a long list', () => {
  test.each(children.fields.map(({ key }) => key))('is walked, never sorted, by %s', (field) => {
    for (const direction of ['asc', 'desc'] as const) {
      expect(idsOf({ sort: { field, direction } })).toHaveLength(50);
      expect(planOf()).toMatch(/^SCAN children USING (?:COVERING )?INDEX order children/);
      expect(planOf()).not.toContain('TEMP B-TREE');
    }
    expect(orderNames().length).toBeLessThanOrEqual(2 + 6);
  });

  test.each(['guardian', 'risk'])('comes in the same order as if it were sorted, by %s', (field) => {
    const order = field === 'risk' ? ['high', 'medium', 'low'] : null;
    const rows = store
      .prepare<[], Record<string, string | null>>(`SELECT * FROM children WHERE removed_at IS NULL`)
      .all()
      .map((row) => {
        const value = row[field] ?? null;
        const place = value === null ? '' : order ? String(1 + order.indexOf(value)) : value;
        return { id: row['id'] ?? '', key: [place, sortKey(row['name'] ?? ''), row['id'] ?? ''] };
      })
      .toSorted((a, b) => compare(a.key, b.key))
      .map(({ id }) => id);
    const sort = { field, direction: 'asc' } as const;
    expect(idsOf({ sort }, wholeScope, 3000)).toEqual(rows.slice(3000, 3050));
    const back = rows.toReversed();
    expect(idsOf({ sort: { field, direction: 'desc' } }, wholeScope, 10)).toEqual(back.slice(10, 60));
  });

  test('shows one village and one scope without looking at the others', () => {
    const [village = '', other = ''] = crowdVillages;
    const all = [...crowd(ROWS)].filter((child) => !removed.has(child.id));
    expect(idsOf({ village })).toHaveLength(50);
    expect(planOf()).toMatch(/^SEARCH children USING .*INDEX order children village \(village=\?\)$/);
    const scope = { villages: [village, other], units: [] };
    const wanted = { register: children, scope, query: query({}) };
    expect(countRows(db, wanted)).toBe(
      all.filter((child) => child.village === village || child.village === other).length,
    );
    expect(new Set(pageIds(db, wanted)).size).toBe(countRows(db, wanted));
    idsOf({ sort: { field: 'guardian', direction: 'asc' } }, { villages: [village], units: [] });
    expect(planOf()).not.toContain('TEMP B-TREE');
  });

  test('shows removed rows where they are asked for, and nowhere else', () => {
    const wanted = { register: children, scope: wholeScope };
    expect(countRows(db, { ...wanted, query: query({}) })).toBe(ROWS - removed.size);
    expect(countRows(db, { ...wanted, query: query({ includeRemoved: true }) })).toBe(ROWS);
    const ids = pageIds(db, { ...wanted, query: query({}) });
    expect(ids.filter((id) => removed.has(id))).toEqual([]);
  });
});

test('an order some earlier definition asked for goes at the next unlock', () => {
  store.exec('CREATE INDEX "order children nickname" ON children (remarks) WHERE removed_at IS NULL');
  makeOrders(store);
  expect(orderNames()).not.toContain('order children nickname');
  expect(orderNames()).toContain('order children village');
});

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? '';
    if (part !== other) return Buffer.compare(Buffer.from(part), Buffer.from(other));
  }
  return 0;
}
