import { and, eq, inArray } from 'drizzle-orm';
import { likelyKeys, registerKeys } from '#shared/registers/keys.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import type { Drizzle } from '../../context.ts';
import { recordKeys, recordLines } from '../schema/register-engine.ts';
import { sortKey } from './sort-key.ts';

/** Belongs to the shape of sort keys and natural keys: raise it when either changes, and all are written anew. */
export const LINES_VERSION = '1';

export type Line = { village: string | null; unit: string | null; sortKey: string; keys: string[] };

/** What is derived from a row for lists and duplicate checks. */
export function lineOf(register: Register, values: FieldValues): Line {
  const { village, unit } = register.scope;
  return {
    village: textAt(values, village),
    unit: textAt(values, unit),
    sortKey: sortKey(String(values[register.titleField] ?? '')),
    keys: [...registerKeys(register, values), ...likelyKeys(register, values)].map(({ key }) => key),
  };
}

/** null where the register says nothing about whose a row is. */
function textAt(values: FieldValues, key: string | undefined): string | null {
  const value = key === undefined ? null : (values[key] ?? null);
  return value === null ? null : String(value);
}

type Lined = { id: string; values: FieldValues; isRemoved: boolean };

/** Writes a row's line and keys anew; only inside an act. A removed row keeps its line and gives up its keys. */
export function writeLine(db: Drizzle, register: Register, row: Lined): void {
  const { keys, ...line } = lineOf(register, row.values);
  const set = { ...line, isRemoved: row.isRemoved };
  db.insert(recordLines)
    .values({ register: register.id, recordId: row.id, ...set })
    .onConflictDoUpdate({ target: [recordLines.register, recordLines.recordId], set })
    .run();
  db.delete(recordKeys)
    .where(and(eq(recordKeys.register, register.id), eq(recordKeys.recordId, row.id)))
    .run();
  if (row.isRemoved) return;
  for (const key of new Set(keys))
    db.insert(recordKeys).values({ register: register.id, key, recordId: row.id }).run();
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
