import { AppError } from '#shared/rpc/app-error.ts';

import { createLabeller, findStyleLevel, readNumbering } from './docx-numbering.ts';
import type { Numbering, NumberLabeller } from './docx-numbering.ts';
import { openDocxPackage } from './docx-package.ts';
import type { DocxPackage } from './docx-package.ts';
import { readNumberRef, readOutlineLevel, readStyles, styleChain } from './docx-styles.ts';
import type { ParagraphStyle } from './docx-styles.ts';
import { plainSpaces, toLine } from './source.ts';
import type { SourceBlock, SourceLine, TableRow } from './source.ts';
import { findChild, findValue, parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

type Reader = {
  styles: ReadonlyMap<string, ParagraphStyle>;
  numbering: Numbering;
  label: NumberLabeller;
  paragraphs: number;
  /** Text boxes met inside the paragraph being read; they follow it. */
  boxes: XmlElement[];
};

/** Struck out by a tracked change, or not part of the running text. */
const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:footnoteReference',
  'w:commentReference',
  'w:rubyPr',
  'w:rt',
]);

function runText(element: XmlElement, reader: Reader): string {
  let text = '';
  for (const child of element.children) {
    if (SKIPPED.has(child.name)) continue;
    if (child.name === 'w:t') text += child.text;
    else if (child.name === 'w:tab') text += '\t';
    else if (child.name === 'w:br' || child.name === 'w:cr') text += '\n';
    else if (child.name === 'w:noBreakHyphen') text += '-';
    else if (child.name === 'w:txbxContent') reader.boxes.push(child);
    else if (child.name === 'w:pPr') continue;
    else if (child.name === 'w:r' && isHidden(child)) continue;
    // The same drawing stands here twice, for new and for old programs: one of them is enough.
    else if (child.name === 'mc:AlternateContent')
      text += runText({ ...child, children: child.children.slice(0, 1) }, reader);
    else text += runText(child, reader);
  }
  return text;
}

function isHidden(run: XmlElement): boolean {
  const vanish = findChild(findChild(run, 'w:rPr'), 'w:vanish');
  return vanish !== undefined && !['0', 'false', 'off'].includes(vanish.attributes.get('val') ?? '');
}

function isDeletedParagraph(paragraph: XmlElement): boolean {
  return findChild(findChild(findChild(paragraph, 'w:pPr'), 'w:rPr'), 'w:del') !== undefined;
}

/** The automatic number and the heading level of a paragraph, from itself or from its styles. */
function paragraphMarks(paragraph: XmlElement, reader: Reader): { label: string; level: number | null } {
  const properties = findChild(paragraph, 'w:pPr');
  const chain = styleChain(reader.styles, findValue(properties, 'w:pStyle'));
  const own = readNumberRef(properties);
  const numbered = chain.find((style) => style.ref.numId !== undefined);
  const numId = own.numId ?? numbered?.ref.numId;
  const heading =
    readOutlineLevel(properties) ?? chain.find((style) => style.heading !== undefined)?.heading ?? null;
  if (numId === undefined || numId === '0') return { label: '', level: heading };
  const level =
    own.level ??
    chain.find((style) => style.ref.level !== undefined)?.ref.level ??
    (numbered ? findStyleLevel(reader.numbering, numId, numbered.id) : undefined) ??
    0;
  return { label: reader.label(numId, level), level: heading };
}

function readParagraph(paragraph: XmlElement, reader: Reader): SourceLine[] {
  reader.paragraphs += 1;
  const line = reader.paragraphs;
  const text = runText(paragraph, reader);
  // Word numbers an empty paragraph too, but not one struck out.
  const marks = isDeletedParagraph(paragraph)
    ? { label: '', level: null }
    : paragraphMarks(paragraph, reader);
  const gap = /[\d一二三四五六七八九十A-Za-z]$/.test(marks.label) ? '\t' : '';
  const lines = (text.trim() === '' ? '' : `${marks.label}${gap}${text}`)
    .split('\n')
    .map((part) => toLine(line, plainSpaces(part), marks.level));
  const boxes = reader.boxes.splice(0);
  return [...lines, ...boxes.flatMap((box) => flatten(readBlocks(box, reader)))];
}

