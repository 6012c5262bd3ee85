import { GRID, LINE_PITCH, PAGE, TYPE_AREA } from '../house/metrics.ts';
import { measureImprint, measurePageNumbers, measureTail } from './measure-foot.ts';
import { measureHead } from './measure-head.ts';
import {
  AREA_BOTTOM,
  AREA_RIGHT,
  FIRST_LINE,
  inkMiddle,
  LAST_LINE,
  measured,
  measuredOn,
  middleHeight,
  WHOLE,
} from './measurement.ts';
import type { Measurement, PageLook } from './measurement.ts';
import type { TextLine, TextPage } from './pdf-text.ts';
import { findInk } from './raster.ts';
import type { Runner } from './runner.ts';
import { layAcross, readSheets } from './sheets.ts';
import type { ReadOptions, Sheets } from './sheets.ts';

/** Measures the pages of a PDF made from `look`, or those of `options.range` alone. Items the document does not have are left out. */
export async function measurePdf(
  pdfPath: string,
  look: PageLook,
  run: Runner,
  options: ReadOptions = {},
): Promise<Measurement[]> {
  const sheets = await readSheets(pdfPath, run, options);
  const [first] = sheets.pages;
  if (!first) throw new Error('the PDF has no page');
  return [
    measured('纸宽', PAGE.width, first.width),
    measured('纸高', PAGE.height, first.height),
    ...measureHead(look, first, await sheets.raster(0)),
    ...(look.layout === 'form' ? [] : await measureSecondPage(sheets)),
    ...(await measureLines(sheets)),
    ...measureTail(look, sheets.pages),
    ...(await measureAnnexes(look, sheets)),
    ...(await measureTurned(look, sheets)),
    ...(await measurePageNumbers(sheets)),
    ...(await measureImprint(look, sheets)),
  ];
}

/** The text of page 2 begins on the first line, whatever headers the pages have. */
async function measureSecondPage({ pages, given, raster }: Sheets): Promise<Measurement[]> {
  const line = pages[1]?.lines[0];
  if (!line || isTurned(given[1]) || middleHeight(line) > TYPE_AREA.top + 2 * LINE_PITCH) return [];
  return [measured('第2面首行中线至纸上边', FIRST_LINE, inkMiddle(line, await raster(1)))];
}

/** The first full page of text after page 1: left out unless there is one. */
async function measureLines({ pages, given, raster }: Sheets): Promise<Measurement[]> {
  const at = pages.findIndex(
    (page, index) => index > 0 && !isTurned(given[index]) && bodyLines(page).length >= GRID.lines,
  );
  const lines = pages[at] ? bodyLines(pages[at]) : [];
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  const drawn = await raster(at);
  const [top, bottom] = [inkMiddle(first, drawn), inkMiddle(last, drawn)];
  return [
    measured('每面行数', GRID.lines, lines.length),
    measured('每行字数', GRID.characters, Math.max(...lines.map(({ text }) => text.length))),
    measured('行距', LINE_PITCH, (bottom - top) / (lines.length - 1)),
    measured('版心左边', TYPE_AREA.left, Math.min(...lines.map(({ left }) => left))),
    measured('版心右边', AREA_RIGHT, Math.max(...lines.map(({ right }) => right))),
    measured('首行中线至纸上边', FIRST_LINE, top),
    measured('末行中线至纸上边', LAST_LINE, bottom),
  ];
}

/** 7.3.7: 附件 flush left on the first line of the first upright annex. */
async function measureAnnexes(
  { attachments = [] }: PageLook,
  { pages, raster }: Sheets,
): Promise<Measurement[]> {
  if (!attachments.some(({ content }) => content?.orientation === 'portrait')) return [];
  const at = pages.findIndex(({ lines }, index) => index > 0 && /^附件\d*$/u.test(lines[0]?.text ?? ''));
  const label = pages[at]?.lines[0];
  if (!label) return [];
  return [
    measured('附件标识左端', TYPE_AREA.left, label.left),
    measured('附件标识中线至纸上边', FIRST_LINE, inkMiddle(label, await raster(at))),
  ];
}

/** 8.: on the sheet the table runs from the lower edge of the type area to the upper one, and every page has its heading. */
async function measureTurned(look: PageLook, { given, pages, raster }: Sheets): Promise<Measurement[]> {
  const tables = (look.attachments ?? []).flatMap(({ content }) =>
    content?.orientation === 'landscape'
      ? content.body.flatMap((block) => (block.kind === 'table' ? [block] : []))
      : [],
  );
  if (tables.length === 0) return [];
  const headings = tables.flatMap(({ rows }) =>
    rows.filter(({ header }) => header).map(({ cells }) => cells.map(({ text }) => text)),
  );
  const turned = given.flatMap((page, index) => (isTurned(page) ? [index] : []));
  const [at] = turned;
  const sheet = at === undefined ? undefined : pages[at];
  if (at === undefined || !sheet) return [measured('横排附表面数', tables.length, 0)];
  const inside = { ...WHOLE, top: TYPE_AREA.top - 5, bottom: AREA_BOTTOM + 3 };
  const ink = findInk(await raster(at), 'black', inside);
  const withHeading = turned.filter((index) => {
    const page = given[index];
    const text = page ? layAcross(page).lines.map((line) => line.text) : [];
    return headings.some((cells) => text.some((line) => countIn(line, cells) >= Math.min(3, cells.length)));
  });
  return [
    measured('横排附表面纸宽', PAGE.width, sheet.width),
    measured('横排附表面纸高', PAGE.height, sheet.height),
    ...measuredOn(ink, ({ top, bottom }) => [
      measured('横排附表止端至纸上边', TYPE_AREA.top, top),
      measured('横排附表起端至纸上边', AREA_BOTTOM, bottom),
    ]),
    measured('横排附表有表头的面数', turned.length, withHeading.length),
  ];
}

function countIn(line: string, cells: readonly string[]): number {
  return cells.filter((cell) => line.includes(cell)).length;
}

/** Lies across, or is a printer's sheet whose characters stand on end, one below the other. */
function isTurned(page: TextPage | undefined): boolean {
  const words = page?.words ?? [];
  const below = words.slice(1).filter(({ text, left }, index) => {
    return text.length === 1 && Math.abs(left - (words[index]?.left ?? 0)) < 0.1;
  });
  const isSideways = words.length > 20 && below.length > words.length / 3;
  return isSideways || (page !== undefined && page.width > page.height);
}

function bodyLines({ lines }: TextPage): TextLine[] {
  return lines.filter((line) => middleHeight(line) < AREA_BOTTOM);
}
