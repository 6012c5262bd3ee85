import type { Lookups } from '#shared/domain/import/parse-field.ts';
import type { Field, FieldValue } from './register.ts';

const recordId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a stored reference is a row's id, and not a name still waiting for its row. */
export function isRecordId(value: string): boolean {
  return recordId.test(value);
}

/** A stored value as a person reads it: labels for codes, names for references, 是/否 for booleans, '' for nothing. */
export function fieldText(field: Field, value: FieldValue | undefined, lookups: Lookups = {}): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const options = optionsOf(field, lookups);
  const codes = typeof value === 'object' ? value : [String(value)];
  return codes
    .map((code) => options.find((option) => option.code === code)?.label ?? bare(field, code))
    .join('、');
}

/** An id says nothing to a reader. */
function bare(field: Field, code: string): string {
  return field.kind === 'ref' && isRecordId(code) ? '' : code;
}

function optionsOf(field: Field, lookups: Lookups) {
  if (field.kind === 'select' || field.kind === 'multi') return field.options;
  if (field.kind === 'ref') return field.registers.flatMap((id) => lookups.refs?.[id] ?? []);
  return (field.kind === 'village' || field.kind === 'unit' ? lookups[field.kind] : undefined) ?? [];
}
