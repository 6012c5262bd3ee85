import { insertRows } from '../package/refs.ts';
import { moveOutside, moveSheetFrame } from '../package/move-rows.ts';
import type { Move } from '../package/move-rows.ts';
import { openSheetXml } from '../package/sheet-xml.ts';
import { getSheet, keepPart, readTree, sharedStrings } from '../package/workbook-package.ts';
import type { SheetEntry, WorkbookPackage } from '../package/workbook-package.ts';
import { localName, openTag, writeXml, writeXmlPart, xmlDeclaration } from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';
import { packPart, packStream, writeZip } from '../package/zip-writer.ts';
import type { PackedPart } from '../package/zip-writer.ts';
import { rowWriter, writeMovedRow } from './fill-rows.ts';
import type { Block, CellData, RowsPlan } from './fill-rows.ts';
import { moveAnchors } from './move-anchors.ts';
import { startTotals } from './totals.ts';
import { recalculate, withoutCalcChain } from './recalculate.ts';

export type FillPlan = {
  readonly sheet: string;
  readonly block: Block;
  /** Columns from 0 that take the data, in the data's own order. */
  readonly columns: readonly number[];
  /** How many rows will come. */
  readonly count: number;
};

type Batches = Iterable<readonly (readonly CellData[])[]> | AsyncIterable<readonly (readonly CellData[])[]>;

/**
 * Puts rows of data into a sheet of a workbook: as many rows as needed are put in and look like the template's own;
 * what stands below moves down, what spans the block grows. Everything else stays byte for byte.
 * @param onRows told after each batch how many rows are written
 */
export async function fillPackage(
  book: WorkbookPackage,
  plan: FillPlan,
  batches: Batches,
  onRows: (done: number) => void = () => {},
): Promise<Uint8Array> {
  const sheet = getSheet(book, plan.sheet);
  const move = planMove(plan);
  const changed = new Map<string, PackedPart>();
  const change = (path: string, tree: XmlNode) => changed.set(path, packPart(path, writeXmlPart(tree)));
  for (const [path, tree] of partsOutside(book, sheet, move)) change(path, tree);
  const workbook = readTree(book.parts, book.workbookPath);
  moveOutside(workbook, undefined, move);
  recalculate(workbook);
  change(book.workbookPath, workbook);
  const anchors = moveAnchors(book, sheet.path, move);
  for (const [path, text] of anchors) changed.set(path, packPart(path, text));
  const dropped = withoutCalcChain(book);
  for (const [path, tree] of dropped.changed) change(path, tree);
  changed.set(sheet.path, await packStream(sheet.path, writeSheet(book, sheet, plan, move, batches, onRows)));
  const parts = [...book.parts.values()].filter((part) => part.entry.name !== dropped.path);
  return writeZip(parts.map((part) => changed.get(part.entry.name) ?? keepPart(book, part)));
}

function planMove({ sheet, block, count }: FillPlan): Move {
  const { firstRow, lastRow, styleRow } = block;
  const added = Math.max(0, count - (lastRow - firstRow + 1));
  const from = lastRow > firstRow ? lastRow : lastRow + 1;
  return {
    sheet,
    map: insertRows(firstRow, lastRow, added),
    copies: { of: styleRow, from, to: from + added - 1 },
  };
}

/** Other sheets and charts whose formulas look at the moving sheet. */
function partsOutside(book: WorkbookPackage, moving: SheetEntry, move: Move): [string, XmlNode][] {
  const charts = [...book.parts.keys()].filter((path) => /^xl\/charts\/chart[^/]*\.xml$/.test(path));
  const others = book.sheets
    .filter((sheet) => sheet !== moving)
    .map(({ name, path }) => ({ host: name, path }));
  const mark = move.sheet.replaceAll('&', '&amp;');
  return [...others, ...charts.map((path) => ({ host: undefined, path }))].flatMap(({ host, path }) => {
    if (book.parts.get(path)?.content.includes(mark) !== true) return [];
    const tree = readTree(book.parts, path);
    moveOutside(tree, host, move);
    return [[path, tree] satisfies [string, XmlNode]];
  });
}

async function* writeSheet(
  book: WorkbookPackage,
  entry: SheetEntry,
  plan: FillPlan,
  move: Move,
  batches: Batches,
  onRows: (done: number) => void,
): AsyncGenerator<string> {
  const sheet = openSheetXml(readTree(book.parts, entry.path));
  moveSheetFrame(sheet.root, move);
  const rows: RowsPlan = {
    sheet,
    strings: sharedStrings(book),
    block: plan.block,
    columns: plan.columns,
    move,
  };
  yield xmlDeclaration + openTag(sheet.root);
  for (const node of sheet.root.children) {
    if (typeof node === 'string') continue;
    if (localName(node) !== 'sheetData') yield writeXml(node);
    else {
      yield openTag(node);
      yield* writeRows(rows, plan.count, batches, onRows);
      yield `</${node.name}>`;
    }
  }
  yield `</${sheet.root.name}>`;
}

async function* writeRows(
  plan: RowsPlan,
  count: number,
  batches: Batches,
  onRows: (done: number) => void,
): AsyncGenerator<string> {
  const { firstRow, lastRow, styleRow } = plan.block;
  const lines = [...plan.sheet.rows.values()];
  yield lines
    .filter(({ row }) => row < firstRow)
    .map((line) => writeMovedRow(plan, line))
    .join('');
  const own = lastRow - firstRow + 1;
  const total = Math.max(count, own);
  const added = total - own;
  const writers = new Map<number, ReturnType<typeof rowWriter>>();
  /** The template's own rows first, the last of them at the end, copies between. */
  const sourceOf = (index: number) => {
    if (index < Math.max(1, own - 1)) return firstRow + index;
    return own > 1 && index >= own - 1 + added ? lastRow : styleRow;
  };
  const write = (index: number, data: readonly CellData[] | null) => {
    const source = sourceOf(index);
    const writer = writers.get(source) ?? rowWriter(plan, source);
    writers.set(source, writer);
    return writer(firstRow + index, data);
  };
  const totals = startTotals(plan, firstRow + total - 1);
  let done = 0;
  for await (const batch of batches) {
    let text = '';
    for (const data of batch) {
      text += write(done, data);
      totals.add(data);
      done += 1;
    }
    yield text;
    onRows(done);
  }
  if (done !== count) throw new Error(`${count} rows were announced, ${done} came`);
  for (let index = done; index < total; index += 1) yield write(index, null);
  for (const line of lines) if (line.row > lastRow) yield writeMovedRow(plan, line, totals.find);
}
