import { and, eq, inArray } from 'drizzle-orm';
import { likelyKeys, registerKeys } from '#shared/registers/keys.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import type { Drizzle } from '../../context.ts';
import type { Store } from '../open.ts';
import { recordKeys } from '../schema/register-engine.ts';
import { sortKey } from './sort-key.ts';

/** Belongs to the shape of sort keys and natural keys: raise it when either changes, and all are written anew. */
export const LINES_VERSION = '1';

export type Line = {
  village: string | null;
  unit: string | null;
  sortKey: string;
  /** All keys, and those of them that no other row may hold. */
  keys: string[];
  certain: ReadonlySet<string>;
};

/** What is derived from a row for lists and duplicate checks. */
export function lineOf(register: Register, values: FieldValues): Line {
  const { village, unit } = register.scope;
  const certain = registerKeys(register, values).map(({ key }) => key);
  return {
    village: textAt(values, village),
    unit: textAt(values, unit),
    sortKey: sortKey(String(values[register.titleField] ?? '')),
    keys: [...certain, ...likelyKeys(register, values).map(({ key }) => key)],
    certain: new Set(certain),
  };
}

/** null where the register says nothing about whose a row is. */
function textAt(values: FieldValues, key: string | undefined): string | null {
  const value = key === undefined ? null : (values[key] ?? null);
  return value === null ? null : String(value);
}

type Lined = { id: string; values: FieldValues; isRemoved: boolean };

const PUT_LINE = `INSERT INTO record_lines (register, record_id, is_removed, village, unit, sort_key)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (register, record_id) DO UPDATE SET is_removed = excluded.is_removed, village = excluded.village,
    unit = excluded.unit, sort_key = excluded.sort_key`;
const DROP_KEYS = 'DELETE FROM record_keys WHERE register = ? AND record_id = ?';
const PUT_KEY = 'INSERT OR IGNORE INTO record_keys (register, key, record_id) VALUES (?, ?, ?)';

/**
 * Writes rows' lines and keys anew, with statements prepared once for many; only inside a transaction. A removed row
 * keeps its line and gives up its keys.
 */
export function lineWriter(store: Store): (register: Register, row: Lined) => void {
  const putLine = store.prepare(PUT_LINE);
  const dropKeys = store.prepare(DROP_KEYS);
  const putKey = store.prepare(PUT_KEY);
  return (register, row) => {
    const line = lineOf(register, row.values);
    putLine.run(register.id, row.id, row.isRemoved ? 1 : 0, line.village, line.unit, line.sortKey);
    dropKeys.run(register.id, row.id);
    if (!row.isRemoved) for (const key of line.keys) putKey.run(register.id, key, row.id);
  };
}

const chunk = 400;

/** Ids of the rows that hold each of these keys. */
export function recordsWithKeys(
  db: Drizzle,
  register: Register,
  keys: readonly string[],
): { key: string; recordId: string }[] {
  const wanted = [...new Set(keys)];
  const found: { key: string; recordId: string }[] = [];
  for (let at = 0; at < wanted.length; at += chunk) {
    const hit = and(
      eq(recordKeys.register, register.id),
      inArray(recordKeys.key, wanted.slice(at, at + chunk)),
    );
    found.push(
      ...db.select({ key: recordKeys.key, recordId: recordKeys.recordId }).from(recordKeys).where(hit).all(),
    );
  }
  return found;
}
