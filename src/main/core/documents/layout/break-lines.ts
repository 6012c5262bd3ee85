/** May not open a line (kinsoku, GB/T 15834): closing marks and what belongs to the word before them. */
const NO_START = new Set('，。、；：？！）〉》」』】〕〗”’％…—·～,.;:?!)]}%°');
/** May not close a line. */
const NO_END = new Set('（〈《「『【〔〖“‘([{');
const CLUSTER = /[\p{Script=Latin}\p{Nd}][\p{Script=Latin}\p{Nd}.,:@_/-]*[\p{Script=Latin}\p{Nd}]|./gsu;
const HALF_WIDTH = /[\u0020-\u00ff]/u;
/** Upper bounds over the faces in use, so that a line set in a substitute face never runs over. */
const CAPITAL_WIDTH = 0.7;
const HALF_WIDTH_BOUND = 0.56;

/** Width in characters of the body's grid: a Chinese character is 1. */
export function measureText(text: string, halfWidth = HALF_WIDTH_BOUND): number {
  let width = 0;
  for (const character of text) {
    if (!HALF_WIDTH.test(character)) width += 1;
    else width += /[A-Z@]/u.test(character) ? CAPITAL_WIDTH : halfWidth;
  }
  return width;
}

/**
 * Breaks one paragraph into lines of at most `width` characters, the first of at most `firstWidth`.
 * No line opens with a closing mark or ends with an opening one; words and figures stay whole if a line can hold them.
 * The lines joined are the text again.
 */
export function breakLines(text: string, width: number, firstWidth = width): string[] {
  const lines: string[] = [];
  let current = '';
  for (const cluster of clusters(text, Math.min(width, firstWidth))) {
    const limit = lines.length === 0 ? firstWidth : width;
    if (current !== '' && measureText(current + cluster) > limit + 1e-6) {
      lines.push(current);
      current = '';
    }
    current += cluster;
  }
  lines.push(current);
  return lines;
}

/** Pieces that stay on one line, each no wider than a line. */
function clusters(text: string, width: number): string[] {
  const pieces: string[] = [];
  let opening = '';
  for (const [piece] of text.matchAll(CLUSTER)) {
    if (NO_END.has(piece)) {
      opening += piece;
      continue;
    }
    const last = pieces.at(-1);
    if (last !== undefined && opening === '' && NO_START.has(piece)) pieces[pieces.length - 1] = last + piece;
    else pieces.push(opening + piece);
    opening = '';
  }
  if (opening !== '') pieces.push(opening);
  return pieces.flatMap((piece) => (measureText(piece) > width ? Array.from(piece) : [piece]));
}
