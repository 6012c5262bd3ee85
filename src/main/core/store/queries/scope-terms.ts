import { inArray, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import type { Register } from '#shared/registers/register.ts';
import { columnOf } from './registers.ts';

/** Whose rows, as a condition on the column that says it. */
export type OwnerTerm = (column: SQLiteColumn, owners: readonly string[]) => SQL;

/** Rows are found by their owner. */
function lookedUpAll(column: SQLiteColumn, owners: readonly string[]): SQL {
  return owners.length === 0 ? sql`0` : inArray(column, [...owners]);
}

/** The same in a list by title: one owner's rows stand together there, those of several are found all over it. */
export function lookedUp(column: SQLiteColumn, owners: readonly string[]): SQL {
  return owners.length === 1 ? sql`${column} = ${owners[0]}` : readOff(column, owners);
}

/** While rows are walked in another order: the sign + keeps SQLite from finding them first and sorting them then. */
export function readOff(column: SQLiteColumn, owners: readonly string[]): SQL {
  return owners.length === 0 ? sql`0` : sql`+${inArray(column, [...owners])}`;
}

/** Which rows of a register an account may see, as conditions of a query on its table; none where it sees them all. */
export function scopeTerms(register: Register, scope: Scope, ownerTerm: OwnerTerm = lookedUpAll): SQL[] {
  if (scope.all === true) return [];
  const { village, unit } = register.scope;
  const own = [
    ...(village === undefined ? [] : [ownerTerm(columnOf(register, village), scope.villages)]),
    ...(unit === undefined ? [] : [ownerTerm(columnOf(register, unit), scope.units)]),
  ];
  return [or(...own) ?? sql`0`];
}
