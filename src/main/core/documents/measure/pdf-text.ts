import { toMillimetres } from '../house/metrics.ts';
import type { Runner } from './runner.ts';

/** One line of text on a page; edges in millimetres from the paper's upper left corner. */
export type TextLine = Readonly<{ text: string; left: number; right: number; top: number; bottom: number }>;
export type TextPage = Readonly<{ width: number; height: number; lines: readonly TextLine[] }>;

type Word = { text: string; left: number; right: number; top: number; bottom: number };

/** Reads a PDF's text with its places, page by page, lines from the top down. */
export async function readPdfText(pdfPath: string, run: Runner): Promise<TextPage[]> {
  const xml = new TextDecoder().decode(await run('pdftotext', ['-bbox-layout', pdfPath, '-']));
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => ({
      width: attribute(page, 'width'),
      height: attribute(page, 'height'),
      lines: joinWords(readWords(page)),
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

/** Words whose middles lie at one height are one line, whatever blocks the reader saw. */
function joinWords(words: readonly Word[]): TextLine[] {
  const lines: Word[] = [];
  for (const word of words.toSorted((a, b) => middle(a) - middle(b) || a.left - b.left)) {
    const last = lines.at(-1);
    if (last && Math.abs(middle(last) - middle(word)) < 1.5) {
      const [first, second] = last.left <= word.left ? [last, word] : [word, last];
      Object.assign(last, {
        text: first.text + second.text,
        left: first.left,
        right: Math.max(last.right, word.right),
      });
    } else lines.push({ ...word });
  }
  return lines;
}

function middle({ top, bottom }: { top: number; bottom: number }): number {
  return (top + bottom) / 2;
}

function attribute(text: string, name: string): number {
  return toMillimetres(Number(new RegExp(`${name}="([\\d.]+)"`, 'u').exec(text)?.[1] ?? Number.NaN));
}
