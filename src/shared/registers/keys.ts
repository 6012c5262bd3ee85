import { namesOf } from './aliases.ts';
import { getField } from './register.ts';
import type { FieldValue, FieldValues, KeySets, Register } from './register.ts';

export type NaturalKey = {
  /** Equal for two rows that mean the same thing on paper. */
  readonly key: string;
  readonly fields: readonly string[];
};

function foldForKey(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  return String(value)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** 无证 or 办理中 in place of a licence number tells nothing. */
const shortestCode = 6;

function keyPart(register: Register, key: string, values: FieldValues): string {
  const part = foldForKey(values[key]);
  const isCode = getField(register, key).kind === 'code';
  return isCode && part.replace(/[^0-9A-Z]/g, '').length < shortestCode ? '' : part;
}

/** What tells this row from all others, the surest key first; a key with an empty part tells nothing and is left out. */
export function registerKeys(register: Register, values: FieldValues): NaturalKey[] {
  return keysOf(register, register.duplicateRules.certain, values);
}

/** What two rows about the same thing would have in common, though another row may have it too. */
export function likelyKeys(register: Register, values: FieldValues): NaturalKey[] {
  return keysOf(register, register.duplicateRules.likely, values);
}

function keysOf(register: Register, sets: KeySets, values: FieldValues): NaturalKey[] {
  return sets.flatMap((fields) => {
    const isTitle = fields.length === 1 && fields[0] === register.titleField;
    const rows = isTitle
      ? namesOf(register, values).map((name) => ({ [register.titleField]: name }))
      : [values];
    const keys = rows.flatMap((row) => {
      const parts = fields.map((field) => keyPart(register, field, row));
      return parts.includes('') ? [] : [JSON.stringify([fields, parts])];
    });
    return [...new Set(keys)].map((key) => ({ key, fields }));
  });
}
