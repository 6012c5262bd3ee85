import type { TableBlock, TableRow } from '#shared/domain/documents/model.ts';

import { cellCharacters, columnWidths, TABLE, TABLE_TEXT } from '../house/blocks.ts';
import type { Density } from '../house/blocks.ts';
import { breakLines } from './break-lines.ts';
import type { CellItem, RowItem } from './items.ts';

/** Lines of table text that a page can surely hold, even one that lies across; a taller row goes on below itself. */
export const MAX_ROW_LINES = 14;

/** Rows of a table `width` millimetres wide; header rows repeat on every page it reaches. */
export function composeTable(table: TableBlock, width: number): RowItem[] {
  const widths = columnWidths(table, width);
  const rows = table.rows.map((row) => ({ row, pieces: composeRow(row, widths, table.density) }));
  const repeat = rows.filter(({ row }) => row.header).flatMap(({ pieces }) => pieces);
  return rows.flatMap(({ row, pieces }) =>
    pieces.map((item): RowItem => (row.header ? { ...item, keepNext: true } : { ...item, repeat })),
  );
}

/** Height in millimetres of a row whose fullest cell has `lines` lines. */
export function rowHeight(lines: number, minHeight: number, density: Density): number {
  return Math.max(minHeight, lines * TABLE_TEXT[density].linePitch + TABLE.padding);
}

/** Lines of the fullest cell of a row. */
export function countRowLines(row: TableRow, widths: readonly number[], density: Density): number {
  return Math.max(...placeCells(row, widths, density).map((cell) => cell.lines.length));
}

function composeRow(row: TableRow, widths: readonly number[], density: Density): RowItem[] {
  const cells = placeCells(row, widths, density);
  const total = Math.max(...cells.map((cell) => cell.lines.length));
  const pieces = Math.max(1, Math.ceil(total / MAX_ROW_LINES));
  return Array.from({ length: pieces }, (_, piece) => {
    const part = cells.map((cell) => ({
      ...cell,
      lines: cell.lines.slice(piece * MAX_ROW_LINES, (piece + 1) * MAX_ROW_LINES),
    }));
    const lines = Math.max(...part.map((cell) => cell.lines.length));
    const height = rowHeight(lines, pieces === 1 ? row.minHeight : 0, density);
    return { kind: 'row', height, keepNext: false, density, cells: part, repeat: [] };
  });
}

function placeCells(row: TableRow, widths: readonly number[], density: Density): CellItem[] {
  let column = 0;
  return row.cells.map(({ text, span, role }) => {
    const left = sum(widths.slice(0, column));
    const width = sum(widths.slice(column, column + span));
    column += span;
    const lines = text.split('\n').flatMap((part) => breakLines(part, cellCharacters(width, density)));
    return { left, width, lines, role };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
