import { z } from 'zod';
import { dateParts, isPlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { ageOn } from '#shared/domain/identity/age.ts';
import type { Lookups } from '#shared/domain/import/parse-field.ts';
import { fieldText } from '#shared/registers/format.ts';
import type { Field, FieldValue } from '#shared/registers/register.ts';

/** The ways a value may be written into somebody's column, and what the clerk reads beside each. */
export const columnFormats = {
  text: '照台账的写法',
  'idcard-spaced': '身份证号分三段（6-8-4）',
  'date-dash': '2024-01-05',
  'date-dot': '2024.1.5',
  'date-chinese': '2024年1月5日',
  'date-compact': '20240105',
  'date-slash': '2024/1/5',
  'yes-tick': '是打 √，否留空',
  'yes-word': '是／否',
  'yes-number': '是填 1，否填 0',
  number: '数字（可以合计）',
  age: '周岁',
} as const;

export const ColumnFormat = z.enum(
  Object.keys(columnFormats) as [keyof typeof columnFormats, ...(keyof typeof columnFormats)[]],
);
export type ColumnFormat = z.infer<typeof ColumnFormat>;

const dateFormats = ['date-dash', 'date-dot', 'date-chinese', 'date-compact', 'date-slash'] as const;
const yesFormats = ['yes-word', 'yes-tick', 'yes-number'] as const;

/** The formats that make sense for a field, the usual one first. */
export function formatsFor(field: Field): readonly ColumnFormat[] {
  switch (field.kind) {
    case 'date':
      return [...dateFormats, 'age'];
    case 'idcard':
      return ['text', 'idcard-spaced', 'age'];
    case 'boolean':
      return yesFormats;
    case 'integer':
      return ['number', 'text'];
    default:
      return ['text'];
  }
}

/** The formats of a column that stands for one choice of several, ticked where it applies. */
export const categoryFormats: readonly ColumnFormat[] = ['yes-tick', 'yes-word', 'yes-number'];

export type FormatContext = {
  readonly lookups?: Lookups | undefined;
  /** The day ages are told for. */
  readonly asOf: PlainDate;
};

/**
 * A stored value as a column wants it: text, or a number that formulas can add up; null leaves the cell blank. What
 * does not fit the format, such as a masked number, is written as it is.
 */
export function formatValue(
  field: Field,
  value: FieldValue | undefined,
  format: ColumnFormat,
  { lookups, asOf }: FormatContext,
): string | number | null {
  if (value === undefined || value === null) return null;
  if (format === 'number') return typeof value === 'number' ? value : fieldText(field, value, lookups);
  if (format === 'age') return ageOf(value, asOf);
  if (typeof value === 'boolean') return formatYes(value, format);
  if (typeof value !== 'string') return fieldText(field, value, lookups) || null;
  if (format === 'idcard-spaced') return spaceIdCard(value);
  if (field.kind === 'date' && isPlainDate(value)) return formatDate(value, format);
  return fieldText(field, value, lookups) || null;
}

export function formatYes(isYes: boolean, format: ColumnFormat): string | number | null {
  if (format === 'yes-tick') return isYes ? '√' : null;
  if (format === 'yes-number') return isYes ? 1 : 0;
  return isYes ? '是' : '否';
}

function formatDate(date: PlainDate, format: ColumnFormat): string {
  const { year, month, day } = dateParts(date);
  switch (format) {
    case 'date-dot':
      return `${year}.${month}.${day}`;
    case 'date-chinese':
      return `${year}年${month}月${day}日`;
    case 'date-compact':
      return date.replaceAll('-', '');
    case 'date-slash':
      return `${year}/${month}/${day}`;
    default:
      return date;
  }
}

function spaceIdCard(number: string): string {
  return number.replace(/^(\d{6})(\d{8})(\d{3}[\dX])$/, '$1 $2 $3');
}

/** Full years on a day (周岁), from a birth date or from the one in an identity number; null when neither is to be seen. */
function ageOf(value: FieldValue, asOf: PlainDate): number | null {
  const text = String(value);
  const inNumber = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(text);
  const birth = inNumber === null ? text : inNumber.slice(1).join('-');
  if (!isPlainDate(birth) || birth > asOf) return null;
  return ageOn(birth, asOf);
}
