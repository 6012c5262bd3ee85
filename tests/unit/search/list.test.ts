import { drizzle } from 'drizzle-orm/better-sqlite3';
import * as fc from 'fast-check';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Drizzle } from '#core/context.ts';
import { indexNext, watchChanges } from '#core/search/queue.ts';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import { pageIds } from '#core/store/queries/register-page.ts';
import { RegisterQuery } from '#shared/contract/registers.ts';
import { wholeScope } from '#shared/domain/permissions/scope.ts';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import { children } from '#shared/registers/children.ts';
import { crowd, crowdVillages, storeChildren } from '../../support/crowd.ts';
import { testFolder } from '../../support/test-desk.ts';

const ROWS = 2500;
const school = '0a000000-0000-4000-8000-00000000abcd';
let store: Store;
let db: Drizzle;
let statements: string[];

beforeAll(() => {
  const folder = testFolder();
  store = openStore(join(folder, 'records.db'), new Uint8Array(32).fill(7), { create: true });
  migrate(store, recordsMigrations, folder);
  watchChanges(store);
  store
    .prepare(
      `INSERT INTO schools (id, revision, listed_on, created_at, updated_at, name, kind, village)
       VALUES (?, 1, '2026-11-23', '', '', '青禾（东）小学', 'primary', '东河村')`,
    )
    .run(school);
  storeChildren(store, crowd(ROWS));
  store.prepare(`UPDATE children SET school = ? WHERE rowid % 50 = 0`).run(school);
  store.exec(`UPDATE children SET school = '外地·第２小学 ＡＢ' WHERE rowid % 50 = 1`);
  store.exec(`UPDATE children SET categories = '["disabled"]', risk = 'high' WHERE rowid % 40 = 3`);
  store.exec(`UPDATE children SET helper = '帮扶·阿Ｑ' WHERE rowid % 60 = 7`);
  store.exec(`UPDATE children SET removed_at = 'x' WHERE rowid % 30 = 5`);
  while (indexNext(store, 2000));
  statements = [];
  db = drizzle({ client: store, logger: { logQuery: (query) => void statements.push(query) } });
});

type Row = Record<string, string | null>;

/** Reads every row, as lists did before they knew of the index. */
function scan(search: string, scope: Scope): string[] {
  const names = new Map([[school, '青禾（东）小学']]);
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const choices = children.fields.flatMap((field) => ('options' in field ? [field] : []));
  const holds = (row: Row, word: string): boolean =>
    ['name', 'id_card', 'village', 'address', 'school', 'guardian', 'guardian_phone', 'helper'].some((key) =>
      asciiLower(names.get(row[key] ?? '') ?? row[key] ?? '').includes(word),
    ) ||
    choices.some(({ key, options }) =>
      options.some(
        ({ code, label }) => label.toLowerCase().includes(word) && codesIn(row[key]).includes(code),
      ),
    );
  return store
    .prepare<[], Row>('SELECT * FROM children WHERE removed_at IS NULL')
    .all()
    .filter((row) => scope.all === true || scope.villages.includes(row['village'] ?? ''))
    .filter((row) => words.every((word) => holds(row, word)))
    .map((row) => row['id'] ?? '')
    .toSorted();
}

function codesIn(value: string | null | undefined): string[] {
  if (value === null || value === undefined) return [];
  return value.startsWith('[') ? (JSON.parse(value) as string[]) : [value];
}

function asciiLower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function listed(search: string, scope: Scope = wholeScope): string[] {
  return pageIds(db, { register: children, scope, query: RegisterQuery.parse({ search }) }).toSorted();
}

/** Pieces of what rows hold, whole words, labels, punctuation, and what nobody wrote. */
const piece = fc
  .tuple(fc.nat(ROWS - 1), fc.nat(20), fc.integer({ min: 1, max: 8 }))
  .chain(([at, from, length]) => {
    const row = store.prepare<[number], Row>('SELECT * FROM children LIMIT 1 OFFSET ?').get(at) ?? {};
    const texts = Object.values(row).filter((text) => typeof text === 'string' && text !== school);
    const pieces = texts.flatMap(
      (text) =>
        String(text)
          .slice(from % 6, (from % 6) + length)
          .trim() || [],
    );
    return fc.constantFrom(
      ...pieces,
      '残疾',
      '高',
      '（东',
      '·',
      '小学 ab',
      '第2',
      'q',
      'Q',
      '没有的人',
      '1 12',
    );
  });

test('a list finds by the index what it found row by row, whoever looks and whatever was just changed', () => {
  const scopes: Scope[] = [wholeScope, { villages: crowdVillages.slice(0, 2), units: [] }];
  const change = store.prepare('UPDATE children SET guardian = ?, helper = ? WHERE id = ?');
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...scopes),
      fc.nat(ROWS - 1),
      (words, scope, at) => {
        const search = words.join(' ');
        expect(listed(search, scope)).toEqual(scan(search, scope));
        change.run(words[0] ?? '', 'Ｚ·某', `child-${at}`);
        expect(listed(search, scope)).toEqual(scan(search, scope));
        if (at % 3 === 0) indexNext(store);
      },
    ),
    { numRuns: 150 },
  );
});

test('an id is not what anybody wrote', () => {
  while (indexNext(store, 2000));
  expect(listed('abcd')).toEqual([]);
  expect(listed('青禾（东')).toHaveLength(scan('青禾（东', wholeScope).length);
});

test('a rare word reads only the rows that may hold it', () => {
  while (indexNext(store, 2000));
  const [child] = [...crowd(1)];
  statements = [];
  expect(listed(child?.idCard ?? '')).toEqual(['child-0']);
  const last = statements.findLast((text) => text.includes('order by')) ?? '';
  const marks = (last.match(/(?<!['?])\?(?!['?])/g) ?? []).map(() => '[]');
  const plan = store.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${last}`).all(...marks);
  expect(plan.map(({ detail }) => detail)).toContain(
    'SEARCH children USING INDEX sqlite_autoindex_children_1 (id=?)',
  );
});
