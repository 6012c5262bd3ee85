import { getField } from './register.ts';
import type { FieldValue, FieldValues, Register } from './register.ts';

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
  return register.naturalKeys.flatMap((fields) => {
    const parts = fields.map((field) => keyPart(register, field, values));
    return parts.includes('') ? [] : [{ key: JSON.stringify([fields, parts]), fields }];
  });
}
