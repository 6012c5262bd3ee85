import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { parseField } from '#shared/domain/import/parse-field.ts';
import type { RegisterRecord } from '#shared/contract/registers.ts';
import { completeRow, judgeRow } from '#shared/registers/judge-row.ts';
import type { Field, FieldValue, Register } from '#shared/registers/register.ts';
import { asRecordValue, isBlank } from '../values.ts';

/** Field key → sentence. */
export type Sentences = Readonly<Record<string, string>>;

/** Typed by hand, so that it can be written wrongly; the other kinds are chosen. */
const typed = new Set<Field['kind']>(['text', 'name', 'note', 'code', 'phone', 'idcard', 'integer']);

type Read = { ok: true; value: FieldValue } | { ok: false; reason: string };

function readField(field: Field, value: FieldValue | undefined): Read {
  if (value === undefined || isBlank(value)) return { ok: true, value: null };
  if (!typed.has(field.kind)) return { ok: true, value };
  const parsed = parseField(field, { text: String(value) });
  return parsed.ok ? { ok: true, value: parsed.value } : { ok: false, reason: parsed.reason };
}

/**
 * What leaving a field does: the value as it will be kept (full-width digits, spaces), and what follows from it in
 * fields still empty (birth date and sex from the ID). A masked value left as it was says nothing.
 */
export function leaveField(
  register: Register,
  values: RegisterRecord,
  key: string,
  kept: RegisterRecord,
): RegisterRecord {
  const field = register.fields.find((candidate) => candidate.key === key);
  if (!field || (key in kept && values[key] === kept[key])) return values;
  const read = readField(field, values[key]);
  if (!read.ok) return values;
  return completed(register, { ...values, [key]: asRecordValue(read.value) }, kept);
}

function completed(register: Register, values: RegisterRecord, kept: RegisterRecord): RegisterRecord {
  const readable = { ...values };
  for (const key of Object.keys(kept)) if (values[key] === kept[key]) readable[key] = null;
  for (const field of register.fields)
    if (!readField(field, readable[field.key]).ok) readable[field.key] = null;
  const added = Object.entries(completeRow(register, readable)).filter(
    ([key, value]) => isBlank(values[key]) && !isBlank(value),
  );
  return { ...values, ...Object.fromEntries(added.map(([key, value]) => [key, asRecordValue(value)])) };
}

/**
 * Everything wrong with what is typed so far: fields that cannot be read, fields that contradict each other.
 * @param kept the values of masked fields as they came: unchanged they are not judged
 * @param today the office's day
 */
export function checkRow(
  register: Register,
  values: RegisterRecord,
  kept: RegisterRecord,
  today: PlainDate | undefined,
): { errors: Sentences; warnings: Sentences } {
  const errors: Record<string, string> = {};
  const warnings: Record<string, string> = {};
  const unread = new Set(Object.keys(kept).filter((key) => values[key] === kept[key]));
  const read: Record<string, FieldValue> = {};
  for (const field of register.fields) {
    if (unread.has(field.key)) continue;
    const result = readField(field, values[field.key]);
    if (result.ok) {
      read[field.key] = result.value;
    } else {
      unread.add(field.key);
      errors[field.key] = result.reason;
    }
  }
  for (const { field, reason, isWarning } of judgeRow(register, read, today, unread)) {
    const into = isWarning === true ? warnings : errors;
    into[field] ??= reason;
  }
  return { errors, warnings };
}
