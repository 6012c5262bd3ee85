import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { RegisterQuery } from '#shared/contract/registers.ts';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import { findRegister } from '#shared/registers/index.ts';
import { getField } from '#shared/registers/register.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Drizzle } from '../../context.ts';
import { recordLines } from '../schema/register-engine.ts';
import { columnOf, findRows, tableOf } from './registers.ts';
import type { StoredRow } from './registers.ts';
import { scopeTerms } from './scope-terms.ts';

export type PageQuery = { register: Register; scope: Scope; query: RegisterQuery };

/** The ids of one page, or of all rows when no limit is given. Whose rows are seen is decided here, in SQL. */
export function pageIds(
  db: Drizzle,
  { register, scope, query }: PageQuery,
  page: { offset: number; limit: number } = { offset: 0, limit: -1 },
): string[] {
  const { lineTerms, rowTerms } = termsOf(register, scope, query);
  const table = tableOf(register);
  const base = db.select({ id: recordLines.recordId }).from(recordLines).$dynamic();
  const needsRow = rowTerms.length > 0 || (query.sort !== undefined && !isInLine(register, query.sort.field));
  const joined = needsRow ? base.innerJoin(table, eq(table.id, recordLines.recordId)) : base;
  return joined
    .where(and(...lineTerms, ...rowTerms))
    .orderBy(...orderOf(register, query))
    .limit(page.limit)
    .offset(page.offset)
    .all()
    .map(({ id }) => id);
}

export function pageRows(
  db: Drizzle,
  wanted: PageQuery,
  page: { offset: number; limit: number },
): StoredRow[] {
  return findRows(db, wanted.register, pageIds(db, wanted, page));
}

export function countRows(db: Drizzle, { register, scope, query }: PageQuery): number {
  const { lineTerms, rowTerms } = termsOf(register, scope, query);
  const table = tableOf(register);
  const base = db
    .select({ count: sql<number>`count(*)` })
    .from(recordLines)
    .$dynamic();
  const joined = rowTerms.length > 0 ? base.innerJoin(table, eq(table.id, recordLines.recordId)) : base;
  return joined.where(and(...lineTerms, ...rowTerms)).get()?.count ?? 0;
}

type Terms = { lineTerms: SQL[]; rowTerms: SQL[] };

function termsOf(register: Register, scope: Scope, query: RegisterQuery): Terms {
  const lineTerms = [eq(recordLines.register, register.id), ...scopeTerms(scope)];
  // Without the second value the index cannot be walked in the order of the list.
  lineTerms.push(
    query.includeRemoved ? inArray(recordLines.isRemoved, [false, true]) : eq(recordLines.isRemoved, false),
  );
  const rowTerms: SQL[] = searchTerms(register, query.search);
  const village = register.scope.village;
  if (query.village !== undefined && village !== undefined)
    lineTerms.push(eq(recordLines.village, query.village));
  for (const [key, values] of Object.entries(query.filters)) {
    if (values.length === 0) continue;
    const field = register.fields.find((candidate) => candidate.key === key);
    if (!field) throw new AppError('input.invalid', undefined, { [`filters.${key}`]: '台账里没有这一栏' });
    if (key === village && !values.includes('')) lineTerms.push(inArray(recordLines.village, values));
    else rowTerms.push(filterTerm(field, columnOf(register, key), values));
  }
  return { lineTerms, rowTerms };
}

function filterTerm(field: Field, column: SQLiteColumn, values: readonly string[]): SQL {
  const terms = values.map((value) => valueTerm(field, column, value));
  return or(...terms) ?? sql`0`;
}

function valueTerm(field: Field, column: SQLiteColumn, value: string): SQL {
  if (value === '') return or(isNull(column), sql`${column} IN ('', '[]')`) ?? sql`0`;
  const range = field.kind === 'date' || field.kind === 'integer' ? /^(.*)\.\.(.*)$/.exec(value) : null;
  if (range) return rangeTerm(field, column, range[1] ?? '', range[2] ?? '');
  if (field.kind === 'boolean') return sql`${column} = ${value === 'true' ? 1 : 0}`;
  if (field.kind === 'integer') return sql`${column} = ${Number(value)}`;
  if (field.kind === 'multi') return sql`EXISTS (SELECT 1 FROM json_each(${column}) WHERE value = ${value})`;
  return sql`${column} = ${value}`;
}

function rangeTerm(field: Field, column: SQLiteColumn, from: string, to: string): SQL {
  const bound = (text: string): string | number => (field.kind === 'integer' ? Number(text) : text);
  const terms = [
    ...(from === '' ? [] : [sql`${column} >= ${bound(from)}`]),
    ...(to === '' ? [] : [sql`${column} <= ${bound(to)}`]),
  ];
  return and(...terms) ?? sql`${column} IS NOT NULL`;
}

/** Every word must occur in one of the searched fields, or in the label of a choice. */
function searchTerms(register: Register, search: string): SQL[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const fields = register.fields.filter(
    ({ key, kind }) => register.searchFields.includes(key) || kind === 'select' || kind === 'multi',
  );
  return words.map((word) => or(...fields.flatMap((field) => wordTerm(register, field, word))) ?? sql`0`);
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
  return field.kind === 'ref'
    ? [written, ...field.registers.map((id) => refTerm(column, id, word))]
    : [written];
}

function refTerm(column: SQLiteColumn, registerId: string, word: string): SQL {
  const other = findRegister(registerId);
  if (!other) return sql`0`;
  const table = tableOf(other);
  const title = columnOf(other, other.titleField);
  return sql`${column} IN (SELECT ${table.id} FROM ${table} WHERE instr(lower(${title}), ${word}) > 0)`;
}

/** Whether the order can be read off the lines' own indexes: by title, by village. */
function isInLine(register: Register, key: string): boolean {
  return key === register.titleField || key === register.scope.village;
}

function orderOf(register: Register, { sort }: RegisterQuery): SQL[] {
  const direction = sort?.direction === 'desc' ? desc : asc;
  if (sort === undefined || isInLine(register, sort.field)) {
    const isByVillage = sort !== undefined && sort.field === register.scope.village;
    const byVillage = isByVillage ? [direction(recordLines.village)] : [];
    return [...byVillage, direction(recordLines.sortKey), direction(recordLines.recordId)];
  }
  if (!register.fields.some(({ key }) => key === sort.field)) {
    throw new AppError('input.invalid', undefined, { 'sort.field': '台账里没有这一栏' });
  }
  const column = columnOf(register, sort.field);
  const field = getField(register, sort.field);
  const value =
    field.kind === 'select'
      ? sql`CASE ${column} ${sql.join(
          field.options.map(({ code }, index) => sql`WHEN ${code} THEN ${index} `),
        )} END`
      : column;
  return [direction(value), asc(recordLines.sortKey), asc(recordLines.recordId)];
}
