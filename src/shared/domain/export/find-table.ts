import { headersOf } from '#shared/domain/import/find-header.ts';
import { findNotData } from '#shared/domain/import/row-kind.ts';
import { columnLetter } from '#shared/domain/import/sheet.ts';
import type { Merge, Sheet, SheetRow } from '#shared/domain/import/sheet.ts';
import type { TemplateColumn, TemplateSheet } from './template.ts';

/** A sheet with what only its look tells: an empty form is lines, not words. */
export type FormSheet = {
  readonly sheet: Sheet;
  readonly hasBorder: (row: number, column: number) => boolean;
  readonly isHiddenColumn: (column: number) => boolean;
  /** The last row that holds words or lines. */
  readonly lastRow: number;
};

/** Rows a person pointed at where the form was read wrong. */
export type DataRows = {
  readonly firstDataRow?: number | undefined;
  readonly lastTemplateRow?: number | undefined;
};

type Band = { readonly first: number; readonly last: number };

const searchedRows = 40;
const mostHeaderRows = 10;

/** Finds header, data rows and what stands below them; undefined for a sheet without a table. */
export function findTable(form: FormSheet, fixed: DataRows = {}): TemplateSheet | undefined {
  const header = findHeaderBand(form.sheet);
  if (header === undefined) return undefined;
  const columns = columnsOf(form, header);
  const [from, to] = [columns[0]?.index ?? 0, columns.at(-1)?.index ?? 0];
  const isLined = (row: number) => countBordered(form, row, from, to) * 2 > to - from + 1;
  const first = fixed.firstDataRow ?? findFirstRow(form, header, isLined);
  if (first === undefined) return undefined;
  const last = fixed.lastTemplateRow ?? findLastRow(form, first, isLined, to - from + 1);
  const styleRow = last - first >= 2 ? last - 1 : first;
  const own = columns.filter((column) => !isCovered(form.sheet, styleRow, column.index));
  return {
    name: form.sheet.name,
    headerRows: header,
    columns: own,
    firstDataRow: first,
    lastTemplateRow: last,
    styleRow,
  };
}

/**
 * The first row that names columns across the table, with the group names above and the second line below it.
 * A title is one text, a filling-in line ends in colons.
 */
function findHeaderBand(sheet: Sheet): Band | undefined {
  const rows = sheet.rows.slice(0, searchedRows).map(({ row }) => ({ row, names: namesIn(sheet, row) }));
  const most = Math.max(0, ...rows.map(({ names }) => names.length));
  if (most < 2) return undefined;
  const broad = rows.filter(({ names }) => names.length * 2 >= most && new Set(names).size >= 2);
  const found = broad.find(({ names }) => new Set(names).size * 3 >= most) ?? broad[0];
  if (found === undefined) return undefined;
  let [first, last] = [found.row, found.row];
  while (isGroupRow(sheet, first - 1, first)) first -= 1;
  last = lowestOf(sheet, first, last);
  while (isGroupRow(sheet, last, last + 1)) last = lowestOf(sheet, first, last + 1);
  if (isNumbering(sheet, last + 1)) last += 1;
  return last - first < mostHeaderRows ? { first, last } : undefined;
}

/** The column names of a row, one for each column it covers. */
function namesIn(sheet: Sheet, row: number): string[] {
  return headersOf(sheet, row, row).flatMap((lines) => lines.filter(isName));
}

function isName(text: string): boolean {
  return (
    text.length <= 40 &&
    !/[:：]\s*[_＿]*$|[:：]\s/.test(text) &&
    /[\p{L}√]/u.test(text) &&
    !/^[\d.\-/年月日]+$/.test(text)
  );
}

function blocksAt(sheet: Sheet, row: number): Merge[] {
  return sheet.merges.filter((block) => block.fromRow === row);
}

/** A row of group names: a block across columns has names below it in the next row, or a block reaches down into it. */
function isGroupRow(sheet: Sheet, row: number, next: number): boolean {
  if (row < 1) return false;
  const width = Math.max(0, ...headersOf(sheet, next, next).map((_, column) => column + 1));
  return blocksAt(sheet, row).some((block) => {
    const text = sheet.rows[row - 1]?.cells[block.fromColumn]?.text ?? '';
    const across = block.toColumn - block.fromColumn + 1;
    if (text.trim() === '' || !isName(text.trim()) || (across > 1 && across >= width * 0.9)) return false;
    if (block.toRow > row) return block.toRow >= next;
    const below = (sheet.rows[next - 1]?.cells ?? []).slice(block.fromColumn, block.toColumn + 1);
    return below.filter((cell) => isName((cell?.text ?? '').trim())).length >= 2;
  });
}

