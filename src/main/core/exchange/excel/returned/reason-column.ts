import { cellText } from '../package/sheet-xml.ts';
import type { SheetXml } from '../package/sheet-xml.ts';
import { elementsOf, findElement, localName } from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';
import type { MarkPlan } from './mark-package.ts';

/** The header of the added column; an import knows no such field and leaves it out. */
export const reasonHeader = '退回原因';
/** In characters; a Chinese one counts as two. */
const width = 60;
const lineHeight = 16;

/** Behind the last column with words; the column added last time is taken again. */
export function findReasonColumn(
  sheet: SheetXml,
  strings: readonly string[],
  headerRows: MarkPlan['headerRows'],
): number {
  let last = -1;
  for (const { row, cells } of sheet.rows.values()) {
    for (const [column, cell] of cells) {
      if (column <= last || cell.children.length === 0) continue;
      const text = cellText(cell, strings);
      if (row >= headerRows.first && row <= headerRows.last && text === reasonHeader) return column;
      if (text.trim() !== '') last = column;
    }
  }
  return last + 1;
}

/** Writes header and reasons; what stood in the column from last time goes. */
export function addReasonColumn(
  sheet: SheetXml,
  column: number,
  { headerRows, rows }: MarkPlan,
  styleOf: (style: string | undefined) => string,
): void {
  const put = (row: number, text: string) => {
    const cells = sheet.rows.get(row)?.cells;
    const beside = cells?.get(column - 1)?.attributes.get('s');
    cells?.set(column, textCell(sheet.prefix, text, styleOf(beside)));
  };
  for (const { row, cells } of sheet.rows.values()) if (row >= headerRows.first) cells.delete(column);
  put(headerRows.first, reasonHeader);
  for (let row = headerRows.first + 1; row <= headerRows.last; row += 1) put(row, '');
  for (const { row, reason } of rows) {
    put(row, reason);
    raise(sheet.rows.get(row)?.node.attributes, reason);
  }
  widen(sheet, column);
}

/** A row with a height of its own does not grow with its text by itself, and not every program grows the others. */
function raise(row: Map<string, string> | undefined, reason: string): void {
  const lines = Math.ceil((reason.length * 2) / (width - 2));
  if (row === undefined || lines * lineHeight <= Number(row.get('ht') ?? lineHeight)) return;
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
function widen(sheet: SheetXml, column: number): void {
  const { root, prefix } = sheet;
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
