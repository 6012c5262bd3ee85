import { and, eq, inArray, isNull } from 'drizzle-orm';
import { likelyKeys, registerKeys } from '#shared/registers/keys.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import type { Drizzle } from '../../context.ts';
import type { Store } from '../open.ts';
import { recordKeys } from '../schema/register-engine.ts';
import { tableOf } from './registers.ts';

/** Belongs to the shape of sort keys and natural keys: raise it when either changes, and all are written anew. */
export const DERIVED_VERSION = '3';

/** Every natural key of a row, and whether it is a certain one, which no other row may hold. */
export function keysOfRow(register: Register, values: FieldValues): ReadonlyMap<string, boolean> {
  const likely = likelyKeys(register, values).map(({ key }): [string, boolean] => [key, false]);
  const certain = registerKeys(register, values).map(({ key }): [string, boolean] => [key, true]);
  return new Map([...likely, ...certain]);
}

type Keyed = { id: string; values: FieldValues; isRemoved: boolean };

const DROP_KEYS = 'DELETE FROM record_keys WHERE register = ? AND record_id = ?';
const PUT_KEY = 'INSERT OR IGNORE INTO record_keys (register, key, record_id) VALUES (?, ?, ?)';

/**
 * Writes rows' keys anew, with statements prepared once for many; only inside a transaction. A removed row gives up its
 * keys.
 */
export function keyWriter(store: Store): (register: Register, row: Keyed) => void {
  const dropKeys = store.prepare(DROP_KEYS);
  const putKey = store.prepare(PUT_KEY);
  return (register, row) => {
    dropKeys.run(register.id, row.id);
    if (row.isRemoved) return;
    for (const key of keysOfRow(register, row.values).keys()) putKey.run(register.id, key, row.id);
  };
}

const chunk = 400;

/** Ids of the rows in the register that hold each of these keys; what a removed row still holds does not count. */
export function recordsWithKeys(
  db: Drizzle,
  register: Register,
  keys: readonly string[],
): { key: string; recordId: string }[] {
  const wanted = [...new Set(keys)];
  const table = tableOf(register);
  const found: { key: string; recordId: string }[] = [];
  for (let at = 0; at < wanted.length; at += chunk) {
    const hit = and(
      eq(recordKeys.register, register.id),
      inArray(recordKeys.key, wanted.slice(at, at + chunk)),
      isNull(table.removedAt),
    );
    found.push(
      ...db
        .select({ key: recordKeys.key, recordId: recordKeys.recordId })
        .from(recordKeys)
        .innerJoin(table, eq(table.id, recordKeys.recordId))
        .where(hit)
        .all(),
    );
  }
  return found;
}
