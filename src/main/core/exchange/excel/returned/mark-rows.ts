import { columnLetter } from '#shared/domain/import/sheet.ts';
import type { Merge } from '#shared/domain/import/sheet.ts';
import type { RowMap } from '../package/refs.ts';
import { rowsOf } from '../package/sheet-xml.ts';
import type { RowXml } from '../package/sheet-xml.ts';
import { localName, prefixOf, writeXml } from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';
import { noteTexts } from './leave-out.ts';
import type { MarkedRow, MarkPlan } from './mark-plan.ts';
import type { MarkStyles } from './mark-styles.ts';
import { putReason } from './reason-column.ts';

type Marking = {
  readonly plan: MarkPlan;
  readonly column: number;
  readonly styles: MarkStyles;
  readonly merges: readonly Merge[];
  /** Where the rows go that stay; undefined: all stay where they are. */
  readonly map: RowMap | undefined;
  /** Takes the numbers of the shared texts that the rows refer to. */
  readonly used: Set<number>;
};

/** About as much text as is handed on at a time. */
const pieceLength = 64 * 1024;

/** The rows of the sheet that stay, marked, as they are written. */
export function* markedRows(
  content: Uint8Array,
  { plan, column, styles, merges, map, used }: Marking,
): Generator<string> {
  const marks = new Map(plan.rows.map((mark) => [mark.row, mark]));
  const fillDown = map === undefined ? undefined : mergeFiller(merges, plan.headerRows.last);
  let piece = '';
  for (const line of rowsOf(content)) {
    fillDown?.(line);
    const place = map === undefined ? line.row : map.row(line.row);
    if (place === undefined) continue;
    const mark = marks.get(line.row);
    if (mark !== undefined) markCells(line, mark, styles.bad);
    putReason(line, column, plan.headerRows, mark?.reason, styles.reason);
    if (map !== undefined) standAlone(line, mark !== undefined);
    noteTexts(line.cells, used);
    piece += writeXml(toRowNode(line, place));
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** A village written once beside twelve rows must not be lost with the first of them. */
function mergeFiller(merges: readonly Merge[], lastHeaderRow: number): (line: RowXml) => void {
  const starting = Map.groupBy(
    merges.filter(({ fromRow, toRow }) => fromRow > lastHeaderRow && toRow > fromRow),
    ({ fromRow }) => fromRow,
  );
  let open: { readonly column: number; readonly toRow: number; readonly master: XmlNode }[] = [];
  return ({ row, cells }) => {
    open = open.filter(({ toRow }) => row <= toRow);
    for (const { column, master } of open) cells.set(column, copyOf(master));
    for (const { fromColumn: column, toRow } of starting.get(row) ?? []) {
      const master = cells.get(column);
      if (master !== undefined) open.push({ column, toRow, master: copyOf(master) });
    }
  };
}

function copyOf(cell: XmlNode): XmlNode {
  return { ...cell, attributes: new Map(cell.attributes) };
}

function markCells({ node, cells }: RowXml, { columns }: MarkedRow, bad: MarkStyles['bad']): void {
  for (const column of columns) {
    const cell = cells.get(column) ?? { name: `${prefixOf(node)}c`, attributes: new Map(), children: [] };
    cell.attributes.set('s', bad(cell.attributes.get('s')));
    cells.set(column, cell);
  }
}

/** What a formula would now look at is gone; what it said stays. */
function standAlone({ node, cells }: RowXml, isMarked: boolean): void {
  if (isMarked) node.attributes.delete('hidden');
  for (const cell of cells.values()) {
    cell.children = cell.children.filter((child) => typeof child === 'string' || localName(child) !== 'f');
  }
}

/** The row at its new place, cells in their order with their references. */
function toRowNode({ node, cells }: RowXml, row: number): XmlNode {
  const attributes = new Map(node.attributes).set('r', String(row));
  attributes.delete('spans');
  const inOrder = [...cells].toSorted(([a], [b]) => a - b);
  for (const [column, cell] of inOrder) cell.attributes.set('r', `${columnLetter(column)}${row}`);
  return { name: node.name, attributes, children: inOrder.map(([, cell]) => cell) };
}
