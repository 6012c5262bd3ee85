import {
  elementsOf,
  findElement,
  listElements,
  textOf,
  walk,
} from '../../exchange/excel/package/xml-tree.ts';
import type { XmlNode } from '../../exchange/excel/package/xml-tree.ts';
import { toTwips } from '../house/metrics.ts';
import { STYLE } from '../render/docx-styles.ts';
import { textNode } from './paragraph.ts';
import { nearText } from './part-label.ts';
import type { ListMarks, Probe } from './probe.ts';
import { tagOf } from './tags.ts';
import { HEADING_COUNT, itemFlags, lineItems } from './vocabulary.ts';

/** What is there only with a word: one line of the imprint, all of it, or an attachment with what is bound in. */
export type Wrap = Readonly<{ label: string; reach: 'line' | 'anchor' | 'attachment' }>;

type Findings = Readonly<{
  probe: Probe;
  wraps: ReadonlyMap<string, Wrap>;
  heading: string;
  literals: ReadonlyMap<string, string>;
  /** Of each table in the text; a row that is repeated has no say. */
  rowHeights: readonly (readonly number[])[];
}>;

/** Puts tags where the page shows stand-ins, and marks of its own around what is there only sometimes. */
export function decorate(root: XmlNode, { probe, wraps, heading, literals, rowHeights }: Findings): void {
  setHeights(root, rowHeights);
  const paragraphs: XmlNode[] = [];
  walk(root, (node) => {
    if (node.name === 'w:p') paragraphs.push(node);
  });
  for (const paragraph of paragraphs) joinMarks(paragraph);
  walk(root, (holder) => {
    if (elementsOf(holder).some(({ name }) => name === 'w:p')) {
      wrapBlocks(holder, wraps);
      repeatAttachments(holder, probe.texts);
    }
  });
  const numbered = new RegExp(`[一二三四五六七八九十]+、${heading}`, 'gu');
  walk(root, (node) => {
    node.children = node.children.map((child) =>
      typeof child === 'string'
        ? (literals.get(child) ??
          probe.marks.toTags(child.replace(numbered, `${tagOf.value(HEADING_COUNT)}、`)))
        : child,
    );
  });
}

function setHeights(root: XmlNode, heights: readonly (readonly number[])[]): void {
  const body = findElement(root, 'body');
  listElements(body, 'tbl').forEach((table, index) => {
    const rows = listElements(table, 'tr');
    const own = heights[index] ?? [];
    if (rows.length !== own.length) return;
    for (const [at, row] of rows.entries()) {
      const looks = findElement(row, 'trPr');
      const height = looks && findElement(looks, 'trHeight');
      height?.attributes.set('w:val', String(toTwips(own[at] ?? 0)));
    }
  });
}

const STAND_IN = /[\uE000-\uEFFF]/gu;

/** A stand-in that was broken over several lines is one again. */
function joinMarks(paragraph: XmlNode): void {
  const seen = new Set<string>();
  for (const run of elementsOf(paragraph).filter(({ name }) => name === 'w:r')) {
    const text = findElement(run, 't');
    if (!text) continue;
    const [own = ''] = text.children.filter((child) => typeof child === 'string');
    const kept = own.replace(STAND_IN, (mark) => (seen.has(mark) ? '' : mark));
    const isRest = kept !== own && own.replace(STAND_IN, '') === kept;
    if (isRest) {
      text.children = [kept];
      run.children = run.children.filter((child) => typeof child === 'string' || child.name !== 'w:br');
    }
    for (const [mark] of own.matchAll(STAND_IN)) seen.add(mark);
  }
}

function markLine(text: string): XmlNode {
  const run = { name: 'w:r', attributes: new Map<string, string>(), children: [textNode(text)] };
  return { name: 'w:p', attributes: new Map(), children: [run] };
}

