import type { Lookups } from '#shared/domain/import/parse-field.ts';
import type { Field, FieldValue } from './register.ts';

/** A stored value as a person reads it: labels for codes, 是/否 for booleans, '' for nothing. */
export function fieldText(field: Field, value: FieldValue | undefined, lookups: Lookups = {}): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const options = optionsOf(field, lookups);
  const codes = typeof value === 'object' ? value : [String(value)];
  return codes.map((code) => options.find((option) => option.code === code)?.label ?? code).join('、');
}

function optionsOf(field: Field, lookups: Lookups) {
  if (field.kind === 'select' || field.kind === 'multi') return field.options;
  return (field.kind === 'village' || field.kind === 'unit' ? lookups[field.kind] : undefined) ?? [];
}
