import { columnIndex, moveFormula } from '../package/refs.ts';
import { findFormula } from '../package/sheet-xml.ts';
import type { CellData, RowsPlan } from './fill-rows.ts';

/**
 * The plain totals under the data, added up while it is written: Excel calculates them anew, but a preview on a phone
 * or a mail's protected view shows only what the file already says.
 */
export type Totals = {
  readonly add: (data: readonly CellData[]) => void;
  /** The result of a formula as it stands after the rows moved; undefined for any but a plain total of the data. */
  readonly find: (formula: string) => number | undefined;
};

const plainTotal =
  /^(SUM|COUNT|COUNTA|COUNTIF)\(\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)(?:,"([^"<>=*?~\d]+)")?\)$/;

/** @param lastRow the last row of the block when all data is in. */
export function startTotals({ sheet, block, columns, move }: RowsPlan, lastRow: number): Totals {
  const sums = new Map<
    string,
    { readonly at: number; readonly count: (cell: CellData) => number; sum: number }
  >();
  for (const line of sheet.rows.values()) {
    if (line.row <= block.lastRow) continue;
    for (const cell of line.cells.values()) {
      const formula = moveFormula(findFormula(cell) ?? '', move.sheet, move.sheet, move.map);
      const [, name = '', from = '', top, to, bottom, wanted] = plainTotal.exec(formula) ?? [];
      const at = columns.indexOf(columnIndex(from));
      const count = counterOf(name, wanted);
      const isWhole = from === to && Number(top) === block.firstRow && Number(bottom) === lastRow;
      if (isWhole && at >= 0 && count !== undefined) sums.set(formula, { at, count, sum: 0 });
    }
  }
  return {
    add: (data) => {
      for (const total of sums.values()) total.sum += total.count(data[total.at] ?? null);
    },
    find: (formula) => sums.get(formula)?.sum,
  };
}

function counterOf(name: string, wanted: string | undefined): ((cell: CellData) => number) | undefined {
  if (name === 'COUNTIF') {
    const text = wanted?.toLowerCase();
    return text === undefined ? undefined : (cell) => (String(cell ?? '').toLowerCase() === text ? 1 : 0);
  }
  if (wanted !== undefined) return undefined;
  if (name === 'COUNTA') return (cell) => (cell === null || cell === '' ? 0 : 1);
  if (name === 'COUNT') return (cell) => (typeof cell === 'number' ? 1 : 0);
  return (cell) => (typeof cell === 'number' ? cell : 0);
}
