import { pinyin } from 'pinyin-pro';
import { foldText, foldValue } from './fold-text.ts';

/** Written where a name is not known. */
const NOBODY: ReadonlySet<string> = new Set(['不详', '待查', '未知', '暂无', '没有', '无名', '某某', '未填']);
const HAN = /\p{Script=Han}/u;
/** Readings of one name that are looked for; more come of characters nobody reads four ways. */
const MOST_READINGS = 8;

const readings = new Map<string, readonly string[]>();

/** Every way a character is read, without tones; 单 also as the surname. */
function readingsOf(character: string): readonly string[] {
  const before = readings.get(character);
  if (before) return before;
  const all = HAN.test(character)
    ? [
        ...pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true }),
        ...pinyin(character, { toneType: 'none', type: 'array', v: true, surname: 'all' }),
      ]
    : [character];
  const found = [...new Set(all.map(foldValue).filter(Boolean))];
  readings.set(character, found);
  return found;
}

/** The Chinese name as compared, '' where none is written; a name of several parts is known by its long parts too. */
export function spellings(name: string): string[] {
  const whole = foldText(name).text.split('|')[0] ?? '';
  if (whole.length < 2 || NOBODY.has(whole)) return [];
  const parts = name
    .split(/[·•・‧∙]/u)
    .map(foldValue)
    .filter((part) => part.length >= 3);
  return [...new Set([whole, ...parts])];
}

/** 张 and the sound of the rest, in every reading: `h张xiaoming`; none for names of other than Chinese characters. */
export function soundKeys(name: string): string[] {
  const [surname = '', ...rest] = Array.from(name);
  if (rest.length < 2 || rest.length > 3 || !HAN.test(surname) || !rest.every((one) => HAN.test(one)))
    return [];
  return rest.reduce((sounds, one) => combine(sounds, readingsOf(one)), [`h${surname}`]);
}

/** `g明月` and `m张月` of 张明月: the given name, and the name with its middle left out; none for other than Chinese characters. */
export function partKeys(name: string): string[] {
  const characters = Array.from(name);
  if (characters.length < 3 || characters.length > 4 || !characters.every((one) => HAN.test(one))) return [];
  const given = characters.slice(-2).join('');
  return [`g${given}`, `m${characters.slice(0, -2).join('')}${characters.at(-1)}`];
}

/** zhangsan and zs, in every reading. */
export function latinSpellings(name: string): { full: string[]; initials: string[] } {
  const characters = Array.from(name);
  if (characters.length > 6 || !characters.every((one) => HAN.test(one))) return { full: [], initials: [] };
  let full: string[] = [''];
  let initials: string[] = [''];
  for (const character of characters) {
    const ways = readingsOf(character);
    full = combine(full, ways);
    initials = combine(initials, [...new Set(ways.map((way) => way.charAt(0)))]);
  }
  return { full, initials: characters.length < 3 ? [] : initials };
}

function combine(before: readonly string[], ways: readonly string[]): string[] {
  return before.flatMap((start) => ways.map((way) => start + way)).slice(0, MOST_READINGS);
}
