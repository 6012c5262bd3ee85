import { z } from 'zod';

const MAX_ROWS = 500;
const MAX_COLUMNS = 12;

/** How a word is typed: one line, several, a day, one of a few, or a table's rows. */
export const WordKind = z.enum(['line', 'text', 'date', 'choice', 'rows']);
export type WordKind = z.infer<typeof WordKind>;

/** A blank of a letter as the form shows it, in the order of the paper. */
export const WordField = z.object({
  name: z.string(),
  label: z.string(),
  kind: WordKind,
  help: z.string(),
  isRequired: z.boolean(),
  /** Of a choice. */
  choices: z.array(z.string()),
  /** Headings of a table. */
  columns: z.array(z.string()),
});
export type WordField = z.infer<typeof WordField>;

export const WordRows = z.array(z.array(z.string().max(500)).max(MAX_COLUMNS)).max(MAX_ROWS);
export type WordRows = z.infer<typeof WordRows>;

/** What a clerk filled in, by the names of the letter's fields; what is missing is asked for at issue. */
export const Words = z.record(z.string().max(40), z.union([z.string().max(5000), WordRows]));
export type Words = z.infer<typeof Words>;

/** The word as one string; rows and what is absent are the empty string. */
export function textOf(words: Words, name: string): string {
  const value = words[name];
  return typeof value === 'string' ? value : '';
}

/** The word as rows of a table. */
export function rowsOf(words: Words, name: string): WordRows {
  const value = words[name];
  return Array.isArray(value) ? value : [];
}
