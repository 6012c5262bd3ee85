import type { Statement } from 'better-sqlite3';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import { searchWords } from '#shared/domain/search/fold.ts';
import { wordGrams } from '#shared/domain/search/grams.ts';
import { rank } from '#shared/domain/search/rank.ts';
import type { Rank } from '#shared/domain/search/rank.ts';
import type { Store } from '../store/open.ts';
import { hasStale } from './queue.ts';
import { sources } from './sources.ts';
import { markOf, readLines } from './write.ts';

/** Matches that are looked at and counted; beyond it nobody reads, one types another word. */
export const MOST_MATCHES = 200;

/** Whose rows are seen, or which: a query that answers their ids. */
export type SearchScope =
  | Scope
  | { readonly all?: false; readonly idsIn: { sql: string; params: unknown[] } };

export type SearchInput = {
  text: string;
  limit: number;
  /** The kinds of things to look among, and which of each may be seen. */
  scopes: ReadonlyMap<string, SearchScope>;
};

export type Found = { register: string; id: string; title: string; subtitle: string; why: string };
export type FoundPage = {
  hits: Found[];
  /** Up to `MOST_MATCHES`; `hasMore` says that there are more. */
  total: number;
  hasMore: boolean;
};

type EntryRow = {
  id: number;
  register: string;
  record_id: string;
  title: string;
  subtitle: string;
  is_open: number;
  text: string;
  lines: string;
};

type Condition = { sql: string; values: readonly unknown[] };
type Search = {
  store: Store;
  words: readonly string[];
  /** Guards the rows, whatever the index says. */
  where: Condition;
  /** Narrows the index itself, so that a small scope is not looked for among everybody's rows. */
  within: string;
};

/**
 * The best hits first: name, beginning of a name, pinyin, initials, part of a name, anything else; open things first
 * among equals. What may not be seen is neither shown nor counted.
 */
export function findEntries(store: Store, input: SearchInput): FoundPage {
  const words = searchWords(input.text);
  const key = words.join('');
  const visible = visibleKinds(input.scopes);
  if (key === '' || visible.length === 0) return { hits: [], total: 0, hasMore: false };
  const search: Search = {
    store,
    words,
    where: conditionOf(store, visible, words),
    within: withinOf(visible),
  };
  const rows = new Map<number, EntryRow>();
  for (const row of candidates(search, key, input.limit)) rows.set(row.id, row);
  const ranked = [...rows.values()].flatMap((row) => {
    const found = rank(readLines(row.text, row.lines), key, words);
    return found ? [{ row, ...found }] : [];
  });
  return {
    hits: ranked.toSorted(byRank).slice(0, input.limit).map(toFound),
    total: Math.min(ranked.length, MOST_MATCHES),
    hasMore: ranked.length >= MOST_MATCHES,
  };
}

/** Begun names are asked for by themselves: among many matches the newest alone are looked at. */
function candidates(search: Search, key: string, limit: number): EntryRow[] {
  const begun = (['title_key', 'pinyin_key', 'initials_key'] as const).flatMap((column) =>
    begunBy(search, column, key, limit),
  );
  const isWeak = search.words.every((word) => wordGrams(word).length === 0);
  if (isWeak) return [...begun, ...begunBy(search, 'pinyin_key', key, MOST_MATCHES)];
  const matches = matching(search, piecesOf(search.words, false), MOST_MATCHES);
  if (matches.length < MOST_MATCHES) return [...begun, ...matches];
  return [...begun, ...matches, ...matching(search, piecesOf(search.words, true), limit)];
}

const columns = 'e.id, e.register, e.record_id, e.title, e.subtitle, e.is_open, e.text, e.lines';

type KeyColumn = 'title_key' | 'pinyin_key' | 'initials_key';

function begunBy({ store, where }: Search, column: KeyColumn, key: string, limit: number): EntryRow[] {
  return prepared(
    store,
    `SELECT ${columns} FROM search_entries e WHERE e.${column} >= ? AND e.${column} < ? ${where.sql}
       ORDER BY e.${column} LIMIT ?`,
  ).all(key, `${key}\u{10FFFF}`, ...where.values, limit);
}