function wrapBlocks(holder: XmlNode, wraps: ReadonlyMap<string, Wrap>): void {
  for (const [mark, { label, reach }] of wraps) {
    const at = holder.children.findIndex(
      (child) => typeof child !== 'string' && child.name === 'w:p' && shows(child, mark, reach === 'anchor'),
    );
    if (at < 0 || (reach === 'anchor' && holder.name === 'w:txbxContent')) continue;
    if (reach === 'attachment') wrapAnnex(holder, mark, label);
    const start = reach === 'line' && isBlank(holder.children[at - 1]) ? at - 1 : at;
    wrapRange(holder, [start, at + 1], label);
  }
}

function wrapRange(holder: XmlNode, [from, to]: [number, number], label: string): void {
  const inner = holder.children.slice(from, to);
  holder.children.splice(from, to - from, markLine(tagOf.when(label)), ...inner, markLine(tagOf.end(label)));
}

/** From the line 附件 above its title to the next one, or to what closes the document. */
function wrapAnnex(holder: XmlNode, mark: string, label: string): void {
  const titles = holder.children.flatMap((child, index) =>
    typeof child !== 'string' && shows(child, mark, false) ? [index] : [],
  );
  const title = titles[1];
  if (title === undefined) return;
  let end = title + 1;
  while (!isEnd(holder.children[end])) end += 1;
  wrapRange(holder, [title - 1, end], label);
}

function isEnd(child: XmlNode | string | undefined): boolean {
  if (child === undefined) return true;
  if (typeof child === 'string') return false;
  return child.name === 'w:sectPr' || styleOf(child) === STYLE.annexLabel || findDeep(child, 'w:drawing');
}

function shows(node: XmlNode, mark: string, isDeep: boolean): boolean {
  if (!isDeep) return nearText(node).includes(mark);
  return elementsOf(node).some((child) =>
    child.name === 'w:t' ? textOf(child).includes(mark) : shows(child, mark, true),
  );
}

function isBlank(node: XmlNode | string | undefined): boolean {
  return node !== undefined && typeof node !== 'string' && node.name === 'w:p' && nearText(node) === '';
}

function styleOf(node: XmlNode): string {
  const looks = findElement(node, 'pPr');
  return (looks && findElement(looks, 'pStyle')?.attributes.get('w:val')) ?? '';
}

function findDeep(node: XmlNode, name: string): boolean {
  return node.name === name || elementsOf(node).some((child) => findDeep(child, name));
}

/** 附件：1.…, 2.…: the first line as it is, every other one as the second. */
function repeatAttachments(holder: XmlNode, texts: readonly ListMarks[]): void {
  for (const { label, marks } of texts) {
    const [first = '', second = ''] = marks;
    const at = holder.children.findIndex((child) => isNote(child, first, '附件：'));
    const next = holder.children[at + 1];
    if (at < 0 || next === undefined || !isNote(next, second, '')) continue;
    const lines = holder.children.slice(at, at + 2).filter((child) => typeof child !== 'string');
    for (const [index, line] of lines.entries()) setNote(line, index === 0 ? '附件：' : '');
    const [one, other] = lines;
    if (!one || !other) continue;
    holder.children.splice(
      at,
      2,
      markLine(tagOf.each(label)),
      markLine(tagOf.when(itemFlags.first)),
      one,
      markLine(tagOf.end(itemFlags.first)),
      markLine(tagOf.unless(itemFlags.first)),
      other,
      markLine(tagOf.end(itemFlags.first)),
      markLine(tagOf.end(label)),
    );
  }
}

function isNote(child: XmlNode | string | undefined, mark: string, opening: string): boolean {
  if (child === undefined || typeof child === 'string' || child.name !== 'w:p') return false;
  const text = nearText(child);
  return text.includes(mark) && text.startsWith(opening) && text.includes('\t');
}

function setNote(line: XmlNode, opening: string): void {
  const count = tagOf.value(lineItems.number);
  const counted = `${tagOf.when(lineItems.number)}${count}\t${tagOf.end(lineItems.number)}`;
  const run = elementsOf(line).find(({ name }) => name === 'w:r');
  const text = run && findElement(run, 't');
  if (text) text.children = [`${opening}${counted}${tagOf.value(lineItems.line)}`];
}
