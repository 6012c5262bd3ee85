import { PAGE } from '../house/metrics.ts';
import { joinWords, readPdfText } from './pdf-text.ts';
import type { PageRange, TextPage, Word } from './pdf-text.ts';
import { rasterize, turnRaster } from './raster.ts';
import type { Raster } from './raster.ts';
import type { Runner } from './runner.ts';

/** Fine enough for a rule of a quarter of a millimetre. */
const FINE = 200;

/** The pages of one document in a PDF, each as the sheet that is bound: a turned one stands upright among the others. */
export type Sheets = Readonly<{
  pages: readonly TextPage[];
  /** As they came: a turned page may lie across here. */
  given: readonly TextPage[];
  /** Pixels of a sheet, by its index; each page is drawn once. */
  raster: (index: number) => Promise<Raster>;
}>;

export type ReadOptions = Readonly<{ range?: PageRange; dpi?: number }>;

export async function readSheets(pdfPath: string, run: Runner, options: ReadOptions = {}): Promise<Sheets> {
  const { range, dpi = FINE } = options;
  const given = await readPdfText(pdfPath, run, range);
  const drawn = new Map<number, Promise<Raster>>();
  const draw = async (index: number): Promise<Raster> => {
    const raster = await rasterize(pdfPath, (range?.from ?? 1) + index, dpi, run);
    return raster.width > raster.height ? turnRaster(raster) : raster;
  };
  return {
    given,
    pages: given.map((page) => (page.width > page.height ? turnPage(page, toSheet) : page)),
    raster: (index) => {
      const found = drawn.get(index) ?? draw(index);
      drawn.set(index, found);
      return found;
    },
  };
}

/** The page as one reads its table: a sheet that the printer got turned is laid across again. */
export function layAcross(page: TextPage): TextPage {
  return page.width > page.height ? page : turnPage(page, toReader);
}

function turnPage(page: TextPage, turn: (word: Word) => Word): TextPage {
  const words = page.words.map(turn);
  return { width: page.height, height: page.width, words, lines: joinWords(words) };
}

/** A quarter against the clock. */
function toSheet({ text, left, right, top, bottom }: Word): Word {
  return { text, left: top, right: bottom, top: PAGE.height - right, bottom: PAGE.height - left };
}

/** A quarter with the clock. */
function toReader({ text, left, right, top, bottom }: Word): Word {
  return { text, left: PAGE.height - bottom, right: PAGE.height - top, top: left, bottom: right };
}
