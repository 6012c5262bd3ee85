import { faultOf } from '#shared/domain/documents/template-fault.ts';
import type { TemplateFault } from '#shared/domain/documents/template-fault.ts';

import { elementsOf, textOf, walk } from '../../exchange/excel/package/xml-tree.ts';
import type { XmlNode } from '../../exchange/excel/package/xml-tree.ts';
import { governing, isPlace, placeOf, placeTags } from './paragraph.ts';
import { partLabel } from './part-label.ts';
import { tagOf } from './tags.ts';

/**
 * Turns the tags of one part into places, in the tree itself: pairs stand in one paragraph, in paragraphs of their own,
 * or around rows of a table. @returns everything that is broken
 */
export function compilePart(path: string, root: XmlNode): TemplateFault[] {
  const part = partLabel(path);
  const faults: TemplateFault[] = [];
  const boxes: XmlNode[] = [];
  let hasTags = false;
  walk(root, (node) => {
    if (node.name === 'w:txbxContent') boxes.push(node);
    if (node.name !== 'w:p') return;
    faults.push(...placeTags(node, part));
    pairInside(node);
    hasTags = true;
  });
  if (!hasTags) return faults;
  const report = (loose: readonly XmlNode[]) => faults.push(...looseFaults(loose, part));
  for (const box of boxes.toReversed()) report(compileBlocks(box));
  for (const holder of blockHolders(root)) report(compileBlocks(holder));
  walk(root, (node) => {
    if (node.name === '#each') walk(node, dropOwnIds);
  });
  return faults;
}

/** Marks that may stand only once in a file. */
function dropOwnIds(node: XmlNode): void {
  for (const name of ['w14:paraId', 'w14:textId']) node.attributes.delete(name);
  node.children = node.children.filter(
    (child) => typeof child === 'string' || !/^w:bookmark(?:Start|End)$/u.test(child.name),
  );
}

/** The body, or a header or footer itself; notes each by itself. */
function blockHolders(root: XmlNode): XmlNode[] {
  const inner = elementsOf(root).filter(({ name }) => ['w:body', 'w:footnote', 'w:endnote'].includes(name));
  return inner.length > 0 ? inner : [root];
}

/** Pairs that open and close among the same siblings of a paragraph; what finds no partner stays. */
function pairInside(holder: XmlNode): void {
  for (const child of elementsOf(holder)) {
    if (!['w:drawing', 'w:pict', 'w:object', 'w:pPr', 'w:rPr'].includes(child.name)) pairInside(child);
  }
  holder.children = pairSiblings(holder.children, ownMark);
}

type Child = XmlNode | string;
const ownMark = (child: Child): XmlNode[] => (typeof child !== 'string' && isMark(child) ? [child] : []);
type Frame = { open: XmlNode | null; children: Child[] };

/**
 * Puts what lies between an opening and its end under the opening. `marksOf` gives the loose marks that a child consists
 * of; a child with marks is replaced by them.
 */
function pairSiblings(children: readonly Child[], marksOf: (child: Child) => XmlNode[]): Child[] {
  const frames: Frame[] = [{ open: null, children: [] }];
  const top = (): Frame => frames.at(-1) ?? { open: null, children: [] };
  const closeLoose = () => {
    const { open, children: inner } = frames.pop() ?? { open: null, children: [] };
    top().children.push(...(open === null ? [] : [open]), ...inner);
  };
  for (const child of children) {
    const marks = marksOf(child);
    if (marks.length === 0) top().children.push(child);
    for (const mark of marks) {
      if (mark.name === '#open') frames.push({ open: mark, children: [] });
      else if (frames.some(({ open }) => isStartOf(open, mark))) {
        while (!isStartOf(top().open, mark)) closeLoose();
        const { open, children: inner } = frames.pop() ?? { open: null, children: [] };
        if (open) top().children.push(governing(open, inner));
      } else top().children.push(mark);
    }
  }
  while (frames.length > 1) closeLoose();
  return top().children;
}

function isStartOf(open: XmlNode | null, end: XmlNode): boolean {
  return open !== null && placeOf(open).name === placeOf(end).name;
}

