import { AppError } from '#shared/rpc/app-error.ts';
import { moveOutside, moveSheetFrame } from '../package/move-rows.ts';
import type { Move } from '../package/move-rows.ts';
import { keepRows } from '../package/refs.ts';
import type { RowMap } from '../package/refs.ts';
import { mergesOf, rowsOf } from '../package/sheet-xml.ts';
import {
  getSheet,
  keepPart,
  readTree,
  relationsOf,
  sharedStrings,
  sharedStringsPath,
} from '../package/workbook-package.ts';
import type { WorkbookPackage } from '../package/workbook-package.ts';
import {
  findElement,
  localName,
  openTag,
  textOf,
  writeXml,
  writeXmlPart,
  xmlDeclaration,
} from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';
import { packPart, packStream, writeZip } from '../package/zip-writer.ts';
import type { PackedPart } from '../package/zip-writer.ts';
import { leaveOut, textsOf, usedTexts } from './leave-out.ts';
import type { Remainder } from './leave-out.ts';
import type { MarkPlan } from './mark-plan.ts';
import { markedRows } from './mark-rows.ts';
import { markStyles } from './mark-styles.ts';
import { reasonColumnFinder, widenReasons } from './reason-column.ts';

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

/**
 * The sender's sheet with bad cells on red and the reason at the end of each row, ready to be put right and sent back.
 * The sheet is read twice, row by row, and packed while it is written: however long it is, it never stands in memory.
 */
export async function markPackage(
  book: WorkbookPackage,
  sheetName: string,
  plan: MarkPlan,
): Promise<Uint8Array> {
  const entry = getSheet(book, sheetName);
  const stylesPath = relationsOf(book.parts, book.workbookPath).find(({ type }) => type === 'styles')?.path;
  const content = book.parts.get(entry.path)?.content;
  if (stylesPath === undefined || content === undefined) throw new AppError('exchange.damaged');
  const strings = sharedStrings(book);
  const { frame, column, present } = survey(content, strings, plan);
  const merges = mergesOf(frame);
  const changed = new Map<string, PackedPart>();
  const change = (path: string, tree: XmlNode) => changed.set(path, packPart(path, writeXmlPart(tree)));
  frame.children = frame.children.filter((child) => !isElement(child, 'dimension'));
  widenReasons(frame, column);
  let map: RowMap | undefined;
  let rest: Remainder | undefined;
  if (plan.keep === 'marked') {
    const above = Array.from({ length: plan.headerRows.last }, (_, index) => index + 1);
    map = keepRows([...above, ...present]);
    const workbook = readTree(book.parts, book.workbookPath);
    leaveOutRows(frame, workbook, { sheet: sheetName, map });
    rest = leaveOut(book, entry, { frame, workbook });
    for (const [path, tree] of [...rest.changed, [book.workbookPath, workbook] as const]) change(path, tree);
  }
  const stylesTree = readTree(book.parts, stylesPath);
  const styles = markStyles(stylesTree);
  const used = textsOf(book, rest?.sheets ?? []);
  const rows = markedRows(content, { plan, column, styles, merges, map, used });
  changed.set(entry.path, await packStream(entry.path, writeSheet(frame, rows)));
  // What marking needed of styles is known now.
  change(stylesPath, stylesTree);
  if (rest) {
    const path = sharedStringsPath(book);
    if (path !== undefined) changed.set(path, await packStream(path, usedTexts(strings, used)));
  }
  const parts = [...book.parts.values()].filter(({ entry: { name } }) => rest?.parts.has(name) ?? true);
  return writeZip(parts.map((part) => changed.get(part.entry.name) ?? keepPart(book, part)));
}

type Survey = {
  /** The sheet without its rows. */
  readonly frame: XmlNode;
  /** Where the reasons go. */
  readonly column: number;
  /** Which of the rows to mark below the header are there. */
  readonly present: readonly number[];
};

function survey(content: Uint8Array, strings: readonly string[], { headerRows, rows }: MarkPlan): Survey {
  const marked = new Set(rows.map(({ row }) => row));
  const finder = reasonColumnFinder(strings, headerRows);
  const present: number[] = [];
  const lines = rowsOf(content);
  let next = lines.next();
  for (; next.done !== true; next = lines.next()) {
    const { row } = next.value;
    finder.see(next.value);
    if (row > headerRows.last && marked.has(row)) present.push(row);
  }
  return { frame: next.value, column: finder.column(), present };
}

function* writeSheet(frame: XmlNode, rows: Iterable<string>): Generator<string> {
  yield xmlDeclaration + openTag(frame);
  for (const child of frame.children) {
    if (typeof child === 'string') continue;
    if (isElement(child, 'sheetData')) {
      yield openTag(child);
      yield* rows;
      yield `</${child.name}>`;
    } else yield writeXml(child);
  }
  yield `</${frame.name}>`;
}

function leaveOutRows(frame: XmlNode, workbook: XmlNode, move: Move): void {
  frame.children = frame.children.filter(
    (child) => typeof child === 'string' || !attached.has(localName(child)),
  );
  findElement(frame, 'pageSetup')?.attributes.delete('r:id');
  moveSheetFrame(frame, move);
  moveOutside(workbook, undefined, move);
  dropLostNames(workbook);
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

function isElement(child: XmlNode | string, name: string): child is XmlNode {
  return typeof child !== 'string' && localName(child) === name;
}
