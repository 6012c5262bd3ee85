import { z } from 'zod';

import { parseIdCard } from '#shared/domain/identity/id-card.ts';
import { parsePhone } from '#shared/domain/identity/phone.ts';

export const PatternKind = z.enum(['id-number', 'id-fragment', 'phone', 'address', 'named']);
export type PatternKind = z.infer<typeof PatternKind>;

export const patternLabels = {
  'id-number': '身份证号',
  'id-fragment': '像身份证号的数字',
  phone: '电话号码',
  address: '具体住址',
  named: '写明的姓名',
} as const satisfies Record<PatternKind, string>;

/** One place in a text that may tell who somebody is; `from` and `to` count characters as JavaScript does. */
export const PatternHit = z.object({
  kind: PatternKind,
  from: z.int(),
  to: z.int(),
  text: z.string(),
});
export type PatternHit = z.infer<typeof PatternHit>;

const DIGIT = '[0-9０-９]';
const LONG_NUMBER = new RegExp(`(?<!${DIGIT})${DIGIT}{14,17}[0-9０-９XxＸｘ](?!${DIGIT})`, 'gu');
const PHONE = new RegExp(
  `(?<!${DIGIT})(?:1${DIGIT}{2}[-\\s]?${DIGIT}{4}[-\\s]?${DIGIT}{4}|0${DIGIT}{2,3}[-－—]?${DIGIT}{7,8})(?!${DIGIT})`,
  'gu',
);
/** Down to the group, house or room: what finds a door. */
const ADDRESS =
  /[\p{Script=Han}]{1,8}(?:村|社区|街道|路|巷|小区)[\p{Script=Han}\d０-９一二三四五六七八九十]{0,10}?(?:[\d０-９一二三四五六七八九十]+(?:组|号|栋|单元|室|户))+/gu;
/** A name behind the word that announces one. */
const NAMED =
  /(?:姓名|受害人|被害人|未成年人|学生|儿童|监护人|家长|父亲|母亲|犯罪嫌疑人|被告人)[：:]\s*([\p{Script=Han}]{2,4})(?=[，,。；;、（(\s]|$)/gu;
/** Words that stand where a name would and name nobody. */
const NOBODY = /某|×|\*|姓名|无$|等$/u;

/** What identifies a person by its shape alone, without any register to compare with; in the order of the text. */
export function findPatterns(text: string): PatternHit[] {
  const hits = [
    ...longNumbers(text),
    ...matches(text, PHONE, 'phone', isPhone),
    ...matches(text, ADDRESS, 'address'),
  ];
  return [...hits, ...namedPeople(text)].toSorted((a, b) => a.from - b.from || b.to - a.to);
}

function longNumbers(text: string): PatternHit[] {
  return matches(text, LONG_NUMBER, 'id-fragment').flatMap((hit): PatternHit[] => {
    const number = hit.text.normalize('NFKC');
    if (number.length === 18 || number.length === 15)
      return [{ ...hit, kind: parseIdCard(number).ok ? 'id-number' : 'id-fragment' }];
    return [hit];
  });
}

function matches(
  text: string,
  pattern: RegExp,
  kind: PatternKind,
  isReal: (found: string) => boolean = () => true,
): PatternHit[] {
  return [...text.matchAll(pattern)]
    .filter(([found]) => isReal(found))
    .map(({ 0: found, index }) => ({ kind, from: index, to: index + found.length, text: found }));
}

function isPhone(found: string): boolean {
  return parsePhone(found).ok;
}

function namedPeople(text: string): PatternHit[] {
  return [...text.matchAll(NAMED)].flatMap(({ 0: whole, 1: name = '', index }) => {
    if (NOBODY.test(name)) return [];
    const from = index + whole.lastIndexOf(name);
    return [{ kind: 'named' as const, from, to: from + name.length, text: name }];
  });
}