/** Marks that stand alone in their paragraphs are paired over the blocks between. @returns what found no partner */
function compileBlocks(holder: XmlNode): XmlNode[] {
  const loose: XmlNode[] = [];
  for (const child of elementsOf(holder)) {
    if (child.name === 'w:tbl') loose.push(...compileTable(child));
    if (child.name === 'w:sdt')
      for (const content of elementsOf(child))
        if (content.name === 'w:sdtContent') loose.push(...compileBlocks(content));
  }
  holder.children = withoutMarks(pairSiblings(holder.children, marksAlone), loose);
  for (const child of elementsOf(holder)) if (child.name === 'w:p') loose.push(...takeMarks(child));
  return loose;
}

/** The marks of a paragraph that holds nothing else. */
function marksAlone(child: Child): XmlNode[] {
  if (typeof child === 'string' || child.name !== 'w:p') return [];
  const marks = looseMarks(child);
  return marks.length > 0 && isOnly(child, marks) ? marks : [];
}

/** Rows whose marks are left over in their cells are governed as a whole, one or several of them. */
function compileTable(table: XmlNode): XmlNode[] {
  const rows = new Map<Child, XmlNode[]>();
  for (const row of elementsOf(table).filter(({ name }) => name === 'w:tr')) {
    const marks = cellsOf(row).flatMap(compileBlocks);
    if (marks.length > 0) rows.set(row, marks);
  }
  if (rows.size === 0) return [];
  const items = table.children.flatMap((child): Child[] => {
    const marks = rows.get(child);
    if (marks === undefined) return [child];
    const opens = marks.filter(({ name }) => name === '#open');
    return [...opens, child, ...marks.filter(({ name }) => name === '#end')];
  });
  const loose: XmlNode[] = [];
  table.children = withoutMarks(pairSiblings(items, ownMark), loose);
  return loose;
}

function cellsOf(row: XmlNode): XmlNode[] {
  return elementsOf(row).flatMap((child) => {
    if (child.name === 'w:tc') return [child];
    return child.name === 'w:sdt' || child.name === 'w:sdtContent' ? cellsOf(child) : [];
  });
}

function isMark({ name }: XmlNode): boolean {
  return name === '#open' || name === '#end';
}

/** The children without the marks that found no partner, which go to `loose`. */
function withoutMarks(children: readonly Child[], loose: XmlNode[]): Child[] {
  return children.filter((child) => {
    if (typeof child === 'string' || !isMark(child)) return true;
    loose.push(child);
    return false;
  });
}

const OUTSIDE = new Set(['w:drawing', 'w:pict', 'w:object', 'w:txbxContent']);

function looseMarks(node: XmlNode): XmlNode[] {
  return elementsOf(node).flatMap((child) => {
    if (isMark(child)) return [child];
    return OUTSIDE.has(child.name) ? [] : looseMarks(child);
  });
}

/** Whether a paragraph shows nothing beside these marks. */
function isOnly(paragraph: XmlNode, marks: readonly XmlNode[]): boolean {
  let isBare = true;
  const visit = (node: XmlNode) => {
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      if (marks.includes(child) || child.name === 'w:pPr') continue;
      if (isPlace(child) || OUTSIDE.has(child.name) || child.name === 'w:sym') isBare = false;
      if (child.name === 'w:t' && textOf(child).trim() !== '') isBare = false;
      visit(child);
    }
  };
  visit(paragraph);
  return isBare && !hasSection(paragraph);
}

function hasSection(node: XmlNode): boolean {
  return elementsOf(node).some((child) => child.name === 'w:sectPr' || hasSection(child));
}

function takeMarks(node: XmlNode): XmlNode[] {
  if (OUTSIDE.has(node.name)) return [];
  const taken: XmlNode[] = [];
  node.children = withoutMarks(node.children, taken);
  return [...taken, ...elementsOf(node).flatMap(takeMarks)];
}

/** An opening and an end of one name that could not be paired stand in different places; the others have no partner. */
function looseFaults(loose: readonly XmlNode[], part: string): TemplateFault[] {
  return loose.flatMap((mark) => {
    const { name, raw, near } = placeOf(mark);
    const isOpen = mark.name === '#open';
    const hasPartner = loose.some((other) => other.name !== mark.name && placeOf(other).name === name);
    const hint = isOpen ? tagOf.end(name) : tagOf.when(name);
    if (hasPartner && !isOpen) return []; // told at its opening
    const code = hasPartner ? 'crossed' : isOpen ? 'no-end' : 'no-start';
    return [faultOf(code, { part, near }, { tag: raw, hint })];
  });
}
