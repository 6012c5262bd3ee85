import { toChineseNumber } from '#shared/domain/documents/official-text.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import { writeXmlPart } from '../../exchange/excel/package/xml-tree.ts';
import type { XmlNode } from '../../exchange/excel/package/xml-tree.ts';
import { keepPart } from '../../exchange/excel/package/workbook-package.ts';
import { packPart, writeZip } from '../../exchange/excel/package/zip-writer.ts';
import type { WordTemplate } from './check.ts';
import { isPlace, placeOf, textNode } from './paragraph.ts';
import { hasPlaces, sizeOf } from './scope-check.ts';
import { HEADING_COUNT, itemFlags } from './vocabulary.ts';

/** One line or row: its texts by name. */
export type Item = ReadonlyMap<string, string>;

/** What a template is filled with. A name that is missing is empty. */
export type Filling = Readonly<{
  values: ReadonlyMap<string, string>;
  lists: ReadonlyMap<string, readonly Item[]>;
  /** Conditions that hold though they have no words. */
  flags: ReadonlySet<string>;
}>;

export type Filled = { readonly bytes: Uint8Array; readonly trees: ReadonlyMap<string, XmlNode> };

/** A letter of a thousand rows has some hundred thousand. */
const MOST_ELEMENTS = 1_000_000;
/** What XML cannot carry at all, should a value not have been cleaned. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

type Scope = Filling & { readonly item: Item | null; readonly itemFlags: ReadonlySet<string> };
type State = { headings: number; elements: number };

/**
 * The template with the words put in: text only, never a field or formula, whatever the words are. The same template and
 * words always give the same bytes. @throws AppError `wordTemplate.too-long`
 */
export function fillWord({ file, trees }: WordTemplate, filling: Filling): Filled {
  const state: State = { headings: 0, elements: 0 };
  const scope: Scope = { ...filling, item: null, itemFlags: new Set() };
  const filled = new Map<string, XmlNode>();
  for (const [path, root] of trees) {
    const [done = root] = fillNode(root, scope, state).filter((node) => typeof node !== 'string');
    filled.set(path, done);
  }
  const parts = [...file.parts.values()]
    .toSorted((a, b) => (a.entry.name < b.entry.name ? -1 : 1))
    .map((part) => {
      const root = filled.get(part.entry.name);
      return root === undefined ? keepPart(file, part) : packPart(part.entry.name, writeXmlPart(root));
    });
  return { bytes: writeZip(parts), trees: filled };
}

type Child = XmlNode | string;

function fillNode(node: Child, scope: Scope, state: State): Child[] {
  if (typeof node === 'string') return [node];
  const isFixed = !hasPlaces(node);
  state.elements += isFixed ? sizeOf(node) : 1;
  if (state.elements > MOST_ELEMENTS) throw new AppError('wordTemplate.too-long');
  if (isFixed) return [node];
  if (isPlace(node)) return fillPlace(node, scope, state);
  const children = node.children.flatMap((child) => fillNode(child, scope, state));
  return whole({ name: node.name, attributes: node.attributes, children });
}

function fillPlace(node: XmlNode, scope: Scope, state: State): Child[] {
  const { kind, name } = placeOf(node);
  const inner = (within: Scope) => node.children.flatMap((child) => fillNode(child, within, state));
  if (kind === 'value') return lines(valueOf(name, scope, state));
  if (kind === 'each') {
    const items = scope.lists.get(name) ?? [];
    return items.flatMap((item, index) => inner({ ...scope, item, itemFlags: flagsAt(index, items.length) }));
  }
  return holds(name, scope) === (kind === 'when') ? inner(scope) : [];
}

function flagsAt(index: number, count: number): ReadonlySet<string> {
  return new Set([...(index === 0 ? [itemFlags.first] : []), ...(index < count - 1 ? [itemFlags.more] : [])]);
}

function valueOf(name: string, { item, values }: Scope, state: State): string {
  if (name !== HEADING_COUNT) return item?.get(name) ?? values.get(name) ?? '';
  state.headings += 1;
  return toChineseNumber(state.headings);
}

function holds(name: string, { item, itemFlags: own, values, lists, flags }: Scope): boolean {
  const inItem = item?.get(name);
  if (inItem !== undefined) return inItem !== '';
  return (
    own.has(name) || flags.has(name) || (values.get(name) ?? '') !== '' || (lists.get(name)?.length ?? 0) > 0
  );
}

function lines(text: string): XmlNode[] {
  const clean = text.replace(NO_XML, '');
  if (clean === '') return [textNode('')];
  return clean.split('\n').flatMap((line, index) => {
    const own = textNode(line);
    return index === 0 ? [own] : [{ name: 'w:br', attributes: new Map<string, string>(), children: [] }, own];
  });
}

const NEEDS_PARAGRAPH = new Set([
  'w:tc',
  'w:txbxContent',
  'w:hdr',
  'w:ftr',
  'w:body',
  'w:footnote',
  'w:endnote',
]);
const paragraph = (): XmlNode => ({ name: 'w:p', attributes: new Map(), children: [] });

/** What a word processor refuses to open when everything in it was left out. */
function whole(node: XmlNode): XmlNode[] {
  const elements = node.children.filter((child) => typeof child !== 'string');
  if (node.name === 'w:tbl' && !elements.some(({ name }) => name === 'w:tr')) return [];
  if (node.name === 'w:tr' && !elements.some(({ name }) => name === 'w:tc' || name === 'w:sdt')) return [];
  if (!NEEDS_PARAGRAPH.has(node.name)) return [node];
  const isTable = node.name === 'w:tc' && elements.at(-1)?.name !== 'w:p';
  const isEmpty = !elements.some(({ name }) => name === 'w:p' || name === 'w:tbl' || name === 'w:sdt');
  if (isTable || isEmpty) {
    const at = node.children.findIndex((child) => typeof child !== 'string' && child.name === 'w:sectPr');
    node.children.splice(at < 0 ? node.children.length : at, 0, paragraph());
  }
  return [node];
}
