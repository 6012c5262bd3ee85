import type { Move } from '../package/move-rows.ts';
import { moveAreas, moveFormula } from '../package/refs.ts';
import { readTree, relationsOf } from '../package/workbook-package.ts';
import type { WorkbookPackage } from '../package/workbook-package.ts';
import { elementsOf, localName, textOf, walk, writeXmlPart } from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';

/** Comments, pictures, buttons and tables of a sheet, moved with its rows; by path. */
export function moveAnchors(book: WorkbookPackage, sheetPath: string, move: Move): Map<string, string> {
  const moved = new Map<string, string>();
  for (const { type, path } of relationsOf(book.parts, sheetPath)) {
    const part = book.parts.get(path);
    if (part === undefined) continue;
    if (type === 'vmlDrawing') moved.set(path, moveVml(part.content.toString('utf8'), move));
    if (!['comments', 'threadedComment', 'drawing', 'table'].includes(type)) continue;
    const tree = readTree(book.parts, path);
    walk(tree, (node) => moveNode(node, move));
    moved.set(path, writeXmlPart(tree));
  }
  return moved;
}

function moveNode(node: XmlNode, move: Move): void {
  const ref = node.attributes.get('ref');
  if (ref !== undefined) {
    const isCell = !ref.includes(':');
    const area = isCell ? moveFormula(ref, move.sheet, move.sheet, move.map) : moveAreas(ref, move.map);
    node.attributes.set('ref', area);
  }
  if (localName(node) !== 'from' && localName(node) !== 'to') return;
  for (const row of elementsOf(node)) {
    if (localName(row) === 'row') row.children = [moveIndex(textOf(row), move)];
  }
}

/** The boxes of comments: not always well-formed XML, so only the numbers in it change. */
function moveVml(text: string, move: Move): string {
  return text
    .replace(/(<x:Row>\s*)(\d+)/g, (_, before: string, row: string) => before + moveIndex(row, move))
    .replace(/(<x:Anchor>)([^<]*)/g, (_, before: string, anchor: string) => {
      const numbers = anchor.split(',').map((number) => number.trim());
      const places = numbers.map((number, index) =>
        index === 2 || index === 6 ? moveIndex(number, move) : number,
      );
      return before + places.join(', ');
    });
}

/** Rows from 0. */
function moveIndex(index: string, move: Move): string {
  const row = move.map.row(Number(index) + 1);
  return row === undefined ? index : String(row - 1);
}
