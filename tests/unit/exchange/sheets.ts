import type { Merge, Sheet, SheetCell, SheetRow } from '#shared/domain/import/sheet.ts';

type Value = string | number | null | SheetCell;

function cellOf(value: Value): SheetCell | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { text: String(value), number: value };
  return typeof value === 'string' ? { text: value } : value;
}

/** A sheet as the reader gives it; the first list is row 1. */
export function sheetOf(lines: readonly (readonly Value[])[], more: Partial<Sheet> = {}): Sheet {
  const rows = lines.map((line, index): SheetRow => ({ row: index + 1, cells: line.map(cellOf) }));
  return { name: '样例', isHidden: false, rows, merges: [], ...more };
}

/** `A1:B3` in the desk's terms; one letter each. */
export function merge(range: string): Merge {
  const [, fromLetter = 'A', fromRow = '1', toLetter = 'A', toRow = '1'] =
    /^(\w)(\d+):(\w)(\d+)$/.exec(range) ?? [];
  return {
    fromRow: Number(fromRow),
    toRow: Number(toRow),
    fromColumn: fromLetter.charCodeAt(0) - 65,
    toColumn: toLetter.charCodeAt(0) - 65,
  };
}
