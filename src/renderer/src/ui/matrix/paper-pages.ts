/** In mm: what one A4 sheet across holds between its margins, and what its parts take. */
const sheet = { width: 273, name: 54, count: 9, rows: 20 };
const counts = 3;

/** One sheet of paper: which columns and rows stand on it, the last ones left out. */
export type Sheet = {
  columns: readonly [number, number];
  rows: readonly [number, number];
  /** The row totals stand behind the last columns, the column totals under the last rows. */
  hasRowTotals: boolean;
  hasColumnTotals: boolean;
};

/**
 * Cuts a grid into sheets, whole columns beside whole rows: first all rows of the first columns, then of the next.
 * @param column width of a column in mm
 */
export function paperPages(count: { rows: number; columns: number }, column: number): Sheet[] {
  const room = sheet.width - sheet.name;
  const most = Math.max(1, Math.floor(room / column));
  const mostWithTotals = Math.max(1, Math.floor((room - counts * sheet.count) / column));
  const blocks = blocksOf(count.columns, most, mostWithTotals);
  const lines = blocksOf(count.rows, sheet.rows, sheet.rows);
  return blocks.flatMap((columns) =>
    lines.map((rows) => ({
      columns,
      rows,
      hasRowTotals: columns[1] === count.columns,
      hasColumnTotals: rows[1] === count.rows,
    })),
  );
}

/** Runs of at most `most`; the last one of at most `mostAtEnd`. */
function blocksOf(count: number, most: number, mostAtEnd: number): [number, number][] {
  const blocks: [number, number][] = [];
  let at = 0;
  while (count - at > mostAtEnd) {
    const to = Math.min(at + most, count - 1);
    blocks.push([at, to]);
    at = to;
  }
  blocks.push([at, count]);
  return blocks;
}
