import type { Field, FieldValue, Register } from '#shared/registers/register.ts';
import type { RegisterRecord } from '#shared/contract/registers.ts';

/** A stored value as people read it. */
export function showValue(field: Field, value: FieldValue | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  if (field.kind === 'boolean') return value ? '是' : '否';
  if (field.kind === 'select' || field.kind === 'multi') {
    const codes = Array.isArray(value) ? value : [String(value)];
    return codes
      .map((code) => field.options.find((option) => option.code === code)?.label ?? code)
      .join('、');
  }
  return Array.isArray(value) ? value.join('、') : String(value);
}

/** A new row as its form opens: the register's own defaults, everything else empty. */
export function blankValues(register: Register): RegisterRecord {
  return Object.fromEntries(
    register.fields.map((field) => [field.key, 'default' in field ? (field.default ?? null) : null]),
  );
}

/** Required fields without a value, key → sentence. */
export function emptyFields(register: Register, values: RegisterRecord): Record<string, string> {
  return Object.fromEntries(
    register.fields
      .filter((field) => field.required)
      .filter((field) => showValue(field, values[field.key]).trim() === '')
      .map((field) => [field.key, `请填${field.label}`]),
  );
}

/** The row's name in a sentence: its first column. */
export function nameOf(register: Register, values: RegisterRecord): string {
  const first = register.fields[0];
  return first ? showValue(first, values[first.key]) : '';
}

/** The refusal beside a field, wherever the core says it lies. */
export function fieldError(
  errors: Readonly<Record<string, string>> | undefined,
  key: string,
): string | undefined {
  return errors?.[key] ?? errors?.[`values.${key}`];
}
