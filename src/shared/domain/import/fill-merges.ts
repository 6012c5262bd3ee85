import type { Sheet, SheetCell, SheetRow } from './sheet.ts';

/**
 * The sheet's rows with every vertically merged cell filled in: a village written once beside twelve venues counts for
 * all twelve. Across columns nothing is filled: a value belongs to one column.
 */
export function fillMerges(sheet: Sheet): readonly SheetRow[] {
  const filled = new Map<number, Map<number, SheetCell>>();
  for (const { fromRow, toRow, fromColumn } of sheet.merges) {
    const cell = sheet.rows[fromRow - 1]?.cells[fromColumn];
    if (cell === undefined || cell === null) continue;
    for (let row = fromRow + 1; row <= Math.min(toRow, sheet.rows.length); row += 1) {
      const cells = filled.get(row) ?? new Map<number, SheetCell>();
      filled.set(row, cells.set(fromColumn, cell));
    }
  }
  return sheet.rows.map((row) => {
    const cells = filled.get(row.row);
    if (cells === undefined) return row;
    const width = Math.max(row.cells.length, ...[...cells.keys()].map((column) => column + 1));
    return {
      ...row,
      cells: Array.from({ length: width }, (_, column) => row.cells[column] ?? cells.get(column) ?? null),
    };
  });
}
