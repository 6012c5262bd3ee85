import { findNumber, toHalfWidth } from './numerals.ts';

/** How a line is numbered. Lines of one kind stand on one level of the outline. */
export type MarkerKind =
  | 'chapter' // 第一章
  | 'cn' // 一、
  | 'cn-paren' // （一）
  | 'dec' // 1.
  | 'dec-deep' // 1.1
  | 'dec-deeper' // 1.1.1
  | 'dec-paren' // （1）
  | 'dec-half' // 1）
  | 'circle' // ①
  | 'letter' // a.
  | 'one-is' // 一是
  | 'first' // 第一，
  | 'bullet'
  | 'heading' // numbered by nothing but its style
  | 'bare'; // recognised by its words alone

export type Marker = { kind: MarkerKind; no: number; rest: string };

const CN = '[一二三四五六七八九十]{1,3}';

const TEXTUAL: readonly (readonly [MarkerKind, RegExp])[] = [
  ['chapter', new RegExp(`^第(${CN}|\\d{1,2})(?:章|部分|节)[、：:.\\s]*`)],
  ['cn', new RegExp(`^(${CN})\\s*[、.．]\\s*`)],
  ['cn-paren', new RegExp(`^[（(]\\s*(${CN})\\s*[）)]\\s*[、.．]?\\s*`)],
  ['dec-deeper', /^(?:\d{1,2}[.．]){2,}(\d{1,2})(?!\d)[.．、\s]*(?=[\u4e00-\u9fff“"《])/],
  ['dec-deep', /^\d{1,2}[.．](\d{1,2})(?![\d年月日%.．万亿元米倍亩个])[.．、\s]*(?=[\u4e00-\u9fff“"《])/],
  [
    'dec',
    /^(\d{1,2})\s*(?:[.．、]\s*(?:(?!\d)|(?=\d{1,2}月|\d{4}年))|\t\s*|\s+(?=[\u4e00-\u9fff“《])(?!(?:[年月日号个次点分元人户名家条项份]|小时|天|周)))/,
  ],
  ['dec-paren', /^[（(]\s*(\d{1,2})\s*[）)]\s*[、.．]?\s*/],
  ['dec-half', /^(\d{1,2})\s*[）)]\s*[、.．]?\s*/],
  ['letter', /^([a-zA-Z])[.．、)）]\s*/],
  ['one-is', new RegExp(`^(${CN})(?:是|要)[，,：:]?\\s*`)],
  ['first', new RegExp(`^第(${CN})[，,、：:]\\s*`)],
  ['bullet', /^([●•·■◆▪◇□★☆➢►※])\s*/],
];

/** Signs that hold their number: the first sign of each run, how many there are, and what they stand for. */
const SIGNS: readonly (readonly [number, number, MarkerKind])[] = [
  [0x2460, 20, 'circle'],
  [0x2474, 20, 'dec-paren'],
  [0x2488, 20, 'dec'],
  [0x3220, 10, 'cn-paren'],
  [0x3280, 10, 'circle'],
  [0x2776, 10, 'circle'],
];

function findSign(text: string): Marker | undefined {
  const code = text.charCodeAt(0);
  const run = SIGNS.find(([first, length]) => code >= first && code < first + length);
  return run && { kind: run[2], no: code - run[0] + 1, rest: text.slice(1).replace(/^[.．、\s]+/, '') };
}

/** The number a line starts with, if any. */
export function findMarker(text: string): Marker | undefined {
  const plain = toHalfWidth(text).trimStart();
  const offset = text.length - plain.length;
  const sign = findSign(plain);
  if (sign) return { ...sign, rest: text.slice(text.length - sign.rest.length).trim() };
  for (const [kind, pattern] of TEXTUAL) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const value = match[1] ?? '';
    const no =
      kind === 'letter' ? value.toLowerCase().charCodeAt(0) - 96 : kind === 'bullet' ? 0 : findNumber(value);
    if (no !== undefined) return { kind, no, rest: text.slice(offset + match[0].length).trim() };
  }
  return undefined;
}

/** Numbers that may follow one another inside one paragraph, by kind. */
const INLINE: readonly (readonly [MarkerKind, RegExp])[] = [
  ['dec', /(?:^|[。；;：:，,\s])(?:(\d{1,2})\s*[.．、](?:(?!\d)|(?=\d{1,2}月|\d{4}年))|([⒈-⒛]))/g],
  ['dec-paren', /(?:^|[。；;：:，,、\s\u4e00-\u9fff])(?:[（(](\d{1,2})[）)]|([⑴-⒇]))/g],
  ['cn-paren', /(?:^|[。；;：:，,\s])(?:[（(]([一二三四五六七八九十]{1,3})[）)]|([㈠-㈩]))/g],
  ['circle', /(?:^|[。；;：:，,、\s\u4e00-\u9fff])()([①-⑳])/g],
  ['one-is', /(?:^|[。；;：:，,\s])([一二三四五六七八九十]{1,2})是/g],
  ['dec-half', /(?:^|[。；;：:，,\s])(\d{1,2})[）)]()/g],
  ['first', /(?:^|[。；;：:，,\s])第([一二三四五六七八九十]{1,2})[，,、：:]()/g],
];

export type InlineItem = { no: number; text: string };

/**
 * Splits "…：1.…；2.…；3.…" or "一是…；二是…" into its items when they count 1, 2, 3 without a gap; the outermost kind wins.
 * `lead` is what stands before the first item.
 */
export function splitItems(
  text: string,
): { kind: MarkerKind; lead: string; items: InlineItem[] } | undefined {
  const plain = toHalfWidth(text);
  let best: { kind: MarkerKind; starts: { at: number; no: number }[] } | undefined;
  for (const [kind, pattern] of INLINE) {
    const starts: { at: number; no: number }[] = [];
    for (const match of plain.matchAll(pattern)) {
      const written = match[2] ? findSign(match[2])?.no : findNumber(match[1] ?? '');
      const lead =
        /^[。；;：:，,、\s\u4e00-\u9fff]/.test(match[0]) &&
        !(kind === 'one-is' && /^[一二三四五六七八九十]/.test(match[0]))
          ? 1
          : 0;
      if (written === starts.length + 1) starts.push({ at: match.index + lead, no: written });
    }
    const first = starts[0];
    if (!first || starts.length < 2) continue;
    if (!best || first.at < (best.starts[0]?.at ?? Infinity)) best = { kind, starts };
  }
  if (!best) return undefined;
  const { kind, starts } = best;
  const items = starts.map(({ at, no }, index) => {
    const piece = text.slice(at, starts[index + 1]?.at).trim();
    return { no, text: findMarker(piece)?.rest ?? piece };
  });
  return { kind, lead: text.slice(0, starts[0]?.at).trim(), items };
}
