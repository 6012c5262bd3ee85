import { elementsOf, findElement, listElements } from '../../exchange/excel/package/xml-tree.ts';
import type { XmlNode } from '../../exchange/excel/package/xml-tree.ts';
import { STYLE } from '../render/docx-styles.ts';
import { DOCUMENT } from './open-word.ts';

const SAID = '本页只供看文字，版面以 Word 文件为准，请存为 Word 文件用 WPS 打开打印。';
const SHEET =
  'html,body{margin:0;background:#fff;color:#000}.page{position:relative;box-sizing:border-box;width:210mm;min-height:297mm;' +
  'padding:20mm 26mm 25mm 28mm;font:16pt/1.75 仿宋,FangSong,STFangsong,"Noto Serif CJK SC",serif}' +
  '.said{font:10pt/1.5 SimHei,"Noto Sans CJK SC",sans-serif;border:1px solid #888;padding:1mm 2mm;margin:0 0 6mm}' +
  'p{margin:0;min-height:1em;white-space:pre-wrap;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;margin:2mm 0}' +
  'td{border:1px solid #000;padding:1mm 2mm;vertical-align:top;font-size:12pt}' +
  '@media print{.said{border-color:#000}}';

/** Of our own styles, which an exported template keeps. */
const CENTRED: ReadonlySet<string> = new Set([STYLE.mark, STYLE.number, 'Title']);
const ALIGNED: Readonly<Record<string, string>> = { center: 'center', right: 'right', end: 'right' };

/**
 * The words of a filled template to be read on screen: paragraphs and tables in order, without the layout, which only a
 * word processor knows. No script, nothing fetched.
 */
export function readingCopy(trees: ReadonlyMap<string, XmlNode>, title: string): string {
  const body = trees.get(DOCUMENT);
  const blocks = body === undefined ? '' : blocksOf(findElement(body, 'body') ?? body);
  return [
    '<!DOCTYPE html>',
    `<html lang="zh-CN"><head><meta charset="utf-8"/><title>${escape(title)}</title><style>${SHEET}</style></head>`,
    `<body><div class="page"><p class="said">${SAID}</p>${blocks}</div></body></html>`,
    '',
  ].join('\n');
}

/** Every paragraph that is printed, headers, footers and text boxes too. */
export function readTexts(trees: ReadonlyMap<string, XmlNode>): string[] {
  return [...trees.values()].flatMap(paragraphsOf).filter((text) => text.trim() !== '');
}

function paragraphsOf(node: XmlNode): string[] {
  const inner = elementsOf(node).flatMap(paragraphsOf);
  return node.name === 'w:p' ? [lineOf(node), ...inner] : inner;
}

function blocksOf(holder: XmlNode): string {
  return elementsOf(holder)
    .map((node) => {
      if (node.name === 'w:p') return paragraphOf(node);
      if (node.name === 'w:tbl') return tableOf(node);
      if (node.name === 'w:sdt') return blocksOf(findElement(node, 'sdtContent') ?? node);
      return '';
    })
    .join('');
}

function paragraphOf(node: XmlNode): string {
  const looks = findElement(node, 'pPr');
  const isHead = CENTRED.has(valueOf(looks && findElement(looks, 'pStyle')));
  const side = ALIGNED[valueOf(looks && findElement(looks, 'jc'))] ?? (isHead ? 'center' : undefined);
  const indent = looks && findElement(looks, 'ind')?.attributes.has('w:firstLine') ? 'text-indent:2em;' : '';
  const style = `${indent}${side === undefined ? '' : `text-align:${side};`}`;
  const own = `<p${style === '' ? '' : ` style="${style}"`}>${escape(lineOf(node))}</p>`;
  return own + boxesOf(node).map(blocksOf).join('');
}

/** A box that is kept twice, for newer and older programs, is read once. */
function boxesOf(node: XmlNode): XmlNode[] {
  if (node.name === 'w:txbxContent') return [node];
  return elementsOf(node)
    .filter(({ name }) => name !== 'mc:Fallback')
    .flatMap(boxesOf);
}

function tableOf(table: XmlNode): string {
  const rows = listElements(table, 'tr').map((row) => {
    const cells = listElements(row, 'tc').map((cell) => {
      const looks = findElement(cell, 'tcPr');
      const span = Number(valueOf(looks && findElement(looks, 'gridSpan')) || 1);
      return `<td${span > 1 && span < 100 ? ` colspan="${span}"` : ''}>${blocksOf(cell)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

function valueOf(node: XmlNode | undefined): string {
  return node?.attributes.get('w:val') ?? '';
}

const NOT_READ = new Set(['w:pPr', 'w:rPr', 'w:drawing', 'w:pict', 'w:instrText', 'mc:AlternateContent']);

/** The line of a paragraph; a tab reads as a gap, a break as a new line. */
function lineOf(paragraph: XmlNode): string {
  return elementsOf(paragraph)
    .map((child) => {
      if (child.name === 'w:t') return child.children.filter((piece) => typeof piece === 'string').join('');
      if (child.name === 'w:tab') return '　';
      if (child.name === 'w:br' || child.name === 'w:cr') return '\n';
      return NOT_READ.has(child.name) ? '' : lineOf(child);
    })
    .join('');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
