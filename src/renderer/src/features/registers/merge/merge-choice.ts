import type { RegisterRecord } from '#shared/contract/registers.ts';
import type { Field } from '#shared/registers/register.ts';
import { isBlank } from '../values.ts';

export type Side = 'keep' | 'drop';
type Row = { values: RegisterRecord; masked: readonly string[] };

/** What stands, until somebody chooses otherwise: the kept row's own value, the other's where it says nothing. */
export function defaultSides(fields: readonly Field[], keep: Row): Record<string, Side> {
  return Object.fromEntries(fields.map(({ key }) => [key, isBlank(keep.values[key]) ? 'drop' : 'keep']));
}

/** Fields that take the other row's value. */
export function takenKeys(sides: Readonly<Record<string, Side>>): string[] {
  return Object.keys(sides).filter((key) => sides[key] === 'drop');
}

/** Two values that look alike only because their middle is hidden. */
export function looksAlike({ key }: Field, keep: Row, drop: Row): boolean {
  return keep.masked.includes(key) && keep.values[key] === drop.values[key];
}
