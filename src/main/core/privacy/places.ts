import { foldText, foldValue } from './fold-text.ts';

const DIGITS = '零一二三四五六七八九';

/** 三, 十二, 3 → 3, 12, 3; NaN for anything else. */
export function smallNumber(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text);
  if (!parts || text === '') return Number.NaN;
  const [, tens, ten, ones] = parts;
  if (ten === undefined) return DIGITS.indexOf(tens ?? ones ?? '');
  return (
    (tens === undefined ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === undefined ? 0 : DIGITS.indexOf(ones))
  );
}

/** Groups and houses, as an address tells them; of the folded text. */
export const DOOR = /(\d+|[一二三四五六七八九十]{1,3})(组|社|队|号|栋|幢)/gu;

/** Keys of the group (and house) somebody lives in: `a东河村3组`, `a东河村3组12号`. */
export function addressKeys(address: string, village: string): string[] {
  if (address === '' || village === '') return [];
  const doors = doorsIn(foldText(address).text);
  const first = doors[0];
  if (first === undefined) return [];
  return [
    ...new Set([
      addressKey(village, [first]),
      ...doors.slice(1).map((door) => addressKey(village, [first, door])),
    ]),
  ];
}

function doorsIn(folded: string): string[] {
  return [...folded.matchAll(DOOR)].map(([, number = '', unit = '']) => `${smallNumber(number)}${unit}`);
}

export function addressKey(village: string, doors: readonly string[]): string {
  return `a${foldValue(village)}${doors.join('')}`;
}

const GRADE = /(小学|初中|高中)?([一二三四五六七八九1-9])年级|(初|高)([一二三123])|([大中小])班/u;
const CLASS = /(\d{1,2}|[一二三四五六七八九十]{1,2})\|?班/u;

/** 三年级 → 3, 初一 → 7, 高二 → 11, 大班 → k大; with the class where one is told: 3-2. '' where neither is. */
export function gradeKeys(text: string): { grade: string; klass: string } {
  const folded = foldText(text).text;
  const found = GRADE.exec(folded);
  if (!found) return { grade: '', klass: '' };
  const [whole, stage = '', years = '', middle, year = '', care] = found;
  const base = stage === '初中' || middle === '初' ? 6 : stage === '高中' || middle === '高' ? 9 : 0;
  const grade = care === undefined ? String(base + smallNumber(years || year)) : `k${care}`;
  const rest = folded.slice(found.index + whole.length, found.index + whole.length + 5).replace(/^\|/u, '');
  const klass = CLASS.exec(rest);
  return { grade, klass: klass?.index === 0 ? `${grade}-${smallNumber(klass[1] ?? '')}` : '' };
}
