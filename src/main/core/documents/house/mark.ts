import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { fitMark, HEAD, INK, LETTER, LINE_PITCH, toMillimetres, toPoints } from './metrics.ts';

const WORD = '文件';

/** 发文机关标志. Several organs stand one below the other, spread to one width, 文件 to their right (7.2.4). */
export type Mark = Readonly<{
  /** One line for a single organ, with 文件 in it. */
  lines: readonly string[];
  /** Right of several organs; empty otherwise. */
  word: string;
  points: number;
  /** Millimetres from one name to the next. */
  pitch: number;
  /** Height of the ink of all of it. */
  inkHeight: number;
}>;

/** `room`: millimetres the mark may take, so that page 1 still shows text. */
export function markOf({ layout, issuerMark = '', coIssuers }: DocumentModel, room: number): Mark {
  // 10.1: a joint letter bears the main organ's mark.
  if (layout === 'letter-format' || coIssuers.length === 0) {
    const points = fitMark(
      Array.from(issuerMark).length,
      layout === 'letter-format' ? LETTER.markMaxPoints : HEAD.markMaxPoints,
    );
    return mark([issuerMark], '', points);
  }
  const word = issuerMark.endsWith(WORD) ? WORD : '';
  const lines = [issuerMark.slice(0, issuerMark.length - word.length), ...coIssuers];
  const longest = Math.max(...lines.map((line) => Array.from(line).length));
  const wide = fitMark(longest + (word === '' ? 0 : word.length + HEAD.wordGap), HEAD.markMaxPoints);
  const high = Math.floor(toPoints(room) / ((lines.length - 1) * HEAD.markPitch + INK.above + INK.below));
  return mark(lines, word, Math.max(HEAD.markMinPoints, Math.min(wide, high)));
}

/** What the characters of `text` are set apart by, in points, to fill `characters` of `points` each. */
export function spreadBy(text: string, characters: number, points: number): number {
  const count = Array.from(text).length;
  return count > 1 ? ((characters - count) * points) / (count - 1) : 0;
}

/** Characters of the longest name. */
export function markCharacters({ lines }: Mark): number {
  return Math.max(...lines.map((line) => Array.from(line).length));
}

/** The least height of a joint mark, in millimetres; one line's when a single organ issues. */
export function leastMarkHeight({ coIssuers }: DocumentModel): number {
  return coIssuers.length === 0
    ? toMillimetres(HEAD.markMaxPoints) * (INK.above + INK.below)
    : (coIssuers.length + 1) * Math.min(LINE_PITCH, toMillimetres(HEAD.markMinPoints) * HEAD.markPitch);
}

function mark(lines: readonly string[], word: string, points: number): Mark {
  const pitch = toMillimetres(points) * HEAD.markPitch;
  const inkHeight = (lines.length - 1) * pitch + toMillimetres(points) * (INK.above + INK.below);
  return { lines, word, points, pitch, inkHeight };
}
