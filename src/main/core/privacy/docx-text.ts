import { SaxesParser } from 'saxes';

import { openDocxPackage } from '#core/plan/docx-package.ts';
import { AppError } from '#shared/rpc/app-error.ts';

/** Parts of a .docx that a reader sees, comments and tracked deletions included. */
const READ = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/u;

/**
 * The paragraphs of a .docx as plain text: body, tables, headers, footers, notes, comments, and what tracked changes still
 * hold. @throws AppError `plan.large`, `plan.broken`.
 */
export function readDocxText(bytes: Uint8Array, name: string): string[] {
  const parts = [...openDocxPackage(bytes, name)].filter(([path]) => READ.test(path));
  if (parts.length === 0) throw new AppError('plan.broken', { name });
  return parts
    .toSorted(([a], [b]) => (a === 'word/document.xml' ? -1 : b === 'word/document.xml' ? 1 : a < b ? -1 : 1))
    .flatMap(([, part]) => readParagraphs(new TextDecoder().decode(part), name));
}

function readParagraphs(xml: string, name: string): string[] {
  const paragraphs: string[] = [];
  let text = '';
  let isText = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name: tag }) => {
    isText = tag === 'w:t' || tag === 'w:delText' || tag === 'w:instrText';
    if (tag === 'w:tab' || tag === 'w:br') text += ' ';
  });
  parser.on('text', (part) => {
    if (isText) text += part;
  });
  parser.on('closetag', ({ name: tag }) => {
    isText = false;
    if (tag !== 'w:p') return;
    if (text.trim() !== '') paragraphs.push(text);
    text = '';
  });
  parser.on('error', () => {
    throw new AppError('plan.broken', { name });
  });
  parser.write(xml).close();
  return paragraphs;
}
