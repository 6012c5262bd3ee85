import { z } from 'zod';

import { isoDate, line, longText } from '#shared/domain/documents/fields.ts';
import { cleanLine } from '#shared/domain/documents/official-text.ts';
import type { WordField, WordKind } from '#shared/domain/documents/words.ts';

/** One blank of a letter: how the form shows it and what it must be at issue. */
export type Word<Schema extends z.ZodType = z.ZodType> = Readonly<{
  label: string;
  kind: WordKind;
  help: string;
  isRequired: boolean;
  choices: readonly string[];
  columns: readonly string[];
  schema: Schema;
}>;

type Look = Partial<Pick<Word, 'help'>>;

function word<Schema extends z.ZodType>(
  label: string,
  kind: WordKind,
  schema: Schema,
  look: Partial<Omit<Word, 'schema' | 'label' | 'kind'>> = {},
): Word<Schema> {
  return { label, kind, help: '', isRequired: true, choices: [], columns: [], ...look, schema };
}

/** A line that must be filled in. */
export function wordLine(label: string, max = 200, look: Look = {}): Word<z.ZodType<string>> {
  return word(label, 'line', line(label, max), look);
}

/** A line that may stay empty; empty, the letter says nothing of it. */
export function wordOptional(label: string, max = 200, look: Look = {}): Word<z.ZodType<string | undefined>> {
  const schema = z
    .string()
    .optional()
    .transform((value) => (value === undefined ? undefined : cleanLine(value) || undefined))
    .pipe(z.string().max(max, `${label}太长，最多 ${max} 个字`).optional());
  return word(label, 'line', schema, { ...look, isRequired: false });
}

/** Several lines; most letters make one item of each. */
export function wordText(label: string, max = 3000, look: Look = {}): Word<z.ZodType<string>> {
  return word(label, 'text', longText(label, max), look);
}

/** Several lines that may stay empty. */
export function wordOptionalText(label: string, max = 3000, look: Look = {}): Word<z.ZodType<string>> {
  return word(label, 'text', longText(label, max).or(z.literal('')).default(''), {
    ...look,
    isRequired: false,
  });
}

/** A day, YYYY-MM-DD. */
export function wordDate(label: string, look: Look = {}): Word<z.ZodType<string>> {
  return word(label, 'date', isoDate(label), look);
}

/** One of a few. */
export function wordChoice<const Choice extends string>(
  label: string,
  choices: readonly [Choice, ...Choice[]],
  look: Look = {},
): Word<z.ZodType<Choice>> {
  return word(label, 'choice', z.enum(choices, { error: `请选${label}` }), { ...look, choices });
}

/** One of a few, or none of them. */
export function wordOptionalChoice<const Choice extends string>(
  label: string,
  choices: readonly [Choice, ...Choice[]],
  look: Look = {},
): Word<z.ZodType<Choice | undefined>> {
  const schema = z
    .enum(choices, { error: `请选${label}` })
    .or(z.literal('').transform(() => undefined))
    .optional();
  return word(label, 'choice', schema, { ...look, choices, isRequired: false });
}

/** Rows of a table under the headings; rows that are wholly empty fall away. */
export function wordRows(
  label: string,
  columns: readonly string[],
  look: Look & { isRequired?: boolean } = {},
): Word<z.ZodType<string[][]>> {
  const least = look.isRequired === false ? 0 : 1;
  const schema = z
    .array(z.array(z.string().max(500, `${label}里有一格太长`)), { error: `请填写${label}` })
    .transform((rows) =>
      rows
        .map((row) => columns.map((_, index) => cleanLine(row[index] ?? '')))
        .filter((row) => row.some((cell) => cell !== '')),
    )
    .pipe(z.array(z.array(z.string())).min(least, `请填写${label}`));
  return word(label, 'rows', least === 0 ? schema.default([]) : schema, { ...look, columns });
}

/** The word held to one more rule, beside its own field. */
export function ruled<Output>(
  base: Word<z.ZodType<Output>>,
  change: (schema: z.ZodType<Output>) => z.ZodType<Output>,
): Word<z.ZodType<Output>> {
  return { ...base, schema: change(base.schema) };
}

/** The word as the form needs it. */
export function describeWord(
  name: string,
  { label, kind, help, isRequired, choices, columns }: Word,
): WordField {
  return { name, label, kind, help, isRequired, choices: [...choices], columns: [...columns] };
}
