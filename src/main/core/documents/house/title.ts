import { measureText } from '../layout/break-lines.ts';

/** Particles that never open a line of a title. */
const PARTICLE = /^[的了和与及、，）》”]/u;
/** Marks that never end one. */
const OPENING = /[（《“]$/u;
/** Words of the field that the general dictionary takes apart. */
const TERMS =
  /未成年人|监护人|当事人|受害人|负责人|电竞酒店|从业人员|从业查询|一案一整治|重点场所|问题清单|整改清单|人民政府|入住|校园周边|[未不][\u4e00-\u9fff]{1,2}/gu;
const MOST_LINES = 4;
/** A line of a title that is broken by us holds at least so many characters. */
const LEAST_LINE = 4;

/**
 * The lines of a title, in whole words and in the shapes that 7.3.1 knows: growing or shrinking from top to bottom (梯形) or
 * widest in the middle (菱形), never narrowest there. The break after the issuer, the title's own, is kept while it gives
 * such a shape.
 */
export function titleLines(title: readonly string[], characters: number): string[] {
  const own = title.every((line) => measureText(line) <= characters);
  if (own && isShapely(title)) return [...title];
  const text = title.join('');
  const kept = title
    .slice(0, -1)
    .reduce<number[]>((ends, line) => [...ends, (ends.at(-1) ?? 0) + line.length], []);
  const least = Math.max(1, Math.ceil(measureText(text) / characters));
  const read = readTitle(text);
  for (let count = least; count <= MOST_LINES; count += 1) {
    const counts = kept.length > 0 ? [count, count + 1] : [count];
    const found = counts.flatMap((lines) => linings(read, Math.min(lines, MOST_LINES), characters));
    const best = bestOf(found, kept, read);
    if (best) return best;
  }
  return cut(text, characters);
}

/** Whether no line between two others is narrower than both, and broken lines are not all of one width. */
export function isShapely(lines: readonly string[]): boolean {
  const widths = lines.map((line) => measureText(line));
  const turns = widths.slice(1).map((width, index) => Math.sign(width - (widths[index] ?? 0)));
  const hasWaist = turns.some((turn, index) => turn < 0 && turns.slice(index + 1).some((later) => later > 0));
  return !hasWaist && (lines.length < 3 || turns.some((turn) => turn !== 0));
}

/** A title with its words told apart once: they are asked for at every way to break it. */
type ReadTitle = {
  text: string;
  /** Where a line may end. */
  ends: readonly number[];
  /** Where it had better not: a word of one character beside the break is often the dictionary's mistake. */
  doubtful: ReadonlySet<number>;
};

function readTitle(text: string): ReadTitle {
  const words = [...segmenter.segment(text)];
  const terms = termsOf(text);
  const ends = words
    .map(({ index }) => index)
    .filter(
      (index) =>
        index > 0 &&
        !PARTICLE.test(text.slice(index)) &&
        !OPENING.test(text.slice(0, index)) &&
        !terms.some(({ from, to }) => index > from && index < to),
    );
  const lonely = words
    .filter(
      ({ index }, at) => index > 0 && [words[at - 1], words[at]].some((word) => word?.segment.length === 1),
    )
    .map(({ index }) => index)
    .filter((index) => !terms.some(({ from, to }) => from === index || to === index));
  return { text, ends, doubtful: new Set(lonely) };
}

/** Every way to set the title in `count` lines at its word boundaries. */
function linings({ text, ends }: ReadTitle, count: number, characters: number): string[][] {
  const go = (from: number, left: number): string[][] => {
    const rest = text.slice(from);
    if (left === 1) return measureText(rest) <= characters ? [[rest]] : [];
    if (measureText(rest) > left * characters) return [];
    return ends
      .filter((end) => end >= from + LEAST_LINE && measureText(text.slice(from, end)) <= characters)
      .flatMap((end) => go(end, left - 1).map((lines) => [text.slice(from, end), ...lines]));
  };
  return go(0, count).filter(isShapely);
}

/** The most even one; a break of the title's own counts for much, a very short last line against it. */
function bestOf(found: readonly string[][], kept: readonly number[], read: ReadTitle): string[] | undefined {
  let best: { lines: string[]; cost: number } | undefined;
  for (const lines of found) {
    const cost = costOf(lines, kept, read);
    if (!best || cost < best.cost) best = { lines, cost };
  }
  return best?.lines;
}

function costOf(lines: readonly string[], kept: readonly number[], { doubtful }: ReadTitle): number {
  const widths = lines.map((line) => measureText(line));
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  const uneven = widths.reduce((sum, width) => sum + (width - mean) ** 2, 0);
  const ends = lines.slice(0, -1).map((_, index) => lines.slice(0, index + 1).join('').length);
  const lost = kept.filter((end) => !ends.includes(end)).length;
  const torn = ends.filter((end) => !kept.includes(end) && doubtful.has(end)).length;
  return uneven + 80 * lost + 15 * torn;
}

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });

function termsOf(text: string): { from: number; to: number }[] {
  return [...text.matchAll(TERMS)].map(({ index, 0: term }) => ({ from: index, to: index + term.length }));
}

/** A title no word boundary helps with. */
function cut(text: string, characters: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (measureText(line + character) > characters) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
}
