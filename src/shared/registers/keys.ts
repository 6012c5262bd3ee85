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

/** What tells this row from all others, the surest key first; a key with an empty part tells nothing and is left out. */
export function registerKeys(register: Register, values: FieldValues): NaturalKey[] {
  return register.naturalKeys.flatMap((fields) => {
    const parts = fields.map((field) => foldForKey(values[field]));
    return parts.includes('') ? [] : [{ key: JSON.stringify([fields, parts]), fields }];
  });
}
