/** A square by its row and column, from 0. */
export type Square = readonly [number, number];

const page = 10;

/** Where a key leads from a square; undefined for a key that does not walk. */
export function walk(
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  [row, column]: Square,
  count: { rows: number; columns: number },
): Square | undefined {
  const [lastRow, lastColumn] = [count.rows - 1, count.columns - 1];
  const to = (toRow: number, toColumn: number): Square => [
    Math.min(Math.max(toRow, 0), lastRow),
    Math.min(Math.max(toColumn, 0), lastColumn),
  ];
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'PageUp':
      return to(row - page, column);
    case 'PageDown':
      return to(row + page, column);
    case 'Home':
      return to(ctrlKey ? 0 : row, 0);
    case 'End':
      return to(ctrlKey ? lastRow : row, lastColumn);
    default:
      return undefined;
  }
}