function matching({ store, where, within }: Search, wanted: string, limit: number): EntryRow[] {
  return prepared(
    store,
    `SELECT ${columns} FROM search_grams CROSS JOIN search_entries e ON e.id = search_grams.rowid
       WHERE search_grams MATCH ? ${where.sql} ORDER BY search_grams.rowid DESC LIMIT ?`,
  ).all(wanted + within, ...where.values, limit);
}

type Query = Statement<unknown[], EntryRow>;

/** The same few questions with other words at every key that is typed: reading them anew costs as much as the answers. */
const known = new WeakMap<Store, Map<string, Query>>();
const MOST_KNOWN = 64;

function prepared(store: Store, sql: string): Query {
  const queries = known.get(store) ?? new Map<string, Query>();
  known.set(store, queries);
  const query = queries.get(sql) ?? store.prepare<unknown[], EntryRow>(sql);
  if (queries.size >= MOST_KNOWN) queries.clear();
  queries.set(sql, query);
  return query;
}

function piecesOf(words: readonly string[], isInTitle: boolean): string {
  const grams = new Set(words.flatMap(wordGrams));
  return [...grams].map((gram) => (isInTitle ? `"·${gram}"` : `("·${gram}" OR "${gram}")`)).join(' AND ');
}

type Kind = { id: string; scope: SearchScope };

function visibleKinds(scopes: ReadonlyMap<string, SearchScope>): Kind[] {
  return [...scopes]
    .map(([id, scope]) => ({ id, scope }))
    .filter(
      ({ scope }) => scope.all === true || 'idsIn' in scope || scope.villages.length + scope.units.length > 0,
    );
}

function isEverything(kinds: readonly Kind[]): boolean {
  return kinds.length === sources.length && kinds.every(({ scope }) => scope.all === true);
}

function withinOf(kinds: readonly Kind[]): string {
  if (isEverything(kinds)) return '';
  const parts = kinds.map(({ id, scope }) => {
    const kind = signs('register', [id]);
    if (scope.all === true || 'idsIn' in scope) return kind;
    const owners = [signs('village', scope.villages), signs('unit', scope.units)].filter(Boolean);
    return `(${kind} AND (${owners.join(' OR ')}))`;
  });
  return ` AND (${parts.join(' OR ')})`;
}

function signs(kind: 'register' | 'village' | 'unit', names: readonly string[]): string {
  return names.map((name) => `"${markOf(kind, name)}"`).join(' OR ');
}

/** Words, what may be seen, and nothing whose values have just changed. */
function conditionOf(store: Store, kinds: readonly Kind[], words: readonly string[]): Condition {
  const values: unknown[] = [];
  // The signs + keep the planner from looking rows up by their register, of which there are few and long ones.
  const seen = kinds.map(({ id, scope }) => {
    values.push(id);
    if (scope.all === true) return '+e.register = ?';
    if ('idsIn' in scope) {
      values.push(...scope.idsIn.params);
      return `(+e.register = ? AND +e.record_id IN (${scope.idsIn.sql}))`;
    }
    values.push(JSON.stringify(scope.villages), JSON.stringify(scope.units));
    return `(+e.register = ? AND (+e.village IN (SELECT value FROM json_each(?))
             OR +e.unit IN (SELECT value FROM json_each(?))))`;
  });
  const parts = [`(${seen.join(' OR ')})`, ...words.map(() => 'instr(e.text, ?) > 0')];
  if (hasStale(store)) {
    parts.push(`NOT EXISTS (SELECT 1 FROM search_queue q
      WHERE q.register = e.register AND q.record_id = e.record_id AND q.is_stale = 1)`);
  }
  return { sql: `AND ${parts.join(' AND ')}`, values: [...values, ...words] };
}

type Ranked = Rank & { row: EntryRow };

function byRank(a: Ranked, b: Ranked): number {
  return (
    a.level - b.level ||
    b.row.is_open - a.row.is_open ||
    a.row.title.length - b.row.title.length ||
    compareText(a.row.title, b.row.title) ||
    b.row.id - a.row.id
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function toFound({ row, why }: Ranked): Found {
  return { register: row.register, id: row.record_id, title: row.title, subtitle: row.subtitle, why };
}
