import { columnLetter } from '#shared/domain/import/sheet.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { moveOutside, moveSheetFrame } from '../package/move-rows.ts';
import { keepRows } from '../package/refs.ts';
import { openSheetXml } from '../package/sheet-xml.ts';
import type { RowXml, SheetXml } from '../package/sheet-xml.ts';
import {
  getSheet,
  keepPart,
  readTree,
  relationsOf,
  relationsPath,
  sharedStrings,
} from '../package/workbook-package.ts';
import type { WorkbookPackage } from '../package/workbook-package.ts';
import { findElement, localName, textOf, writeXmlPart } from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';
import { packPart, writeZip } from '../package/zip-writer.ts';
import { withoutCalcChain } from '../template/recalculate.ts';
import { addReasonColumn, findReasonColumn } from './reason-column.ts';
import { markStyles } from './mark-styles.ts';

export type MarkedRow = {
  /** As the sheet numbers it. */
  readonly row: number;
  /** Bad cells, columns from 0. */
  readonly columns: readonly number[];
  readonly reason: string;
};

export type MarkPlan = {
  readonly headerRows: { readonly first: number; readonly last: number };
  readonly rows: readonly MarkedRow[];
  /** `marked`: header and marked rows only. `all`: the whole sheet. */
  readonly keep: 'marked' | 'all';
};

/** What refers to other parts or cannot follow when rows are left out. */
const attached = new Set([
  'conditionalFormatting',
  'hyperlinks',
  'rowBreaks',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'picture',
  'oleObjects',
  'controls',
  'tableParts',
  'extLst',
  'sortState',
  'sheetProtection',
  'protectedRanges',
]);

/** The sender's sheet with bad cells on red and the reason at the end of each row, ready to be put right and sent back. */
export function markPackage(book: WorkbookPackage, sheetName: string, plan: MarkPlan): Uint8Array {
  const entry = getSheet(book, sheetName);
  const stylesPath = relationsOf(book.parts, book.workbookPath).find(({ type }) => type === 'styles')?.path;
  if (stylesPath === undefined) throw new AppError('exchange.damaged');
  const stylesTree = readTree(book.parts, stylesPath);
  const styles = markStyles(stylesTree);
  const strings = sharedStrings(book);
  const sheet = openSheetXml(readTree(book.parts, entry.path));
  const reasonColumn = findReasonColumn(sheet, strings, plan.headerRows);
  if (plan.keep === 'marked') fillDownMerges(sheet, plan.headerRows.last);
  for (const { row, columns } of plan.rows) markCells(sheet, row, columns, styles.bad);
  addReasonColumn(sheet, reasonColumn, plan, styles.reason);
  const changed = new Map<string, XmlNode>([
    [stylesPath, stylesTree],
    [entry.path, sheet.root],
  ]);
  const dropped = new Set<string | undefined>();
  if (plan.keep === 'marked') {
    const workbook = readTree(book.parts, book.workbookPath);
    leaveOutRows(sheet, sheetName, workbook, plan);
    changed.set(book.workbookPath, workbook);
    const chain = withoutCalcChain(book);
    for (const [path, tree] of chain.changed) changed.set(path, tree);
    dropped.add(chain.path).add(relationsPath(entry.path));
  }
  writeBack(sheet);
  const parts = [...book.parts.values()].filter((part) => !dropped.has(part.entry.name));
  return writeZip(
    parts.map((part) => {
      const tree = changed.get(part.entry.name);
      return tree === undefined ? keepPart(book, part) : packPart(part.entry.name, writeXmlPart(tree));
    }),
  );
}

/** A village written once beside twelve rows must not be lost with the first of them. */
function fillDownMerges(sheet: SheetXml, lastHeaderRow: number): void {
  for (const { fromRow, toRow, fromColumn } of sheet.merges) {
    if (fromRow <= lastHeaderRow) continue;
    const master = sheet.rows.get(fromRow)?.cells.get(fromColumn);
    if (master === undefined) continue;
    for (let row = fromRow + 1; row <= toRow; row += 1) {
      const cells = sheet.rows.get(row)?.cells;
      cells?.set(fromColumn, { ...master, attributes: new Map(master.attributes) });
    }
  }
}

function markCells(
  sheet: SheetXml,
  row: number,
  columns: readonly number[],
  bad: (style: string | undefined) => string,
): void {
  const cells = sheet.rows.get(row)?.cells;
  for (const column of columns) {
    const cell = cells?.get(column) ?? { name: `${sheet.prefix}c`, attributes: new Map(), children: [] };
    cell.attributes.set('s', bad(cell.attributes.get('s')));
    cells?.set(column, cell);
  }
}

function leaveOutRows(sheet: SheetXml, name: string, workbook: XmlNode, plan: MarkPlan): void {
  const marked = new Set(plan.rows.map(({ row }) => row));
  const kept = [...sheet.rows.keys()].filter((row) => row <= plan.headerRows.last || marked.has(row));
  const above = Array.from({ length: plan.headerRows.last }, (_, index) => index + 1);
  const map = keepRows([...new Set([...above, ...kept])].toSorted((a, b) => a - b));
  const { root } = sheet;
  root.children = root.children.filter(
    (child) => typeof child === 'string' || !attached.has(localName(child)),
  );
  findElement(root, 'pageSetup')?.attributes.delete('r:id');
  moveSheetFrame(root, { sheet: name, map });
  moveOutside(workbook, undefined, { sheet: name, map });
  dropLostNames(workbook);
  const lines = [...sheet.rows.values()];
  sheet.rows.clear();
  for (const line of lines) {
    const place = map.row(line.row);
    if (place === undefined) continue;
    if (marked.has(line.row)) line.node.attributes.delete('hidden');
    for (const cell of line.cells.values()) {
      // What a formula would now look at is gone; what it said stays.
      cell.children = cell.children.filter((child) => typeof child === 'string' || localName(child) !== 'f');
    }
    sheet.rows.set(place, { ...line, row: place });
  }
}

/** A print area without the added column would hide the reasons on paper. */
function dropLostNames(workbook: XmlNode): void {
  const names = findElement(workbook, 'definedNames');
  if (names === undefined) return;
  names.children = names.children.filter(
    (node) =>
      typeof node !== 'string' &&
      !textOf(node).includes('#REF!') &&
      node.attributes.get('name') !== '_xlnm.Print_Area',
  );
  if (names.children.length === 0) workbook.children = workbook.children.filter((child) => child !== names);
}

/** Rows and cells in their order, with their references. */
function writeBack(sheet: SheetXml): void {
  const data = findElement(sheet.root, 'sheetData');
  if (data === undefined) return;
  data.children = [...sheet.rows.values()].map((line) => toRowNode(line));
  sheet.root.children = sheet.root.children.filter(
    (child) => typeof child === 'string' || localName(child) !== 'dimension',
  );
}

function toRowNode({ row, node, cells }: RowXml): XmlNode {
  const attributes = new Map(node.attributes).set('r', String(row));
  attributes.delete('spans');
  const inOrder = [...cells].toSorted(([a], [b]) => a - b);
  for (const [column, cell] of inOrder) cell.attributes.set('r', `${columnLetter(column)}${row}`);
  return { name: node.name, attributes, children: inOrder.map(([, cell]) => cell) };
}
