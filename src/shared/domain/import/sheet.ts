/** One cell as the workbook stores it. Formulas are never evaluated: the workbook's own cached result is what counts. */
export type SheetCell = {
  /** What the cell holds, as text; '' for an empty one. */
  readonly text: string;
  /** Set when the cell holds a number; digits beyond the fifteenth are not to be trusted. */
  readonly number?: number;
  /** Set when the cell is a real date of the workbook, YYYY-MM-DD; the time of day is dropped. */
  readonly date?: string;
  /** `cached`: the text is a stored result. `missing`: the workbook stores none. */
  readonly formula?: 'cached' | 'missing';
};

export type SheetRow = {
  /** The row's number as the workbook shows it, from 1. */
  readonly row: number;
  /** By column from 0; blank cells are null. */
  readonly cells: readonly (SheetCell | null)[];
  readonly isHidden?: boolean;
};

/** A merged block; rows from 1 as the workbook numbers them, columns from 0, both ends inclusive. */
export type Merge = {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
};

export type Sheet = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Every row from 1 to the last one that holds something, in order. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
};

export const blankCell: SheetCell = { text: '' };

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}
