import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import {
  CHARACTER_PITCH,
  GRID,
  HEAD,
  LETTER,
  LINE_PITCH,
  PAGE,
  PAGE_NUMBER,
  TYPE_AREA,
} from '../house/metrics.ts';
import { FIGURE_WIDTH } from '../house/signature.ts';
import { measureText } from '../layout/break-lines.ts';
import { readPdfText } from './pdf-text.ts';
import type { TextLine, TextPage } from './pdf-text.ts';
import { findInk, findRules, rasterize } from './raster.ts';
import type { Box, Raster } from './raster.ts';
import type { Runner } from './runner.ts';

/** One figure of GB/T 9704-2012 beside what a rendered page shows; millimetres unless the item counts something. */
export type Measurement = Readonly<{ item: string; standard: number; measured: number; difference: number }>;

const AREA_RIGHT = TYPE_AREA.left + TYPE_AREA.width;
const AREA_BOTTOM = TYPE_AREA.top + TYPE_AREA.height;
/** The middle of the type area; the margins differ by 2 mm. */
const AXIS = TYPE_AREA.left + TYPE_AREA.width / 2;
const WHOLE: Box = { left: 0, right: PAGE.width, top: 0, bottom: PAGE.height };

/** What of a document decides where things lie: a model, or what its pages show (`guessLook`). */
export type PageLook = Pick<DocumentModel, 'layout' | 'signature' | 'imprint'>;

/** Measures the pages of a PDF made from `model`. Items the document does not have are left out. */
export async function measurePdf(pdfPath: string, model: PageLook, run: Runner): Promise<Measurement[]> {
  const pages = await readPdfText(pdfPath, run);
  const [first, last] = [pages[0], pages.at(-1)];
  if (!first || !last) throw new Error('the PDF has no page');
  const firstRaster = await rasterize(pdfPath, 1, run);
  const lastRaster = await rasterize(pdfPath, pages.length, run);
  return [
    measured('纸宽', PAGE.width, first.width),
    measured('纸高', PAGE.height, first.height),
    ...measureHead(model, first, firstRaster),
    ...(await measureLines(pdfPath, pages, run)),
    ...measureSignature(model, pages),
    ...(await measurePageNumbers(pdfPath, pages, run)),
    ...measureImprint(model, lastRaster),
  ];
}

function measureHead(model: PageLook, page: TextPage, raster: Raster): Measurement[] {
  if (model.layout === 'form') return [];
  const isLetter = model.layout === 'letter-format';
  const width = isLetter ? LETTER.ruleWidth : TYPE_AREA.width;
  const [rule, ...rules] = findRules(raster, 'red', width - 10);
  const mark = rule && findInk(raster, 'red', { ...WHOLE, bottom: rule.top - 1 });
  if (!rule || !mark) throw new Error('page 1 shows no red mark and rule');
  const number = page.lines.find(({ text }) => text.includes('〔'));
  const numberInk =
    number &&
    findInk(raster, 'black', { ...WHOLE, left: number.left, top: number.top, bottom: number.bottom });
  const shared = [
    measured('发文机关标志上边缘至纸边', isLetter ? LETTER.markTop : TYPE_AREA.top + HEAD.markTop, mark.top),
    measured('发文机关标志居中', AXIS, middle(mark)),
    measured('红线长', width, rule.right - rule.left),
    measured(
      '红线左端',
      (PAGE.width - width + (isLetter ? 0 : TYPE_AREA.left - TYPE_AREA.right)) / 2,
      rule.left,
    ),
  ];
  if (!isLetter) {
    const gap = numberInk ? [measured('发文字号至红线', HEAD.ruleGap, rule.top - numberInk.bottom)] : [];
    return [...shared, ...gap];
  }
  const lower = rules.at(-1);
  const upperEnd = rules.find(({ top }) => top < PAGE.height / 2)?.bottom ?? rule.bottom;
  return [
    ...shared,
    measured('标志下边缘至第一条红线', LETTER.ruleGap, rule.top - mark.bottom),
    ...(lower ? [measured('第二条红线至纸边', LETTER.bottomRule, PAGE.height - lower.bottom)] : []),
    ...(numberInk ? [measured('第一条红线至发文字号', LETTER.belowRule, numberInk.top - upperEnd)] : []),
    ...(number ? [measured('发文字号右端', AREA_RIGHT, number.right)] : []),
  ];
}

