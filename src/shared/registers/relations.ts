import { registers } from './index.ts';
import type { Field, RefField, Register } from './register.ts';

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

/** A field that holds the name of a village or a unit, and the register in which that name stands. */
export type NameRelation = { readonly from: Register; readonly field: Field; readonly to: string };

const namedIn: Partial<Record<Field['kind'], string>> = { village: 'villages', unit: 'units' };

/** Which villages and units the rows of a register name: a child the village it lives in. */
export function namesFrom(register: Register): NameRelation[] {
  return register.fields.flatMap((field) => {
    const to = namedIn[field.kind];
    return to === undefined ? [] : [{ from: register, field, to }];
  });
}

/** What names the rows of a register: a village its children, schools and venues. */
export function namesTo(register: Register): NameRelation[] {
  return registers.flatMap(namesFrom).filter(({ to }) => to === register.id);
}
