import type { Field, Register } from '#shared/registers/register.ts';
import { foldLabel, foldWithoutBrackets } from './text.ts';

/**
 * Field key → column from 0; null: the person said that the sheet has no such column. A column for one choice of a field
 * stands under `field=word` (choice-columns.ts).
 */
export type ColumnMapping = Readonly<Record<string, number | null>>;

/** A field and the columns that could equally be it. A single column means that another field could equally be it. */
export type Ambiguity = { readonly field: string; readonly columns: readonly number[] };

export type ColumnGuess = {
  readonly mapping: Readonly<Record<string, number>>;
  readonly ambiguous: readonly Ambiguity[];
  /** Columns with a header that are read into no field. */
  readonly unmapped: readonly number[];
};

/** A header as lines from top to bottom; a header of one line is a list of one. */
export type Header = readonly string[];

/** Words around a name that do not change what the column is. */
const harmless =
  /^(?:场所|单位|姓名|号码|名称|具体|详细|登记|注册|填写|必填|选填|全称|现|本|的|号|情况|信息|镇|乡|街道)*$/;

/** The ways to read a header: whole or its last line, with or without what stands in brackets. */
export function readingsOf(header: Header): string[] {
  const texts = [header.join(''), header.at(-1) ?? ''];
  return [...new Set([...texts.map(foldLabel), ...texts.map(foldWithoutBrackets)])].filter(
    (text) => text !== '',
  );
}

/** 2: a reading is one of the field's names. 1: a name with harmless words around it. 0: something else. */
export function matchHeader(readings: readonly string[], field: Field): 0 | 1 | 2 {
  const names = namesOf(field);
  if (readings.some((reading) => names.includes(reading))) return 2;
  const isNear = readings.some((reading) =>
    names.some(
      (name) => name.length >= 2 && reading.includes(name) && harmless.test(reading.replace(name, '')),
    ),
  );
  return isNear ? 1 : 0;
}

const foldedNames = new WeakMap<Field, readonly string[]>();

function namesOf(field: Field): readonly string[] {
  const known = foldedNames.get(field);
  if (known !== undefined) return known;
  const names = [field.label, ...(field.aliases ?? [])].map(foldLabel);
  foldedNames.set(field, names);
  return names;
}

/** Matches columns to fields: sure names first; what fits two ways equally well is left to the person. */
export function guessColumns(
  headers: readonly Header[],
  register: Register,
  fixed: ColumnMapping = {},
): ColumnGuess {
  const readings = headers.map(readingsOf);
  const mapping: Record<string, number> = {};
  for (const [key, column] of Object.entries(fixed)) if (column !== null) mapping[key] = column;
  const ambiguous: Ambiguity[] = [];
  const fieldsLeft = new Set(register.fields.filter((field) => !Object.hasOwn(fixed, field.key)));
  const columnsLeft = new Set(headers.keys());
  // 监护人 above 姓名 is the guardian's name, though its last line alone would be the child's.
  const wholeReadings = headers.map((header) => readingsOf([header.join('')]));
  for (const column of Object.values(mapping)) columnsLeft.delete(column);

  for (const [ways, level] of [
    [wholeReadings, 2],
    [readings, 2],
    [readings, 1],
  ] as const) {
    const pairs = [...fieldsLeft].flatMap((field) =>
      [...columnsLeft]
        .filter((column) => matchHeader(ways[column] ?? [], field) === level)
        .map((column) => ({ field, column })),
    );
    for (const field of new Set(pairs.map((pair) => pair.field))) {
      const columns = pairs.filter((pair) => pair.field === field).map((pair) => pair.column);
      const [column] = columns;
      const isSure = columns.length === 1 && pairs.filter((pair) => pair.column === column).length === 1;
      if (isSure && column !== undefined) mapping[field.key] = column;
      else ambiguous.push({ field: field.key, columns });
    }
    for (const { field, column } of pairs) {
      fieldsLeft.delete(field);
      columnsLeft.delete(column);
    }
  }
  const unmapped = [...columnsLeft].filter((column) => (headers[column] ?? []).join('') !== '');
  return { mapping, ambiguous, unmapped };
}
