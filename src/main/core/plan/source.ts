/** What both file kinds are turned into before anything is understood. */

/** One line of text. `line` counts lines (.txt) or paragraphs (.docx) from 1. */
export type SourceLine = {
  kind: 'line';
  line: number;
  text: string;
  /** Outline level of a heading style, 1 to 9; null for body text. */
  level: number | null;
  /** Set by a table whose header already said what the row is; `end` closes the last row. */
  as?: 'group' | 'phase' | 'end';
};

/** A row's cells, each holding its paragraphs. */
export type TableRow = { line: number; cells: string[][] };
export type SourceTable = { kind: 'table'; line: number; rows: TableRow[] };

export type SourceBlock = SourceLine | SourceTable;

export function toLine(line: number, text: string, level: number | null = null): SourceLine {
  return { kind: 'line', line, text, level };
}

/** Drops marks no reader sees and makes every kind of space a plain one; an ideographic space counts for two. */
export function plainSpaces(text: string): string {
  return text
    .replace(/[\u00AD\u200B-\u200F\u2028-\u202E\u2060\uFEFF\uFFFC]/g, '')
    .replace(/\u3000/g, '  ')
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\v\f\r]/g, ' ')
    .replace(/ +$/, '');
}

/** Chinese is set without spaces: what is left after removing them is what was meant. */
export function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}