function lowestOf(sheet: Sheet, first: number, last: number): number {
  const ends = sheet.merges.filter(({ fromRow }) => fromRow >= first && fromRow <= last);
  return Math.max(last, ...ends.map(({ toRow }) => toRow));
}

/** 1 2 3 4 … or 甲 乙 1 2 … below the header: the form's own numbering of its columns (栏次). */
function isNumbering(sheet: Sheet, row: number): boolean {
  const texts = (sheet.rows[row - 1]?.cells ?? []).flatMap((cell) => cell?.text.trim() || []);
  const numbers = texts.filter((text) => /^\d+$/.test(text)).map(Number);
  const isRising = numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
  return (
    texts.length >= 4 &&
    numbers.length >= 2 &&
    isRising &&
    texts.every((text) => /^(?:\d+|[甲乙丙丁戊己庚辛]|[A-Z])$/.test(text))
  );
}

function columnsOf(form: FormSheet, header: Band): TemplateColumn[] {
  return headersOf(form.sheet, header.first, header.last).flatMap((lines, index) => {
    const names = lines.filter((line) => !/^\d+$/.test(line));
    if (names.length === 0) return [];
    const isHidden = form.isHiddenColumn(index);
    return [{ index, letter: columnLetter(index), header: names.join(''), lines: names, isHidden }];
  });
}

/** A cell behind another one's block cannot show anything. */
function isCovered(sheet: Sheet, row: number, column: number): boolean {
  return sheet.merges.some(
    (block) =>
      block.fromRow === row && block.toRow === row && block.fromColumn < column && column <= block.toColumn,
  );
}

function countBordered(form: FormSheet, row: number, from: number, to: number): number {
  let count = 0;
  for (let column = from; column <= to; column += 1) if (form.hasBorder(row, column)) count += 1;
  return count;
}

/** The row below the header; below the totals where they stand on top. */
function findFirstRow(form: FormSheet, header: Band, isLined: (row: number) => boolean): number | undefined {
  let row = header.last + 1;
  while (endOf(form.sheet, row) === 'total' && (isLined(row + 1) || isFilled(form.sheet, row + 1))) row += 1;
  const isForm = isLined(header.first) && !isLined(row) && !isFilled(form.sheet, row);
  return endOf(form.sheet, row) !== undefined || (isForm && row <= form.lastRow) ? undefined : row;
}

/** The row above the totals, notes and signatures, without blank rows between; else the last row with lines or words. */
function findLastRow(
  form: FormSheet,
  first: number,
  isLined: (row: number) => boolean,
  width: number,
): number {
  let last = first;
  for (let row = first + 1; row <= form.lastRow; row += 1) {
    const isNoteBlock = blocksAt(form.sheet, row).some(
      (block) => (block.toColumn - block.fromColumn + 1) * 2 > width,
    );
    if (isNoteBlock || endOf(form.sheet, row) !== undefined) break;
    if (isLined(row) || (!isLined(first) && isFilled(form.sheet, row))) last = row;
    else if (isLined(first)) break;
  }
  return last;
}

function isFilled(sheet: Sheet, row: number): boolean {
  return (sheet.rows[row - 1]?.cells ?? []).some((cell) => (cell?.text ?? '').trim() !== '');
}

function endOf(sheet: Sheet, row: number): 'total' | 'note' | undefined {
  const line = sheet.rows[row - 1];
  if (line === undefined) return undefined;
  const reason = findNotData(withoutSpaces(line), [], []);
  if (reason === undefined || reason === 'blank') return undefined;
  return reason.startsWith('合计') ? 'total' : 'note';
}

/** 合 计 is 合计. */
function withoutSpaces(line: SheetRow): SheetRow {
  const cells = line.cells.map((cell) =>
    cell === null ? null : { ...cell, text: cell.text.replace(/\s/g, '') },
  );
  return { ...line, cells };
}
