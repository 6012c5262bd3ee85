import { inArray, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { RegisterQuery } from '#shared/contract/registers.ts';
import { fold } from '#shared/domain/search/fold.ts';
import { wordGrams } from '#shared/domain/search/grams.ts';
import { findRegister } from '#shared/registers/index.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import type { Drizzle } from '../../context.ts';
import { columnOf, tableOf } from './registers.ts';

/**
 * Rows that the index of the search is asked for first; where a word is in more of them, reading the list in its order
 * comes upon a page of them as fast.
 */
const FEW = 1500;

/**
 * Every word must occur in one of the searched fields, or in the label of a choice. The rows themselves have the last say;
 * a rare word is looked up in the index of the search, so that not every row is asked.
 */
export function searchTerms(
  db: Drizzle,
  register: Register,
  { search, includeRemoved }: RegisterQuery,
): SQL[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const fields = register.fields.filter(
    ({ key, kind }) => register.searchFields.includes(key) || kind === 'select' || kind === 'multi',
  );
  const said = words.map(
    (word) => or(...fields.flatMap((field) => wordTerm(register, field, word))) ?? sql`0`,
  );
  // What was taken out is not in the index.
  const looked = includeRemoved ? undefined : lookUp(db, register, words);
  return looked === undefined ? said : [looked, ...said];
}

/** The rows that may hold these words, where the index knows that they are few. */
function lookUp(db: Drizzle, register: Register, words: readonly string[]): SQL | undefined {
  const choices = register.fields.flatMap((field) => ('options' in field ? field.options : []));
  const grams = words
    // The index knows what was written, not what choices are called.
    .filter((word) => !choices.some(({ label }) => label.toLowerCase().includes(word)))
    .flatMap((word) => wordGrams(fold(word)));
  if (grams.length === 0) return undefined;
  const wanted = [...new Set(grams)].map((gram) => `("·${gram}" OR "${gram}")`).join(' AND ');
  const hits = sql`SELECT rowid FROM search_grams WHERE search_grams MATCH ${wanted}`;
  // Rows that the index does not know as they are now.
  const queued = sql`SELECT record_id FROM search_queue WHERE register = ${register.id}`;
  if (isMany(db, hits) || isMany(db, queued)) return undefined;
  const ids = db
    .all<{ id: string }>(
      sql`SELECT e.record_id AS id FROM (${hits}) AS hit CROSS JOIN search_entries e ON e.id = hit.rowid
          WHERE e.register = ${register.id} UNION ALL ${queued}`,
    )
    .map(({ id }) => id);
  return sql`${tableOf(register).id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

function isMany(db: Drizzle, rows: SQL): boolean {
  return db.get(sql`SELECT 1 FROM (${rows} LIMIT 1 OFFSET ${FEW})`) !== undefined;
}

function wordTerm(register: Register, field: Field, word: string): SQL[] {
  const column = columnOf(register, field.key);
  if (field.kind === 'select' || field.kind === 'multi') {
    const codes = field.options
      .filter(({ label }) => label.toLowerCase().includes(word))
      .map(({ code }) => code);
    if (codes.length === 0) return [];
    return field.kind === 'select'
      ? [inArray(column, codes)]
      : codes.map((code) => sql`instr(${column}, ${JSON.stringify(code)}) > 0`);
  }
  const written = sql`instr(lower(${column}), ${word}) > 0`;
  if (field.kind !== 'ref') return [written];
  // An id is not what anybody wrote.
  const named = sql`(${written} AND ${column} NOT GLOB '????????-????-????-????-????????????')`;
  return [named, ...field.registers.map((id) => refTerm(column, id, word))];
}

function refTerm(column: SQLiteColumn, registerId: string, word: string): SQL {
  const other = findRegister(registerId);
  if (!other) return sql`0`;
  const table = tableOf(other);
  const title = columnOf(other, other.titleField);
  return sql`${column} IN (SELECT ${table.id} FROM ${table} WHERE instr(lower(${title}), ${word}) > 0)`;
}
