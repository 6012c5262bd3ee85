import { foldValue } from './fold-text.ts';
import type { Folded } from './fold-text.ts';
import { inText } from './found.ts';
import type { Found } from './found.ts';
import type { PeopleIndex } from './people-index.ts';
import { soundKeys } from './name-keys.ts';
import { hashOf } from './sorted-keys.ts';

/** Names in Chinese characters, whatever stands inside them. */
export function findNames(index: PeopleIndex, folded: Folded): Found[] {
  const { text } = folded;
  const lengths = [...index.lengths].toSorted((a, b) => a - b);
  const found: Found[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!index.firsts.has(text.charAt(at))) continue;
    for (const length of lengths) {
      const name = text.slice(at, at + length);
      if (name.length < length || name.includes('|')) break;
      const key = `n${name}`;
      const people = index.keys.find(hashOf(key));
      if (people.length === 0) {
        found.push(...findBySound(index, folded, { name, at }));
        continue;
      }
      const isPossible = length === 2 && isWordHere(text, at);
      const severity = isPossible ? 'possible' : 'certain';
      found.push({ kind: 'name', ...inText(folded, { at, length }), severity, key, people });
    }
  }
  return found;
}

/** 张晓明 for 张小明: the same surname and the same sound, in names of three characters or more; two tell too little. */
function findBySound(
  index: PeopleIndex,
  folded: Folded,
  { name, at }: { name: string; at: number },
): Found[] {
  if (name.length < 3) return [];
  for (const key of soundKeys(name)) {
    const people = index.keys.find(hashOf(key));
    if (people.length > 0)
      return [
        { kind: 'sound', ...inText(folded, { at, length: name.length }), severity: 'possible', key, people },
      ];
  }
  return [];
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Whether two characters are a word of their own or parts of other words here, 文明 or 行李|明天, and perhaps nobody's name. */
export function isWordHere(text: string, at: number): boolean {
  const start = Math.max(text.lastIndexOf('|', at) + 1, at - 10);
  const stop = text.indexOf('|', at);
  const around = text.slice(start, Math.min(stop < 0 ? text.length : stop, at + 12));
  const own = at - start;
  return [...segmenter.segment(around)].some(
    ({ index, segment }) =>
      segment.length > 1 &&
      index < own + 2 &&
      index + segment.length > own &&
      !(index > own || index + segment.length < own),
  );
}

const LATIN = /[\p{Script=Latin}\u0300-\u030C]+/giu;
/** Capital letters that are no name. */
const SHORT_FORMS: ReadonlySet<string> = new Set(
  'ktv wps pdf app gps led ppt dvd sim usb vip pos atm dna icu cctv gdp html http https www com wifi'.split(
    ' ',
  ),
);
/** What may stand between the parts of a name: Zhang San, zhang-san, Z.S. */
const BETWEEN = /^[\s.'’·-]{1,2}$/u;
const MOST_PARTS = 4;

/** Names in pinyin, as one word or several, and their initials. */
export function findLatinNames(index: PeopleIndex, text: string): Found[] {
  const words = [...text.matchAll(LATIN)].map(({ 0: word, index: at }) => ({
    letters: foldValue(word),
    from: at,
    to: at + word.length,
  }));
  const found: Found[] = [];
  for (const [first, { from }] of words.entries()) {
    let letters = '';
    /** Wang Xiaoming as Xiaoming Wang. */
    let turned = '';
    for (let last = first; last < Math.min(first + MOST_PARTS, words.length); last += 1) {
      const word = words[last];
      const before = words[last - 1];
      if (!word || (last > first && before && !BETWEEN.test(text.slice(before.to, word.from)))) break;
      turned = word.letters + letters;
      letters += word.letters;
      const kind = letters.length >= 4 ? 'pinyin' : 'initials';
      if (letters.length < 3 || SHORT_FORMS.has(letters)) continue;
      for (const [as, key] of [
        ['pinyin', `l${letters}`],
        ['pinyin', `l${turned}`],
        ['initials', `i${letters}`],
      ] as const) {
        if (as === 'pinyin' && kind === 'initials') continue;
        const people = index.keys.find(hashOf(key));
        if (people.length > 0) found.push({ kind: as, from, to: word.to, severity: 'possible', key, people });
      }
    }
  }
  return found;
}