function flatten(blocks: readonly SourceBlock[]): SourceLine[] {
  return blocks.flatMap((block) =>
    block.kind === 'line'
      ? [block]
      : block.rows.flatMap((row) => row.cells.flat().map((text) => toLine(row.line, text))),
  );
}

function readRow(row: XmlElement, reader: Reader): TableRow {
  const line = reader.paragraphs + 1;
  const cells = unwrap(row, 'w:tc').map((cell) => {
    const texts = flatten(readBlocks(cell, reader)).map((part) => part.text.trim());
    return texts.filter((text) => text !== '');
  });
  return { line, cells };
}

/** Children of one name, also inside content controls and tracked insertions. */
function unwrap(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (child.name === name) return [child];
    return ['w:sdt', 'w:sdtContent', 'w:ins', 'w:customXml', 'w:smartTag'].includes(child.name)
      ? unwrap(child, name)
      : [];
  });
}

function isDeletedRow(row: XmlElement): boolean {
  return findChild(findChild(row, 'w:trPr'), 'w:del') !== undefined;
}

function readBlocks(container: XmlElement, reader: Reader): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  for (const child of container.children) {
    if (SKIPPED.has(child.name)) continue;
    if (child.name === 'w:p') blocks.push(...readParagraph(child, reader));
    else if (child.name === 'w:tbl') {
      const line = reader.paragraphs + 1;
      const rows = unwrap(child, 'w:tr').filter((row) => !isDeletedRow(row));
      blocks.push({ kind: 'table', line, rows: rows.map((row) => readRow(row, reader)) });
    } else if (child.name === 'mc:AlternateContent') {
      blocks.push(...readBlocks({ ...child, children: child.children.slice(0, 1) }, reader));
    } else if (!child.name.endsWith('Pr')) blocks.push(...readBlocks(child, reader));
  }
  return blocks;
}

/** Resolves a relationship target against the part that names it: `document.xml` in `word/` → `word/document.xml`. */
function findTarget(parts: DocxPackage, owner: string, type: string, name: string): string | undefined {
  const [folder, file] = owner.includes('/')
    ? [owner.slice(0, owner.lastIndexOf('/') + 1), owner.slice(owner.lastIndexOf('/') + 1)]
    : ['', owner];
  const bytes = parts.get(`${folder}_rels/${file}.rels`);
  if (!bytes) return undefined;
  const relation = parseXml(bytes, name).children.find((child) =>
    child.attributes.get('Type')?.endsWith(`/${type}`),
  );
  const target = relation?.attributes.get('Target');
  if (target === undefined) return undefined;
  return target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
}

/** A .docx file as blocks; `line` counts its paragraphs from 1, empty ones included. */
export function readDocx(bytes: Uint8Array, name: string): SourceBlock[] {
  const parts = openDocxPackage(bytes, name);
  const main = findTarget(parts, '', 'officeDocument', name) ?? 'word/document.xml';
  const document = parts.get(main);
  if (!document)
    throw new AppError(
      parts.has('[Content_Types].xml') || parts.size === 0 ? 'plan.broken' : 'plan.kind.other',
      { name },
    );
  const findPart = (type: string, usual: string): XmlElement | undefined => {
    const part = parts.get(findTarget(parts, main, type, name) ?? usual);
    return part && parseXml(part, name);
  };
  const styles = readStyles(findPart('styles', 'word/styles.xml'));
  const numbering = readNumbering(findPart('numbering', 'word/numbering.xml'));
  const body = findChild(parseXml(document, name), 'w:body');
  if (!body) throw new AppError('plan.broken', { name });
  return readBlocks(body, {
    styles,
    numbering,
    label: createLabeller(numbering, styles),
    paragraphs: 0,
    boxes: [],
  });
}
