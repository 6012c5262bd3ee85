import { faultOf } from '#shared/domain/documents/template-fault.ts';
import type { TemplateFault } from '#shared/domain/documents/template-fault.ts';

import type { XmlNode } from '../../exchange/excel/package/xml-tree.ts';
import { nearText } from './part-label.ts';
import { readTags } from './tags.ts';
import type { Tag, TagKind } from './tags.ts';

/**
 * A place in a compiled template: `#value` inside a run, `#each`, `#when`, `#unless` around what they govern; `#open` and
 * `#end` only until they are paired.
 */
type PlaceName = '#value' | '#each' | '#when' | '#unless' | '#open' | '#end';

export function isPlace(node: XmlNode): boolean {
  return node.name.startsWith('#');
}

const KIND = 'kind';
const NAME = 'name';
const NEAR = 'near';

function place(name: PlaceName, tag: Tag, near: string): XmlNode {
  const attributes = new Map([
    [KIND, tag.kind],
    [NAME, tag.name],
    ['raw', tag.raw],
    [NEAR, near],
  ]);
  return { name, attributes, children: [] };
}

/** What a place was made of. */
export function placeOf(node: XmlNode): { kind: TagKind; name: string; raw: string; near: string } {
  const read = (key: string) => node.attributes.get(key) ?? '';
  return { kind: kindOf(read(KIND)), name: read(NAME), raw: read('raw'), near: read(NEAR) };
}

const kinds: readonly TagKind[] = ['value', 'each', 'when', 'unless', 'end'];
const kindOf = (text: string): TagKind => kinds.find((kind) => kind === text) ?? 'value';

/** The open place with what it governs. */
export function governing(open: XmlNode, children: XmlNode['children']): XmlNode {
  return { name: `#${placeOf(open).kind}`, attributes: open.attributes, children };
}

type Piece = { node: XmlNode; from: number; to: number };

/** Not part of a paragraph's own line of text: boxes have paragraphs of their own, deleted text is gone. */
const NOT_OWN = new Set(['w:pPr', 'w:rPr', 'w:drawing', 'w:pict', 'w:object', 'w:del', 'w:txbxContent']);

/**
 * Puts places where a paragraph's text has tags, however many runs a word processor has split them into, each in a run of
 * its own with the looks of where it began. @returns what is broken
 */
export function placeTags(paragraph: XmlNode, part: string): TemplateFault[] {
  const pieces: Piece[] = [];
  let text = '';
  const collect = (node: XmlNode) => {
    for (const child of node.children) {
      if (typeof child === 'string' || NOT_OWN.has(child.name)) continue;
      if (child.name === 'w:t') {
        const own = child.children.filter((piece) => typeof piece === 'string').join('');
        pieces.push({ node: child, from: text.length, to: text.length + own.length });
        text += own;
      } else collect(child);
    }
  };
  collect(paragraph);
  if (!/[{}｛｝]{2}/u.test(text)) return [];
  const near = nearText(paragraph);
  const { tags, faults } = readTags(text);
  if (tags.length > 0) splitRuns(paragraph, { pieces, text, tags, near });
  return faults.map(({ code, tag }) => faultOf(code, { part, near }, { tag }));
}

type Line = Readonly<{ pieces: readonly Piece[]; text: string; tags: readonly Tag[]; near: string }>;

function splitRuns(holder: XmlNode, line: Line): void {
  holder.children = holder.children.flatMap((child) => {
    if (typeof child === 'string' || NOT_OWN.has(child.name)) return [child];
    if (child.name === 'w:r') return splitRun(child, line);
    splitRuns(child, line);
    return [child];
  });
}

/** A run as several: its words, its places, and whatever else it held, in order. */
function splitRun(run: XmlNode, line: Line): (XmlNode | string)[] {
  const looks = run.children.filter((child) => typeof child !== 'string' && child.name === 'w:rPr');
  const wrap = (node: XmlNode): XmlNode => ({
    name: run.name,
    attributes: run.attributes,
    children: [...looks, node],
  });
  return run.children.flatMap((child): (XmlNode | string)[] => {
    if (typeof child === 'string' || child.name === 'w:rPr') return [];
    const piece = line.pieces.find(({ node }) => node === child);
    if (piece === undefined) return [wrap(child)];
    return splitText(piece, line).map((part) => {
      if (typeof part === 'string') return wrap(textNode(part));
      if (part.kind === 'value') return wrap(place('#value', part, line.near));
      return place(part.kind === 'end' ? '#end' : '#open', part, line.near);
    });
  });
}

/** What stands in one text node: words, and the tags that begin in it. */
function splitText({ from, to }: Piece, { text, tags }: Line): (string | Tag)[] {
  const parts: (string | Tag)[] = [];
  let at = from;
  for (const tag of tags) {
    if (tag.end <= from || tag.start >= to) continue;
    if (tag.start > at) parts.push(text.slice(at, tag.start));
    if (tag.start >= from) parts.push(tag);
    at = Math.max(at, Math.min(tag.end, to));
  }
  if (at < to) parts.push(text.slice(at, to));
  return parts;
}

export function textNode(text: string): XmlNode {
  return { name: 'w:t', attributes: new Map([['xml:space', 'preserve']]), children: [text] };
}
