import type { RegisterRecord } from '#shared/contract/registers.ts';
import { isRecordId } from '#shared/registers/format.ts';
import { defaultOf } from '#shared/registers/register.ts';
import type { Field, FieldValue, Register } from '#shared/registers/register.ts';

/** Id of another register's row → what that row is called. */
export type RefNames = Readonly<Record<string, string>>;

/** A stored value as people read it. A row that is named by its id needs `names`. */
export function showValue(field: Field, value: FieldValue | undefined, names: RefNames = {}): string {
  if (value === undefined || value === null || value === '') return '';
  if (field.kind === 'boolean') return value === true ? '是' : value === false ? '否' : String(value);
  if (field.kind === 'ref') return names[String(value)] ?? (isRecordId(String(value)) ? '' : String(value));
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
  return Object.fromEntries(register.fields.map((field) => [field.key, asRecordValue(defaultOf(field))]));
}

/** The same value in the shape that crosses a door. */
export function asRecordValue(value: FieldValue): RegisterRecord[string] {
  return typeof value === 'object' && value !== null ? [...value] : value;
}

/** Required fields without a value, key → sentence. */
export function emptyFields(register: Register, values: RegisterRecord): Record<string, string> {
  return Object.fromEntries(
    register.fields
      .filter((field) => field.required)
      .filter((field) => isBlank(values[field.key]))
      .map((field) => [field.key, `请填${field.label}`]),
  );
}

export function isBlank(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' ? value.length === 0 : String(value).trim() === '';
}

/** What the row is called in a sentence. */
export function nameOf(register: Register, values: RegisterRecord): string {
  const title = register.fields.find((field) => field.key === register.titleField);
  return title ? showValue(title, values[title.key]) : '';
}

/** Everything written in words, one field a line. */
export function wordsOf(register: Register, values: RegisterRecord): string {
  return register.fields
    .filter(({ kind }) => kind === 'text' || kind === 'note')
    .map((field) => showValue(field, values[field.key]))
    .filter((words) => words !== '')
    .join('\n');
}

/** The refusal beside a field, wherever the core says it lies. */
export function fieldError(
  errors: Readonly<Record<string, string>> | undefined,
  key: string,
): string | undefined {
  return errors?.[key] ?? errors?.[`values.${key}`];
}
