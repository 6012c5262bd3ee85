import { toMillimetres } from '../house/metrics.ts';
import type { Runner } from './runner.ts';

/** Edges in millimetres from the paper's upper left corner. */
export type Word = Readonly<{ text: string; left: number; right: number; top: number; bottom: number }>;
/** One line of text on a page. */
export type TextLine = Word;
export type TextPage = Readonly<{
  width: number;
  height: number;
  words: readonly Word[];
  lines: readonly TextLine[];
}>;
/** Pages of a PDF, counted from 1. */
export type PageRange = Readonly<{ from: number; count: number }>;

/** Reads a PDF's text with its places, page by page, lines from the top down. */
export async function readPdfText(pdfPath: string, run: Runner, range?: PageRange): Promise<TextPage[]> {
  const pages = range ? ['-f', String(range.from), '-l', String(range.from + range.count - 1)] : [];
  const xml = new TextDecoder().decode(await run('pdftotext', ['-bbox-layout', ...pages, pdfPath, '-']));
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => {
      const words = readWords(page);
      return {
        width: attribute(page, 'width'),
        height: attribute(page, 'height'),
        words,
        lines: joinWords(words),
      };
    });
}

/** Words whose middles lie at one height are one line, whatever blocks the reader saw. */
export function joinWords(words: readonly Word[]): TextLine[] {
  const lines: Word[][] = [];
  for (const word of words.toSorted((a, b) => middle(a) - middle(b) || a.left - b.left)) {
    const last = lines.at(-1);
    const [first] = last ?? [];
    if (last && first && Math.abs(middle(first) - middle(word)) < 1.5) last.push(word);
    else lines.push([word]);
  }
  return lines.map((parts) => ({
    text: parts
      .toSorted((a, b) => a.left - b.left)
      .map(({ text }) => text)
      .join(''),
    left: Math.min(...parts.map(({ left }) => left)),
    right: Math.max(...parts.map(({ right }) => right)),
    top: parts[0]?.top ?? 0,
    bottom: parts[0]?.bottom ?? 0,
  }));
}

function readWords(page: string): Word[] {
  return [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/gu)].map(([, place = '', text = '']) => ({
    text,
    left: attribute(place, 'xMin'),
    right: attribute(place, 'xMax'),
    top: attribute(place, 'yMin'),
    bottom: attribute(place, 'yMax'),
  }));
}

function middle({ top, bottom }: { top: number; bottom: number }): number {
  return (top + bottom) / 2;
}

function attribute(text: string, name: string): number {
  return toMillimetres(Number(new RegExp(`${name}="([\\d.]+)"`, 'u').exec(text)?.[1] ?? Number.NaN));
}
