import type { Cell, CellValue, Sheet as WorkbookSheet } from 'hucre';
import type { Merge, Sheet, SheetCell, SheetRow } from '#shared/domain/import/sheet.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { WorkbookLimits } from './limits.ts';

/**
 * A parsed sheet in the desk's own terms, without trailing blank rows and cells.
 * @throws AppError exchange.too-many-rows, exchange.too-many-columns, exchange.damaged
 */
export function toSheet(sheet: WorkbookSheet, limits: WorkbookLimits): Sheet {
  const rows: SheetRow[] = [];
  for (let index = 0; index < sheet.rows.length; index += 1) {
    const cells = toCells(sheet, index);
    if (cells.length > limits.columns) {
      throw new AppError('exchange.too-many-columns', { sheet: sheet.name, limit: limits.columns });
    }
    if (cells.length === 0) continue;
    if (index >= limits.rows)
      throw new AppError('exchange.too-many-rows', { sheet: sheet.name, limit: limits.rows });
    while (rows.length < index) rows.push({ row: rows.length + 1, cells: [] });
    const isHidden = sheet.rowDefs?.get(index)?.hidden === true;
    rows.push(isHidden ? { row: index + 1, cells, isHidden } : { row: index + 1, cells });
  }
  const isHidden = sheet.hidden === true || sheet.veryHidden === true;
  return { name: sheet.name, isHidden, rows, merges: toMerges(sheet, rows.length, limits) };
}

function toCells(sheet: WorkbookSheet, row: number): (SheetCell | null)[] {
  const cells: (SheetCell | null)[] = [];
  for (const [column, value] of (sheet.rows[row] ?? []).entries()) {
    const cell = toCell(value ?? null, sheet.cells?.get(`${row},${column}`));
    if (cell === null) continue;
    while (cells.length < column) cells.push(null);
    cells.push(cell);
  }
  return cells;
}

function toCell(value: CellValue, details: Cell | undefined): SheetCell | null {
  const plain = toPlainCell(value);
  if (details?.formula === undefined) return plain;
  if (plain !== null) return { ...plain, formula: 'cached' };
  return value === null ? { text: '', formula: 'missing' } : null;
}

function toPlainCell(value: CellValue): SheetCell | null {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return null;
  if (typeof value === 'number') return { text: String(value), number: value };
  if (value instanceof Date) return toDateCell(value);
  return { text: typeof value === 'string' ? value : value ? 'TRUE' : 'FALSE' };
}

/** The workbook's days come as midnights of UTC. */
function toDateCell(value: Date): SheetCell {
  if (Number.isNaN(value.getTime())) return { text: '#VALUE!' };
  const date = value.toISOString().slice(0, 10);
  return { text: date, date };
}

function toMerges(sheet: WorkbookSheet, rowCount: number, limits: WorkbookLimits): Merge[] {
  const merges = (sheet.merges ?? [])
    .filter((merge) => merge.startRow >= 0 && merge.startRow < rowCount && merge.startCol >= 0)
    .filter((merge) => merge.startRow <= merge.endRow && merge.startCol <= merge.endCol)
    .map((merge) => ({
      fromRow: merge.startRow + 1,
      toRow: Math.min(merge.endRow + 1, rowCount),
      fromColumn: merge.startCol,
      toColumn: Math.min(merge.endCol, limits.columns),
    }));
  // Real merges do not overlap, so they cannot cover more rows than every column of the sheet has.
  const covered = merges.reduce((sum, merge) => sum + merge.toRow - merge.fromRow + 1, 0);
  if (covered > limits.rows * 4) throw new AppError('exchange.damaged');
  return merges;
}
