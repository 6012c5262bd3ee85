import { eq } from 'drizzle-orm';
import { registers } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import type { Drizzle } from '../../context.ts';
import type { Store } from '../open.ts';
import { recordKeys, stamps } from '../schema/register-engine.ts';
import { makeOrders } from './orders.ts';
import { defineReading } from './reading-order.ts';
import { DERIVED_VERSION, keyWriter } from './record-keys.ts';
import { listAnyRows, tableName } from './registers.ts';
import { sortKeyOf } from './sort-key.ts';

const NAME = 'record-keys';

/**
 * Makes the orders of lists, and writes sort keys and natural keys of every row anew when they were made by other rules
 * or other definitions, in one transaction at unlock. Nothing to do on any other day.
 */
export function refreshDerived(db: Drizzle, store: Store): void {
  defineReading(store);
  const version = stampNow();
  const held = db.select().from(stamps).where(eq(stamps.name, NAME)).get();
  if (held?.value !== version) store.transaction(() => writeAnew(db, store, version)).immediate();
  makeOrders(store);
}

function writeAnew(db: Drizzle, store: Store, version: string): void {
  db.delete(recordKeys).run();
  const putKeys = keyWriter(store);
  for (const register of registers) {
    const table = tableName(register);
    const put = store.prepare(`UPDATE ${table} SET sort_key = @key WHERE id = @id AND sort_key <> @key`);
    for (const row of listAnyRows(db, register)) {
      putKeys(register, row);
      put.run({ id: row.id, key: sortKeyOf(register, row.values) });
    }
  }
  db.insert(stamps)
    .values({ name: NAME, value: version })
    .onConflictDoUpdate({ target: stamps.name, set: { value: version } })
    .run();
}

/** Changes with whatever decides order or keys. */
function stampNow(): string {
  const rules = registers.map(({ id, titleField, aliasField, duplicateRules }: Register) => ({
    id,
    titleField,
    aliasField,
    duplicateRules,
  }));
  return JSON.stringify([DERIVED_VERSION, rules]);
}
