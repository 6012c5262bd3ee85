import { z } from 'zod';
import { countCell, noTotals, stateAt, Totals } from './cell-state.ts';
import type { CellState } from './cell-state.ts';

/** One column: a week, an item of the school year, an obligation. */
export const GridColumn = z.object({
  key: z.string(),
  /** What stands in the head, and small below it. */
  name: z.string(),
  sub: z.string(),
  /** The whole of it in words: 第48周（11月23日—11月29日），元旦. */
  hint: z.string(),
  /** Columns beside each other that share a year, or a group. */
  group: z.string(),
  isNow: z.boolean(),
});
export type GridColumn = z.infer<typeof GridColumn>;

export const GridRow = z.object({
  id: z.string(),
  name: z.string(),
  /** Beside the name: its village, its kind. */
  sub: z.string(),
  /** 已停业, 已移出: why it owes no more; '' otherwise. */
  note: z.string(),
  village: z.string(),
  kind: z.string(),
  unit: z.string(),
  /** A letter a column, by `encodeCells`. */
  cells: z.string(),
  /** Former misses of a square that shows only the present period; left out where every period has its own column. */
  misses: z.array(z.int()).optional(),
  /** What each such square counts as in the totals: all its periods, of all who owe them. Else it counts as itself. */
  totals: z.array(Totals).optional(),
});
export type GridRow = z.infer<typeof GridRow>;

/** Rows × columns of states. */
export const Grid = z.object({ columns: z.array(GridColumn), rows: z.array(GridRow) });
export type Grid = z.infer<typeof Grid>;

/** Which rows are looked at: a value of '' does not narrow. */
export const GridFilter = z.object({
  village: z.string().max(100).default(''),
  kind: z.string().max(100).default(''),
  unit: z.string().max(100).default(''),
  only: z.enum(['all', 'waiting', 'missed']).default('all'),
});
export type GridFilter = z.infer<typeof GridFilter>;

export const wholeGrid: GridFilter = { village: '', kind: '', unit: '', only: 'all' };

/** `waiting`: something is still to be done in a column that is now; `missed`: there is a miss anywhere in the row. */
export function filterRows<Row extends GridRow>(
  columns: readonly GridColumn[],
  rows: readonly Row[],
  { village, kind, unit, only }: GridFilter,
): Row[] {
  return rows.filter(
    (row) =>
      (village === '' || row.village === village) &&
      (kind === '' || row.kind === kind) &&
      (unit === '' || row.unit === unit) &&
      fits(columns, row, only),
  );
}

function fits(columns: readonly GridColumn[], row: GridRow, only: GridFilter['only']): boolean {
  if (only === 'missed') return rowTotals(row).missed > 0;
  if (only === 'all') return true;
  return columns.some(({ isNow }, column) => isNow && isToDo(stateAt(row.cells, column)));
}

/** A square that still asks for its act. */
export function isToDo(state: CellState): boolean {
  return state === 'open' || state === 'due-soon';
}

export function rowTotals(row: GridRow): Totals {
  const totals = noTotals();
  for (let column = 0; column < row.cells.length; column += 1) countSquare(totals, row, column);
  return totals;
}

export function columnTotals(columns: readonly GridColumn[], rows: readonly GridRow[]): Totals[] {
  const all = columns.map(noTotals);
  for (const row of rows) for (const [column, totals] of all.entries()) countSquare(totals, row, column);
  return all;
}

function countSquare(into: Totals, { cells, totals }: GridRow, column: number): void {
  const known = totals?.[column];
  if (known) addTotals(into, known);
  else countCell(into, stateAt(cells, column));
}

export function sumTotals(all: readonly Totals[]): Totals {
  const sum = noTotals();
  for (const totals of all) addTotals(sum, totals);
  return sum;
}

function addTotals(into: Totals, { owed, done, missed, waiting }: Totals): void {
  into.owed += owed;
  into.done += done;
  into.missed += missed;
  into.waiting += waiting;
}
