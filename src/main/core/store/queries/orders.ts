import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { registers } from '#shared/registers/index.ts';
import { getField } from '#shared/registers/register.ts';
import type { Register } from '#shared/registers/register.ts';
import type { Drizzle } from '../../context.ts';
import type { Store } from '../open.ts';
import { columnOf, tableName } from './registers.ts';

/*
 * A list is walked in its order, never sorted: each order is an index of the rows that were not removed, with whatever
 * decides whose they are. SQLite keeps them; they can be dropped and made again at any time. By title and by village
 * they are made at unlock, by any other column when somebody first asks for it.
 */

/** Below it sorting is as fast as walking, and an index would only slow the writing. */
const FEW_ROWS = 5000;
/** Every order is written with every row: of those asked for, the oldest goes when this many more are there. */
const MOST_ASKED = 6;

type Order = { name: string; create: string };

/** What a list is sorted by: choices in the order of their definition, everything else by its own value. */
export function sortValue(register: Register, key: string): SQL {
  return sql.raw(valueText(register, key));
}

function valueText(register: Register, key: string): string {
  const column = `"${columnOf(register, key).name}"`;
  const field = getField(register, key);
  if (field.kind !== 'select') return column;
  // Codes and keys are written by us; an index cannot hold bound values.
  const places = field.options.map(({ code }, index) => `WHEN '${code}' THEN ${index}`);
  return `CASE ${column} ${places.join(' ')} END`;
}

/** The order by a field, or by title where none is named. */
function orderOf(register: Register, key?: string): Order {
  const { village, unit } = register.scope;
  const owners = [village, unit].flatMap((owner) =>
    owner === undefined || owner === key ? [] : [`"${columnOf(register, owner).name}"`],
  );
  const by = key === undefined ? [] : [valueText(register, key)];
  const table = tableName(register);
  const name = `order ${register.id}${key === undefined ? '' : ` ${key}`}`;
  const parts = [...by, 'sort_key', 'id', ...owners].join(', ');
  return { name, create: `CREATE INDEX "${name}" ON ${table} (${parts}) WHERE removed_at IS NULL` };
}

function ordersAtUnlock(register: Register): Order[] {
  const { village } = register.scope;
  return [orderOf(register), ...(village === undefined ? [] : [orderOf(register, village)])];
}

/** Makes the orders every list needs, and drops those that some earlier definition asked for. */
export function makeOrders(store: Store): void {
  const held = new Map(
    store
      .prepare<[], [string, string]>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name LIKE 'order %'`,
      )
      .raw()
      .all(),
  );
  const fitting = new Set(
    registers.flatMap((register) =>
      [undefined, ...register.fields.map(({ key }) => key)].map((key) => orderOf(register, key).create),
    ),
  );
  for (const [name, create] of held) if (!fitting.has(create)) store.exec(`DROP INDEX "${name}"`);
  for (const { name, create } of registers.flatMap(ordersAtUnlock))
    if (!fitting.has(held.get(name) ?? '')) store.exec(create);
}

const known = new WeakMap<Drizzle, Set<string>>();

/** Makes the order by this column unless it is there or the list is short. */
export function askForOrder(db: Drizzle, register: Register, key: string): void {
  const there = known.get(db) ?? new Set();
  known.set(db, there);
  const order = orderOf(register, key);
  if (there.has(order.name)) return;
  if (!isThere(db, order.name)) {
    if (!isLong(db, register)) return;
    dropOldest(db, register, there);
    db.run(sql.raw(order.create));
  }
  there.add(order.name);
}

function isThere(db: Drizzle, name: string): boolean {
  return db.get(sql`SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ${name}`) !== undefined;
}

/** Whether a list is longer than what is sorted while one waits for a page. */
export function isLong(db: Drizzle, register: Register): boolean {
  const table = sql.raw(tableName(register));
  return (
    db.get(sql`SELECT 1 FROM ${table} WHERE removed_at IS NULL LIMIT 1 OFFSET ${FEW_ROWS}`) !== undefined
  );
}

function dropOldest(db: Drizzle, register: Register, there: Set<string>): void {
  const always = new Set(ordersAtUnlock(register).map(({ name }) => name));
  const asked = db
    .all<{ name: string }>(
      sql`SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE ${`order ${register.id} %`} ORDER BY rowid`,
    )
    .filter(({ name }) => !always.has(name));
  for (const { name } of asked.slice(0, Math.max(0, asked.length - MOST_ASKED + 1))) {
    db.run(sql.raw(`DROP INDEX "${name}"`));
    there.delete(name);
  }
}
