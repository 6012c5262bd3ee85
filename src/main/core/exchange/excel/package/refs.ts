import { columnLetter } from '#shared/domain/import/sheet.ts';

/** Where the rows of a sheet go when some are put in or taken out; rows from 1. */
export type RowMap = {
  /** undefined: the row is gone. */
  readonly row: (row: number) => number | undefined;
  /** Both ends inclusive; undefined: nothing of it is left. */
  readonly range: (from: number, to: number) => readonly [from: number, to: number] | undefined;
};

export type CellRange = {
  readonly fromColumn: number;
  readonly toColumn: number;
  readonly fromRow: number;
  readonly toRow: number;
};

const lastRowOfAll = 1_048_576;

/**
 * `count` rows put into the block `first`–`last`: before its last row, so that whatever spans the block grows with it;
 * behind it when it is a single row, which then grows as well.
 */
export function insertRows(first: number, last: number, count: number): RowMap {
  const at = last > first ? last : last + 1;
  const move = (row: number) => Math.min(row + count, lastRowOfAll);
  const row = (old: number) => (old >= at ? move(old) : old);
  return { row, range: (from, to) => [row(from), to >= last ? move(to) : to] };
}

/** Only these rows remain, in order, one below the other. */
export function keepRows(kept: readonly number[]): RowMap {
  const places = new Map(kept.map((row, index) => [row, index + 1]));
  return {
    row: (row) => places.get(row),
    range: (from, to) => {
      const start = countBelow(kept, from);
      const end = countBelow(kept, to + 1);
      return end > start ? [start + 1, end] : undefined;
    },
  };
}

/** How many of the sorted numbers are smaller. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A → 0, Z → 25, AA → 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** `B3` or `B3:D9`, with or without $; undefined for anything else. */
export function parseRange(text: string): CellRange | undefined {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(text);
  if (parts === null) return undefined;
  const [, fromLetters = '', fromRow = '', toLetters = fromLetters, toRow = fromRow] = parts;
  return {
    fromColumn: columnIndex(fromLetters),
    toColumn: columnIndex(toLetters),
    fromRow: Number(fromRow),
    toRow: Number(toRow),
  };
}

const areaPattern = /^(\$?[A-Z]{1,3}\$?|\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?|\$?)(\d{1,7}))?$/;

/** One cell, block or run of whole rows, moved; undefined when nothing of it is left. */
export function moveArea(area: string, map: RowMap): string | undefined {
  const parts = areaPattern.exec(area);
  if (parts === null) return area;
  const [, from = '', fromRow = '', to, toRow] = parts;
  if (to === undefined || toRow === undefined) {
    const row = map.row(Number(fromRow));
    return row === undefined ? undefined : `${from}${row}`;
  }
  const rows = map.range(Number(fromRow), Number(toRow));
  return rows === undefined ? undefined : `${from}${rows[0]}:${to}${rows[1]}`;
}

/** A list of areas separated by spaces. A single cell counts as a block of one row: it may grow. */
export function moveAreas(areas: string, map: RowMap): string {
  return areas
    .split(/\s+/)
    .flatMap((area) => {
      if (area.includes(':')) return moveArea(area, map) ?? [];
      const moved = moveArea(`${area}:${area}`, map);
      if (moved === undefined) return [];
      const [from = moved, to] = moved.split(':');
      return from === to ? from : moved;
    })
    .join(' ');
}

const tokens =
  /"(?:[^"]|"")*"|\[[^\]]*\]|(?<![\p{L}\p{N}_.$])('(?:[^']|'')*'!|[\p{L}_][\p{L}\p{N}_.]*!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!])/gu;

function replaceAreas(
  formula: string,
  replace: (area: string, sheet: string | undefined) => string | undefined,
): string {
  return formula.replace(tokens, (token: string, prefix?: string, area?: string) => {
    if (area === undefined) return token;
    const sheet = prefix
      ?.slice(0, -1)
      .replace(/^'(.*)'$/s, '$1')
      .replaceAll("''", "'");
    const replaced = replace(area, sheet);
    return replaced === undefined ? '#REF!' : `${prefix ?? ''}${replaced}`;
  });
}

/**
 * A formula after rows of the sheet `target` moved.
 * @param host the sheet the formula stands in; undefined for names of the workbook.
 */
export function moveFormula(formula: string, host: string | undefined, target: string, map: RowMap): string {
  return replaceAreas(formula, (area, sheet) =>
    (sheet ?? host)?.toLowerCase() === target.toLowerCase() ? moveArea(area, map) : area,
  );
}

/** A formula copied to another cell: what is not held by $ moves along. */
export function copyFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const shift = (_: string, column: string, row: string) =>
    shiftColumn(column, columns) + shiftRow(row, rows);
  return replaceAreas(formula, (area) => {
    const moved = area.replace(/(\$?[A-Z]{1,3})?(\$?\d{1,7})/g, (whole, column?: string, row?: string) =>
      shift(whole, column ?? '', row ?? ''),
    );
    return moved.includes('?') ? undefined : moved;
  });
}

function shiftRow(row: string, by: number): string {
  if (row.startsWith('$')) return row;
  const moved = Number(row) + by;
  return moved < 1 || moved > lastRowOfAll ? '?' : String(moved);
}

function shiftColumn(column: string, by: number): string {
  if (column === '' || by === 0 || column.startsWith('$')) return column;
  const moved = columnIndex(column) + by;
  return moved < 0 || moved > 16_383 ? '?' : columnLetter(moved);
}
