import { moveAreas, moveFormula, parseRange } from './refs.ts';
import type { RowMap } from './refs.ts';
import { elementsOf, listElements, localName, walk } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';
import { columnLetter } from '#shared/domain/import/sheet.ts';

export type Move = {
  /** The sheet whose rows move. */
  readonly sheet: string;
  readonly map: RowMap;
  /** Rows put in are like this row: rules that hold for it hold for them. */
  readonly copies?: { readonly of: number; readonly from: number; readonly to: number } | undefined;
};

const formulaNames = new Set(['f', 'formula', 'formula1', 'formula2']);

/** Everything of the moving sheet but its cells: merges, validation, conditional formats, filters, links, breaks. */
export function moveSheetFrame(root: XmlNode, move: Move): void {
  for (const node of elementsOf(root)) {
    const name = localName(node);
    if (name === 'sheetData' || name === 'sheetViews') continue;
    if (name === 'mergeCells') moveMerges(node, move);
    else walk(node, (inner) => moveNode(inner, move, move.sheet));
  }
  prune(root);
}

/** Formulas of another sheet, of a chart or of the workbook's names that look at the moving sheet. */
export function moveOutside(root: XmlNode, host: string | undefined, move: Move): void {
  walk(root, (node) => {
    if (formulaNames.has(localName(node)) || localName(node) === 'definedName') setMoved(node, move, host);
  });
}

function moveNode(node: XmlNode, move: Move, host: string): void {
  const name = localName(node);
  const { attributes } = node;
  const sqref = attributes.get('sqref');
  if (sqref !== undefined) attributes.set('sqref', moveRuleAreas(sqref, move));
  const ref = attributes.get('ref');
  if (ref !== undefined && parseRange(ref) !== undefined) attributes.set('ref', moveAreas(ref, move.map));
  const location = attributes.get('location');
  if (location !== undefined) attributes.set('location', moveFormula(location, host, move.sheet, move.map));
  if (name === 'brk') {
    const row = move.map.row(Number(attributes.get('id')));
    if (row !== undefined) attributes.set('id', String(row));
  }
  if (name === 'sqref') node.children = node.children.map((text) => moveText(text, move));
  else if (formulaNames.has(name)) setMoved(node, move, host);
}

function moveText(text: XmlNode | string, move: Move): XmlNode | string {
  return typeof text === 'string' ? moveRuleAreas(text, move) : text;
}

function setMoved(node: XmlNode, move: Move, host: string | undefined): void {
  node.children = node.children.map((text) =>
    typeof text === 'string' ? moveFormula(text, host, move.sheet, move.map) : text,
  );
}

/** Where a rule holds: moved, and widened to the rows put in where it held for the row they copy. */
function moveRuleAreas(areas: string, { map, copies }: Move): string {
  const moved = moveAreas(areas, map);
  if (copies === undefined || copies.to < copies.from) return moved;
  const covered = moved.split(' ').map(parseRange);
  const added = areas.split(/\s+/).flatMap((area) => {
    const range = parseRange(area);
    if (range === undefined || range.fromRow > copies.of || range.toRow < copies.of) return [];
    const isCovered = covered.some(
      (other) =>
        other !== undefined &&
        other.fromRow <= copies.from &&
        other.toRow >= copies.to &&
        other.fromColumn <= range.fromColumn &&
        other.toColumn >= range.toColumn,
    );
    if (isCovered) return [];
    return [`${columnLetter(range.fromColumn)}${copies.from}:${columnLetter(range.toColumn)}${copies.to}`];
  });
  return [moved, ...added].join(' ');
}

function moveMerges(node: XmlNode, { map, copies }: Move): void {
  const merges: XmlNode[] = [];
  const add = (ref: string) =>
    merges.push({
      name: node.name.replace('mergeCells', 'mergeCell'),
      attributes: new Map([['ref', ref]]),
      children: [],
    });
  for (const merge of listElements(node, 'mergeCell')) {
    const ref = merge.attributes.get('ref') ?? '';
    const range = parseRange(ref);
    if (range === undefined) continue;
    // A merge inside one row stays inside one row; one over several grows like any block.
    const isOneRow = range.fromRow === range.toRow;
    const row = isOneRow ? map.row(range.fromRow) : undefined;
    const [from, to] = [columnLetter(range.fromColumn), columnLetter(range.toColumn)];
    if (!isOneRow) {
      const moved = moveAreas(ref, map);
      if (moved !== '' && !isOneCell(moved)) add(moved);
    } else if (row !== undefined) {
      add(`${from}${row}:${to}${row}`);
      if (copies === undefined || range.fromRow !== copies.of) continue;
      for (let copy = copies.from; copy <= copies.to; copy += 1) add(`${from}${copy}:${to}${copy}`);
    }
  }
  node.children = merges;
  node.attributes.set('count', String(merges.length));
}

function isOneCell(ref: string): boolean {
  const [from, to] = ref.split(':');
  return to === undefined || from === to;
}

/** What has lost its place goes, and so do lists without entries: an empty one makes Excel call the file damaged. */
function prune(root: XmlNode): void {
  for (const node of elementsOf(root)) {
    const before = node.children.length;
    node.children = node.children.filter((child) => typeof child === 'string' || !isLost(child));
    if (node.children.length < before && node.attributes.has('count')) {
      node.attributes.set('count', String(elementsOf(node).length));
    }
  }
  root.children = root.children.filter(
    (child) => typeof child === 'string' || (!isLost(child) && !isEmptyList(child)),
  );
}

function isLost({ attributes }: XmlNode): boolean {
  return attributes.get('sqref') === '' || attributes.get('ref') === '';
}

const lists = new Set(['mergeCells', 'dataValidations', 'hyperlinks']);

function isEmptyList(node: XmlNode): boolean {
  return lists.has(localName(node)) && elementsOf(node).length === 0;
}
