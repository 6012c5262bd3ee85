import type { Merge } from '#shared/domain/import/sheet.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { columnIndex, copyFormula, parseRange } from './refs.ts';
import { richText } from './workbook-package.ts';
import { elementsWithin } from './xml-stream.ts';
import { findElement, listElements, localName, prefixOf, textOf } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

export type RowXml = { readonly row: number; readonly node: XmlNode; readonly cells: Map<number, XmlNode> };

/** A worksheet's XML with its rows and cells by number: rows from 1, columns from 0. */
export type SheetXml = {
  readonly root: XmlNode;
  readonly prefix: string;
  readonly rows: Map<number, RowXml>;
  readonly merges: readonly Merge[];
};

/** @throws AppError exchange.damaged */
export function openSheetXml(root: XmlNode): SheetXml {
  const rows = new Map<number, RowXml>();
  const take = rowTaker();
  for (const node of listElements(findElement(root, 'sheetData'), 'row')) {
    const line = take(node);
    rows.set(line.row, line);
  }
  expandSharedFormulas(rows);
  return { root, prefix: prefixOf(root), rows, merges: mergesOf(root) };
}

/**
 * The rows of a sheet that may be too long to stand in memory, one after the other; in the end all the rest of it.
 * Cells that share a formula still do. @throws AppError exchange.damaged
 */
export function* rowsOf(content: Uint8Array): Generator<RowXml, XmlNode, undefined> {
  const take = rowTaker();
  const nodes = elementsWithin(content, 'sheetData');
  let next = nodes.next();
  for (; next.done !== true; next = nodes.next()) if (localName(next.value) === 'row') yield take(next.value);
  return next.value;
}

/** @throws AppError exchange.damaged for rows out of order */
function rowTaker(): (node: XmlNode) => RowXml {
  let previous = 0;
  return (node) => {
    const row = Number(node.attributes.get('r') ?? previous + 1);
    if (!Number.isInteger(row) || row <= previous) throw new AppError('exchange.damaged');
    previous = row;
    return { row, node, cells: cellsOf(node) };
  };
}

export function mergesOf(root: XmlNode): Merge[] {
  return listElements(findElement(root, 'mergeCells'), 'mergeCell').flatMap(
    (node) => parseRange(node.attributes.get('ref') ?? '') ?? [],
  );
}

function cellsOf(row: XmlNode): Map<number, XmlNode> {
  const cells = new Map<number, XmlNode>();
  let next = 0;
  for (const node of listElements(row, 'c')) {
    const letters = /^[A-Z]{1,3}/.exec(node.attributes.get('r') ?? '')?.[0];
    const column = letters === undefined ? next : columnIndex(letters);
    cells.set(column, node);
    next = column + 1;
  }
  return cells;
}

/** Cells that share a formula with their neighbour get their own: they may not stay neighbours. */
function expandSharedFormulas(rows: ReadonlyMap<number, RowXml>): void {
  const masters = new Map<string, { readonly row: number; readonly column: number; readonly text: string }>();
  for (const { row, cells } of rows.values()) {
    for (const [column, cell] of cells) {
      const formula = findElement(cell, 'f');
      if (formula?.attributes.get('t') !== 'shared') continue;
      const id = formula.attributes.get('si') ?? '';
      const text = textOf(formula);
      if (text !== '') masters.set(id, { row, column, text });
      const master = masters.get(id);
      if (master === undefined) throw new AppError('exchange.damaged');
      for (const name of ['t', 'si', 'ref']) formula.attributes.delete(name);
      formula.children = [copyFormula(master.text, row - master.row, column - master.column)];
    }
  }
}

/** What a cell shows, as far as the file says it without calculating. */
export function cellText(cell: XmlNode | undefined, strings: readonly string[]): string {
  if (cell === undefined) return '';
  const inline = findElement(cell, 'is');
  if (inline !== undefined) return richText(inline);
  const value = textOf(findElement(cell, 'v'));
  return cell.attributes.get('t') === 's' ? (strings[Number(value)] ?? '') : value;
}

export function findFormula(cell: XmlNode | undefined): string | undefined {
  const formula = cell === undefined ? undefined : findElement(cell, 'f');
  return formula === undefined ? undefined : textOf(formula);
}
