import { measureText } from '../layout/break-lines.ts';

/** Size-2 characters in a line of the type area. */
const TITLE_CHARACTERS = 20;
/** Particles that never open a line of a title. */
const PARTICLE = /^[的了和与及、，）》”]/u;

/** Words of the field that the general dictionary takes apart. */
const TERMS =
  /未成年人|监护人|当事人|受害人|负责人|电竞酒店|从业人员|从业查询|一案一整治|[未不][\u4e00-\u9fff]{1,2}/gu;

/**
 * The lines of a title: those given, each broken further at word boundaries into even parts when the type area is too
 * narrow, because 7.3.1 wants whole words and a balanced shape.
 */
export function titleLines(title: readonly string[]): string[] {
  return title.flatMap(balance);
}

function balance(text: string): string[] {
  const count = Math.ceil(measureText(text) / TITLE_CHARACTERS);
  if (count <= 1) return [text];
  const end = breakAfter(text, measureText(text) / count);
  return [text.slice(0, end), ...balance(text.slice(end))];
}

/** Index of the word boundary nearest to `target` characters that still fits on a line. */
function breakAfter(text: string, target: number): number {
  const words = new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(text);
  const ends = [...words]
    .map(({ index }) => index)
    .filter((index) => index > 0 && !PARTICLE.test(text.slice(index)) && !isInsideTerm(text, index));
  const distance = (index: number) => Math.abs(measureText(text.slice(0, index)) - target);
  const fitting = ends.filter((index) => measureText(text.slice(0, index)) <= TITLE_CHARACTERS);
  if (fitting.length === 0) return Array.from(text).slice(0, TITLE_CHARACTERS).join('').length;
  return fitting.reduce((best, index) => (distance(index) < distance(best) ? index : best));
}

function isInsideTerm(text: string, index: number): boolean {
  return [...text.matchAll(TERMS)].some((term) => index > term.index && index < term.index + term[0].length);
}
