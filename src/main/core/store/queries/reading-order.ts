import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { findRegister } from '#shared/registers/index.ts';
import { getField } from '#shared/registers/register.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import type { Drizzle } from '../../context.ts';
import type { Store } from '../open.ts';
import { isLong } from './orders.ts';
import { columnOf, tableName } from './registers.ts';
import { sortKey } from './sort-key.ts';

/** Made known to this connection only: no index and no trigger holds it, so any tool still opens the store. */
const FUNCTION = 'reading_of';

const spoken: ReadonlySet<Field['kind']> = new Set(['name', 'text', 'note', 'village', 'unit', 'ref']);

export function defineReading(store: Store): void {
  store.function(FUNCTION, { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? sortKey(text) : text,
  );
}

/**
 * What a list is sorted by where people look for words: villages, names and schools by pinyin, as titles are. Undefined for
 * numbers, dates and choices, and for a list so long that it must be walked by an index, which knows characters only.
 */
export function readingOrder(db: Drizzle, register: Register, key: string): SQL | undefined {
  const field = getField(register, key);
  if (!spoken.has(field.kind) || isLong(db, register)) return undefined;
  return sql.raw(`${FUNCTION}(${wordsOf(register, field)})`);
}

/** What stands in the column on the screen: of a row named by its id, what that row is called. */
function wordsOf(register: Register, field: Field): string {
  const column = `${tableName(register)}."${columnOf(register, field.key).name}"`;
  if (field.kind !== 'ref') return column;
  const names = field.registers
    .flatMap((id) => findRegister(id) ?? [])
    .map(
      (other) =>
        `(SELECT "${columnOf(other, other.titleField).name}" FROM ${tableName(other)} AS named WHERE named.id = ${column})`,
    );
  return `coalesce(${[...names, column].join(', ')})`;
}
