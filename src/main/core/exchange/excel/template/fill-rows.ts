import { columnLetter } from '#shared/domain/import/sheet.ts';
import { moveAreas, moveFormula, copyFormula } from '../package/refs.ts';
import { cellText, findFormula } from '../package/sheet-xml.ts';
import type { RowXml, SheetXml } from '../package/sheet-xml.ts';
import type { Move } from '../package/move-rows.ts';
import {
  escapeText,
  findElement,
  localName,
  textOf,
  writeAttributes,
  writeXml,
} from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';

/** Text is written as text whatever it looks like, a number as a number that formulas can add up; null leaves it blank. */
export type CellData = string | number | null;

/** The rows of a template between which data is put; rows from 1, both ends inclusive. */
export type Block = {
  readonly firstRow: number;
  readonly lastRow: number;
  /** The row that rows put in are like. */
  readonly styleRow: number;
};

/** Writes one row at its number, with data (null: none) in the filled columns. */
type RowWriter = (row: number, data: readonly CellData[] | null) => string;

export type RowsPlan = {
  readonly sheet: SheetXml;
  readonly strings: readonly string[];
  readonly block: Block;
  readonly columns: readonly number[];
  readonly move: Move;
};

/** A row outside the block at its new place. Results stored beside its formulas are old now: they are known anew, or go. */
export function writeMovedRow(
  { sheet, move }: RowsPlan,
  line: RowXml,
  resultOf: (formula: string) => number | undefined = () => undefined,
): string {
  const row = move.map.row(line.row) ?? line.row;
  const cells = [...line.cells].map(([column, cell]) =>
    writeCell(
      sheet.prefix,
      cell,
      `${columnLetter(column)}${row}`,
      (formula) => moveFormula(formula, move.sheet, move.sheet, move.map),
      (ref) => moveAreas(ref, move.map),
      resultOf,
    ),
  );
  return wrapRow(sheet.prefix, line.node, row, cells.join(''));
}

/**
 * How the row of the template at `source` is written, as the `index`-th row of data or as a row put in.
 * Its height, styles and formulas stay; the filled columns take the data.
 */
export function rowWriter(plan: RowsPlan, source: number): RowWriter {
  const { sheet, strings, block, columns, move } = plan;
  const { prefix } = sheet;
  const style = sheet.rows.get(block.styleRow);
  const line = sheet.rows.get(source) ?? style;
  const origin = line === style ? block.styleRow : source;
  const filled = new Map(columns.map((column, index) => [column, index]));
  const isSample = columns.some((column) => /[^\d\s]/.test(cellText(line?.cells.get(column), strings)));
  const all = [...new Set([...columns, ...(line?.cells.keys() ?? [])])].toSorted((a, b) => a - b);
  const writers = all.map((column) => {
    const cell = line?.cells.get(column);
    const letter = columnLetter(column);
    const styleOf = (cell ?? style?.cells.get(column))?.attributes.get('s');
    const attributes = styleOf === undefined ? '' : ` s="${styleOf}"`;
    const index = filled.get(column);
    if (index !== undefined) {
      return (row: number, data: readonly CellData[] | null) =>
        writeData(prefix, `${letter}${row}`, attributes, data?.[index] ?? null);
    }
    const formula = findFormula(cell);
    if (cell === undefined || (formula === undefined && isSample) || isNumber(cell)) {
      return (row: number) => `<${prefix}c r="${letter}${row}"${attributes}/>`;
    }
    const followsStyle =
      formula !== undefined && formula === styleFormula(style, column, origin - block.styleRow);
    return (row: number) =>
      writeCell(
        prefix,
        cell,
        `${letter}${row}`,
        (text) => {
          if (origin !== block.styleRow && !followsStyle)
            return moveFormula(text, move.sheet, move.sheet, move.map);
          const base = styleFormula(style, column, 0) ?? text;
          return copyFormula(moveFormula(base, move.sheet, move.sheet, move.map), row - block.styleRow, 0);
        },
        (ref) => copyFormula(ref, row - origin, 0),
      );
  });
  const node = line?.node;
  return (row, data) => {
    let cells = '';
    for (const write of writers) cells += write(row, data);
    return wrapRow(prefix, node, row, cells);
  };
}

function styleFormula(style: RowXml | undefined, column: number, rows: number): string | undefined {
  const formula = findFormula(style?.cells.get(column));
  return formula === undefined ? undefined : copyFormula(formula, rows, 0);
}

/** Numbers somebody typed into the template's rows (1, 2, 3 …) say nothing about the rows that come. */
function isNumber(cell: XmlNode): boolean {
  const type = cell.attributes.get('t') ?? 'n';
  return type === 'n' && findElement(cell, 'f') === undefined && findElement(cell, 'v') !== undefined;
}

function wrapRow(prefix: string, node: XmlNode | undefined, row: number, cells: string): string {
  const attributes = new Map([['r', String(row)]]);
  for (const [name, value] of node?.attributes ?? [])
    if (name !== 'r' && name !== 'spans') attributes.set(name, value);
  return `<${prefix}row${writeAttributes({ name: '', attributes, children: [] })}>${cells}</${prefix}row>`;
}

function writeCell(
  prefix: string,
  cell: XmlNode,
  ref: string,
  moveText: (formula: string) => string,
  moveRef: (ref: string) => string,
  resultOf: (formula: string) => number | undefined = () => undefined,
): string {
  const formula = findElement(cell, 'f');
  const attributes = new Map(cell.attributes).set('r', ref);
  if (formula === undefined) return writeXml({ ...cell, attributes });
  attributes.delete('t');
  const formulaAttributes = new Map(formula.attributes);
  const area = formulaAttributes.get('ref');
  if (area !== undefined) formulaAttributes.set('ref', moveRef(area));
  const text = formula.children.map((part) => (typeof part === 'string' ? moveText(part) : part));
  const moved = { ...formula, attributes: formulaAttributes, children: text };
  const rest = cell.children.filter(
    (child) => typeof child !== 'string' && child !== formula && localName(child) !== 'v',
  );
  const result = resultOf(textOf(moved));
  const value = { name: `${prefix}v`, attributes: new Map<string, string>(), children: [String(result)] };
  const parts = result === undefined ? [moved, ...rest] : [moved, value, ...rest];
  return writeXml({ name: `${prefix}c`, attributes, children: parts });
}

/** Longest text of a cell. */
const longest = 32_767;

export function writeData(prefix: string, ref: string, attributes: string, data: CellData): string {
  if (data === null || data === '') return `<${prefix}c r="${ref}"${attributes}/>`;
  if (typeof data === 'number')
    return `<${prefix}c r="${ref}"${attributes}><${prefix}v>${data}</${prefix}v></${prefix}c>`;
  const text = escapeText(cellSafe(data));
  return `<${prefix}c r="${ref}"${attributes} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is></${prefix}c>`;
}

// oxlint-disable-next-line no-control-regex -- XML cannot hold them
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** What XML cannot hold goes; what Excel would read as an escape (_x0041_) is escaped. */
function cellSafe(text: string): string {
  const plain = text.toWellFormed().replaceAll('\r\n', '\n').replace(illegal, '').slice(0, longest);
  return plain.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
