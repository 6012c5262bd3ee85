import type { RegisterRecord } from '#shared/contract/registers.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import { isBlank } from '../values.ts';

export type Side = 'keep' | 'drop';
type Row = { values: RegisterRecord; masked: readonly string[] };

function same(a: RegisterRecord[string] | undefined, b: RegisterRecord[string] | undefined): boolean {
  if (isBlank(a) && isBlank(b)) return true;
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The fields in which the two rows say different things. */
export function differences(register: Register, keep: Row, drop: Row): Field[] {
  return register.fields.filter(({ key }) => !same(keep.values[key], drop.values[key]));
}

/** What stands, until somebody chooses otherwise: the kept row's own value, the other's where it says nothing. */
export function defaultSides(register: Register, keep: Row, drop: Row): Record<string, Side> {
  return Object.fromEntries(
    differences(register, keep, drop).map(({ key }) => [key, isBlank(keep.values[key]) ? 'drop' : 'keep']),
  );
}

/** The one row the two become. */
export function mergedValues(keep: Row, drop: Row, sides: Readonly<Record<string, Side>>): RegisterRecord {
  const taken = Object.entries(sides)
    .filter(([, side]) => side === 'drop')
    .map(([key]) => [key, drop.values[key] ?? null] as const);
  return { ...keep.values, ...Object.fromEntries(taken) };
}