/** The first full page of text after page 1: left out unless there is one. */
async function measureLines(
  pdfPath: string,
  pages: readonly TextPage[],
  run: Runner,
): Promise<Measurement[]> {
  const at = pages.findIndex((page, index) => index > 0 && bodyLines(page).length >= GRID.lines);
  const lines = pages[at] ? bodyLines(pages[at]) : [];
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  const raster = await rasterize(pdfPath, at + 1, run);
  const [top, bottom] = [inkMiddle(first, raster), inkMiddle(last, raster)];
  return [
    measured('每面行数', GRID.lines, lines.length),
    measured('每行字数', GRID.characters, Math.max(...lines.map(({ text }) => text.length))),
    measured('行距', LINE_PITCH, (bottom - top) / (lines.length - 1)),
    measured('版心左边', TYPE_AREA.left, Math.min(...lines.map(({ left }) => left))),
    measured('版心右边', AREA_RIGHT, Math.max(...lines.map(({ right }) => right))),
    measured('首行中线至纸上边', TYPE_AREA.top + LINE_PITCH / 2, top),
    measured('末行中线至纸上边', AREA_BOTTOM - LINE_PITCH / 2, bottom),
  ];
}

/** Middle of a line's ink; the reader's own box depends on the font. */
function inkMiddle(line: TextLine, raster: Raster): number {
  const center = middleHeight(line);
  const ink = findInk(raster, 'black', {
    ...line,
    top: center - LINE_PITCH * 0.42,
    bottom: center + LINE_PITCH * 0.42,
  });
  return ink ? middleHeight(ink) : center;
}

function measureSignature({ signature }: PageLook, pages: readonly TextPage[]): Measurement[] {
  if (!signature) return [];
  const dateText = formatOfficialDate(signature.date);
  const dateWidth = measureText(dateText, FIGURE_WIDTH);
  for (const { lines } of pages) {
    const at = lines.findIndex(({ text }) => text === dateText);
    const [issuer, date] = [lines[at - 1], lines[at]];
    if (!issuer || !date || issuer.text !== signature.issuer) continue;
    if (!signature.sealed) return [measured('日期首字右移', 2 * CHARACTER_PITCH, date.left - issuer.left)];
    return [
      measured('署名与日期同轴', middle(issuer), middle(date)),
      // By its middle, which does not depend on how wide a substitute font's figures are.
      measured('日期中线右距', (4 + dateWidth / 2) * CHARACTER_PITCH, AREA_RIGHT - middle(date)),
    ];
  }
  return [];
}

/** Dashes 7 mm below the type area; odd pages right, even pages left, one character in. */
async function measurePageNumbers(
  pdfPath: string,
  pages: readonly TextPage[],
  run: Runner,
): Promise<Measurement[]> {
  const result: Measurement[] = [];
  for (const [index, { lines }] of pages.slice(0, 3).entries()) {
    const number = index + 1;
    const line = lines.find(
      ({ text }) => text.replaceAll(/[—\s]/gu, '') === String(number) && text.includes('—'),
    );
    if (!line) continue;
    const raster = await rasterize(pdfPath, number, run);
    const dash = findInk(raster, 'black', {
      ...line,
      top: Math.max(line.top, AREA_BOTTOM + 3),
      right: line.left + 3,
    });
    if (dash)
      result.push(
        measured(`第${number}面页码至版心`, PAGE_NUMBER.below, (dash.top + dash.bottom) / 2 - AREA_BOTTOM),
      );
    const inset = number % 2 === 1 ? AREA_RIGHT - line.right : line.left - TYPE_AREA.left;
    result.push(measured(`第${number}面页码${number % 2 === 1 ? '右' : '左'}空`, CHARACTER_PITCH, inset));
  }
  return result;
}

function measureImprint({ imprint }: PageLook, raster: Raster): Measurement[] {
  if (imprint?.office === undefined) return [];
  const rules = findRules(raster, 'black', TYPE_AREA.width - 10).filter(({ top }) => top > PAGE.height / 2);
  const last = rules.at(-1);
  if (!last) throw new Error('the last page shows no imprint');
  return [
    measured('版记线条数', imprint.cc === undefined ? 2 : 3, rules.length),
    measured('版记末线至纸上边', AREA_BOTTOM, last.bottom),
    measured('版记线长', TYPE_AREA.width, last.right - last.left),
    measured('版记线左端', TYPE_AREA.left, last.left),
  ];
}

function bodyLines({ lines }: TextPage): TextLine[] {
  return lines.filter((line) => middleHeight(line) < AREA_BOTTOM);
}

function middle({ left, right }: { left: number; right: number }): number {
  return (left + right) / 2;
}

function middleHeight({ top, bottom }: { top: number; bottom: number }): number {
  return (top + bottom) / 2;
}

function measured(item: string, standard: number, value: number): Measurement {
  return { item, standard: round(standard), measured: round(value), difference: round(value - standard) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
