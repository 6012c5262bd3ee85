import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { FieldValues, Register, RowFinding } from './register.ts';

/** The row with what follows from its other fields filled in where it was blank. */
export function completeRow(register: Register, values: FieldValues): FieldValues {
  if (register.derive === undefined) return values;
  const derived = Object.entries(register.derive(values)).filter(
    ([key, value]) => value !== null && (values[key] ?? null) === null,
  );
  return derived.length === 0 ? values : { ...values, ...Object.fromEntries(derived) };
}

/**
 * What contradicts what in one row, by the register's own rules.
 * @param today the office's day; without it ages and dates to come are not judged
 * @param unread keys of fields that could not be read: rules that look at one of them say nothing
 */
export function judgeRow(
  register: Register,
  values: FieldValues,
  today?: PlainDate,
  unread: ReadonlySet<string> = new Set(),
): RowFinding[] {
  return (register.rowRules ?? [])
    .filter(({ fields }) => !fields.some((field) => unread.has(field)))
    .flatMap(({ check }) => check(values, today) ?? []);
}
