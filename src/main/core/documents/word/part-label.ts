import { elementsOf, textOf } from '../../exchange/excel/package/xml-tree.ts';
import type { XmlNode } from '../../exchange/excel/package/xml-tree.ts';

/** A part of a .docx as a clerk calls it. */
export function partLabel(path: string): string {
  if (/\/header\d*\.xml$/u.test(path)) return '页眉';
  if (/\/footer\d*\.xml$/u.test(path)) return '页脚';
  if (/\/(?:footnotes|endnotes)\.xml$/u.test(path)) return '脚注';
  return path === 'word/document.xml' ? '正文' : '整个文件';
}

/** Parts whose text is printed. */
export function isPrinted(path: string): boolean {
  return partLabel(path) !== '整个文件';
}

/** The text of a paragraph, without what its text boxes hold. */
export function nearText(paragraph: XmlNode): string {
  return elementsOf(paragraph)
    .map((child) => {
      if (child.name === 'w:t') return textOf(child);
      return child.name === 'w:drawing' || child.name === 'w:pict' ? '' : nearText(child);
    })
    .join('');
}
