import { and, asc, desc, isNull, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { RegisterQuery } from '#shared/contract/registers.ts';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Drizzle } from '../../context.ts';
import { isSettledRow } from './laid-out.ts';
import { askForOrder, sortValue } from './orders.ts';
import { readingOrder } from './reading-order.ts';
import { columnOf, findRows, tableOf } from './registers.ts';
import type { StoredRow } from './registers.ts';
import { searchTerms } from './register-search.ts';
import { lookedUp, readOff, scopeTerms } from './scope-terms.ts';

export type PageQuery = { register: Register; scope: Scope; query: RegisterQuery };

/** The ids of one page, or of all rows when no limit is given. Whose rows are seen is decided here, in SQL. */
export function pageIds(
  db: Drizzle,
  { register, scope, query }: PageQuery,
  page: { offset: number; limit: number } = { offset: 0, limit: -1 },
): string[] {
  const table = tableOf(register);
  return db
    .select({ id: table.id })
    .from(table)
    .where(and(...termsOf(db, register, scope, query)))
    .orderBy(...orderTerms(db, register, query))
    .limit(page.limit)
    .offset(page.offset)
    .all()
    .map(({ id }) => String(id));
}

export function pageRows(
  db: Drizzle,
  wanted: PageQuery,
  page: { offset: number; limit: number },
): StoredRow[] {
  return findRows(db, wanted.register, pageIds(db, wanted, page));
}

export function countRows(db: Drizzle, { register, scope, query }: PageQuery): number {
  const counted = db
    .select({ count: sql<number>`count(*)` })
    .from(tableOf(register))
    .where(and(...termsOf(db, register, scope, query)))
    .get();
  return counted?.count ?? 0;
}

function termsOf(db: Drizzle, register: Register, scope: Scope, query: RegisterQuery): SQL[] {
  const isByTitle = query.sort === undefined || query.sort.field === register.titleField;
  const ownerTerm = isByTitle ? lookedUp : readOff;
  const terms = [...scopeTerms(register, scope, ownerTerm), ...searchTerms(db, register, query)];
  terms.push(query.includeRemoved ? sql.raw(isSettledRow) : isNull(tableOf(register).removedAt));
  if (query.ids !== undefined)
    terms.push(sql`${tableOf(register).id} IN (SELECT value FROM json_each(${JSON.stringify(query.ids)}))`);
  const { village } = register.scope;
  if (query.village !== undefined && village !== undefined)
    terms.push(ownerTerm(columnOf(register, village), [query.village]));
  for (const [key, values] of Object.entries(query.filters)) {
    if (values.length === 0) continue;
    const field = register.fields.find((candidate) => candidate.key === key);
    if (!field) throw new AppError('input.invalid', undefined, { [`filters.${key}`]: '台账里没有这一栏' });
    const column = columnOf(register, key);
    const isOwner = key === village && !values.includes('');
    terms.push(isOwner ? ownerTerm(column, values) : filterTerm(field, column, values));
  }
  return terms;
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

/** All in one direction: so the order is an index walked forwards or backwards. */
function orderTerms(db: Drizzle, register: Register, { sort, includeRemoved }: RegisterQuery): SQL[] {
  const direction = sort?.direction === 'desc' ? desc : asc;
  const byTitle = [direction(sql.raw('sort_key')), direction(tableOf(register).id)];
  if (sort === undefined || sort.field === register.titleField) return byTitle;
  if (!register.fields.some(({ key }) => key === sort.field))
    throw new AppError('input.invalid', undefined, { 'sort.field': '台账里没有这一栏' });
  const reading = readingOrder(db, register, sort.field);
  if (reading !== undefined) return [direction(reading), ...byTitle];
  if (!includeRemoved) askForOrder(db, register, sort.field);
  return [direction(sortValue(register, sort.field)), ...byTitle];
}
