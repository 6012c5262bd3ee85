import { cellText } from '../package/sheet-xml.ts';
import type { RowXml } from '../package/sheet-xml.ts';
import { elementsOf, findElement, localName, prefixOf } from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';
import type { MarkPlan } from './mark-plan.ts';

/** The header of the added column; an import knows no such field and leaves it out. */
const reasonHeader = '退回原因';
/** In characters; a Chinese one counts as two. */
const width = 60;
const lineHeight = 16;

/** Looks at one row after the other for the place: behind the last column with words, or the one added last time. */
export function reasonColumnFinder(
  strings: readonly string[],
  headerRows: MarkPlan['headerRows'],
): { see: (line: RowXml) => void; column: () => number } {
  let last = -1;
  let known: number | undefined;
  return {
    see({ row, cells }) {
      for (const [column, cell] of cells) {
        if (known !== undefined) return;
        if (column <= last || cell.children.length === 0) continue;
        const text = cellText(cell, strings);
        if (row >= headerRows.first && row <= headerRows.last && text === reasonHeader) known = column;
        else if (text.trim() !== '') last = column;
      }
    },
    column: () => known ?? last + 1,
  };
}

/** Writes the header or the reason into a row; what stood in the column from last time goes. */
export function putReason(
  { row, node, cells }: RowXml,
  column: number,
  headerRows: MarkPlan['headerRows'],
  reason: string | undefined,
  styleOf: (style: string | undefined) => string,
): void {
  if (row < headerRows.first) return;
  cells.delete(column);
  const text = row === headerRows.first ? reasonHeader : row <= headerRows.last ? '' : reason;
  if (text === undefined) return;
  const style = styleOf(cells.get(column - 1)?.attributes.get('s'));
  cells.set(column, textCell(prefixOf(node), text, style));
  if (row > headerRows.last) raise(node.attributes, text);
}

/** A row with a height of its own does not grow with its text by itself, and not every program grows the others. */
function raise(row: Map<string, string>, reason: string): void {
  const lines = Math.ceil((reason.length * 2) / (width - 2));
  if (lines * lineHeight <= Number(row.get('ht') ?? lineHeight)) return;
  row.set('ht', String(lines * lineHeight)).set('customHeight', '1');
}

function textCell(prefix: string, text: string, style: string): XmlNode {
  const t: XmlNode = {
    name: `${prefix}t`,
    attributes: new Map([['xml:space', 'preserve']]),
    children: [text],
  };
  const attributes = new Map([['s', style]]);
  if (text === '') return { name: `${prefix}c`, attributes, children: [] };
  const inline: XmlNode = { name: `${prefix}is`, attributes: new Map(), children: [t] };
  return { name: `${prefix}c`, attributes: attributes.set('t', 'inlineStr'), children: [inline] };
}

/** Gives the column its width, taking it out of a run of columns that share one. */
export function widenReasons(root: XmlNode, column: number): void {
  const prefix = prefixOf(root);
  const number = column + 1;
  const node = (min: number, max: number, attributes: ReadonlyMap<string, string>): XmlNode => ({
    name: `${prefix}col`,
    attributes: new Map(attributes).set('min', String(min)).set('max', String(max)),
    children: [],
  });
  const own = node(
    number,
    number,
    new Map([
      ['min', ''],
      ['max', ''],
      ['width', String(width)],
      ['customWidth', '1'],
    ]),
  );
  const found = findElement(root, 'cols');
  const runs = found === undefined ? [] : elementsOf(found);
  const others = runs.flatMap((run) => {
    const [min, max] = [Number(run.attributes.get('min')), Number(run.attributes.get('max'))];
    const before = min < number ? [node(min, Math.min(max, number - 1), run.attributes)] : [];
    const after = max > number ? [node(Math.max(min, number + 1), max, run.attributes)] : [];
    return [...before, ...after];
  });
  const all = [...others, own].toSorted(
    (a, b) => Number(a.attributes.get('min')) - Number(b.attributes.get('min')),
  );
  if (found !== undefined) {
    found.children = all;
    return;
  }
  const at = root.children.findIndex(
    (child) => typeof child !== 'string' && localName(child) === 'sheetData',
  );
  root.children.splice(at, 0, { name: `${prefix}cols`, attributes: new Map(), children: all });
}
