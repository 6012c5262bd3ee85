import type { Register } from '#shared/registers/register.ts';
import { choiceKeyOf } from './choice-columns.ts';
import { matchHeader, readingsOf } from './guess-columns.ts';
import type { ColumnMapping, Header } from './guess-columns.ts';
import type { Merge, Sheet } from './sheet.ts';
import { cleanLine } from './text.ts';

export type HeaderRows = {
  /** Rows of the header as the workbook numbers them; equal for a header of one line. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** By column from 0. */
  readonly headers: readonly Header[];
  /** How much of the register the header names; for choosing between sheets. */
  readonly score: number;
};

/** Nobody writes forty lines above a table. */
const searchedRows = 40;

/** The header that names most of the register's fields, of one line or of two; undefined when no row names two of them. */
export function findHeader(sheet: Sheet, register: Register): HeaderRows | undefined {
  let best: HeaderRows | undefined;
  for (const { row } of sheet.rows.slice(0, searchedRows)) {
    for (const lastRow of [row, row + 1]) {
      const headers = headersOf(sheet, row, lastRow);
      // A second line must earn its place: a title above a header of one line adds nothing.
      const score = scoreOf(headers, register) - (lastRow > row ? 0.5 : 0);
      if (score > (best?.score ?? 0)) best = { firstRow: row, lastRow, headers, score };
    }
  }
  return best;
}

/** For a sheet whose header names nothing known: the first row with text in at least half of the columns a person chose. */
export function findHeaderByMapping(sheet: Sheet, mapping: ColumnMapping): HeaderRows | undefined {
  const columns = Object.values(mapping).filter((column) => column !== null);
  for (const { row } of sheet.rows.slice(0, searchedRows)) {
    const headers = headersOf(sheet, row, row);
    const filled = columns.filter((column) => (headers[column] ?? []).length > 0).length;
    if (filled > 0 && filled * 2 >= columns.length) return { firstRow: row, lastRow: row, headers, score: 0 };
  }
  return undefined;
}

/** What stands above each column in these rows, from top to bottom; a merged block counts for all it covers. */
export function headersOf(sheet: Sheet, firstRow: number, lastRow: number): Header[] {
  const width = Math.max(0, ...sheet.rows.slice(firstRow - 1, lastRow).map((row) => row.cells.length));
  const merges = sheet.merges.filter((merge) => merge.fromRow <= lastRow && merge.toRow >= firstRow);
  return Array.from({ length: width }, (_, column) => {
    const lines: string[] = [];
    for (let row = firstRow; row <= lastRow; row += 1) {
      const line = textAt(sheet, merges, row, column);
      if (line !== '' && line !== lines.at(-1)) lines.push(line);
    }
    return lines;
  });
}

/** In a header a merged block counts for every column and row it covers. */
function textAt(sheet: Sheet, merges: readonly Merge[], row: number, column: number): string {
  const merge = merges.find(
    (block) =>
      block.fromRow <= row && row <= block.toRow && block.fromColumn <= column && column <= block.toColumn,
  );
  const [fromRow, fromColumn] = merge === undefined ? [row, column] : [merge.fromRow, merge.fromColumn];
  return cleanLine(sheet.rows[fromRow - 1]?.cells[fromColumn]?.text ?? '');
}

/**
 * Three for each field named exactly, one for each named nearly or choice with a column of its own; 0 unless two fields are
 * named and one of them exactly.
 */
function scoreOf(headers: readonly Header[], register: Register): number {
  const readings = headers.map(readingsOf).filter((ways) => ways.length > 0);
  const matches = register.fields
    .map((field) => Math.max(0, ...readings.map((ways) => matchHeader(ways, field))))
    .filter((match) => match > 0);
  if (matches.length < Math.min(2, register.fields.length) || !matches.includes(2)) return 0;
  const choices = new Set(headers.flatMap((header) => choiceKeyOf(header, register) ?? []));
  // A single one may be what somebody wrote into a row.
  const extra = choices.size > 1 ? choices.size : 0;
  return matches.reduce((sum, match) => sum + (match === 2 ? 3 : 1), extra);
}
