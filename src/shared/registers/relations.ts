import { registers } from './index.ts';
import type { RefField, Register } from './register.ts';

/** A field of one register by which its rows name rows of another. */
export type Relation = { readonly from: Register; readonly field: RefField };

/** What the rows of a register refer to: a child to a school. */
export function relationsFrom(register: Register): Relation[] {
  return register.fields.flatMap((field) => (field.kind === 'ref' ? [{ from: register, field }] : []));
}

/** What refers to the rows of a register: to a school its children and its staff. */
export function relationsTo(register: Register): Relation[] {
  return registers.flatMap(relationsFrom).filter(({ field }) => field.registers.includes(register.id));
}
