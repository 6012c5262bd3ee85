import type { Folded } from './fold-text.ts';
import { inText } from './found.ts';
import type { Found } from './found.ts';
import type { PeopleIndex } from './people-index.ts';
import { hashOf } from './sorted-keys.ts';

const RUN = /\d{6,}x?/gu;
/** A sum or a count is no part of a number. */
const COUNTED = /^(?:元|万|人|份|户|件|次|亩|米|平方|公里|吨|%)/u;
const DATE = /^(?:19|20)\d{2}(?:0?[1-9]|1[0-2])(?:0?[1-9]|[12]\d|3[01])?$/u;
const ID_LENGTHS = [18, 15];
const PHONE_LENGTHS = [12, 11, 10];
const LEAST_OF_PHONE = 7;

/** ID numbers and telephones, whole or a piece that fits fewer than `least` people. */
export function findNumbers(index: PeopleIndex, folded: Folded, text: string, least: number): Found[] {
  return [...folded.text.matchAll(RUN)].flatMap(({ 0: run, index: at }): Found[] => {
    const whole = [
      ...wholeNumbers(index, folded, { run, at }, { kind: 'id-number', sign: 'd', lengths: ID_LENGTHS }),
      ...wholeNumbers(index, folded, { run, at }, { kind: 'phone', sign: 't', lengths: PHONE_LENGTHS }),
    ];
    if (whole.length > 0) return whole;
    const place = inText(folded, { at, length: run.length });
    const isDate = DATE.test(run) && text.slice(place.from, place.to).length > run.length;
    if (isDate || COUNTED.test(folded.text.slice(at + run.length))) return [];
    return fragment(index, run, least).map((found) => ({ ...found, ...place }));
  });
}

const FIGURES = '〇一二三四五六七八九';
const SPELLED = /[\d〇零幺两一二三四五六七八九](?:\|{0,2}[\d〇零幺两一二三四五六七八九x]){9,}/gu;

/** Whole numbers written in characters or with points and strokes between: 一三九…, 139.0000.0001. */
export function findSpelledNumbers(index: PeopleIndex, folded: Folded): Found[] {
  return [...folded.text.matchAll(SPELLED)].flatMap(({ 0: whole, index: at }): Found[] => {
    if (/^\d+x?$/u.test(whole)) return [];
    const signs = Array.from(whole, (sign, offset) => ({ sign: figureOf(sign), offset })).filter(
      ({ sign }) => sign !== '|',
    );
    const run = signs.map(({ sign }) => sign).join('');
    for (const [kind, key, length] of WHOLE)
      for (let from = 0; from + length <= run.length; from += 1) {
        const told = key + run.slice(from, from + length);
        const people = index.keys.find(hashOf(told));
        const first = signs[from]?.offset ?? 0;
        const span = { at: at + first, length: (signs[from + length - 1]?.offset ?? 0) - first + 1 };
        if (people.length > 0)
          return [{ kind, ...inText(folded, span), severity: 'certain', key: told, people }];
      }
    return [];
  });
}

const WHOLE = [
  ['id-number', 'd', 18],
  ['id-number', 'd', 15],
  ['phone', 't', 12],
  ['phone', 't', 11],
] as const;

function figureOf(sign: string): string {
  const plain = sign === '零' ? '〇' : sign === '幺' ? '一' : sign === '两' ? '二' : sign;
  const figure = FIGURES.indexOf(plain);
  return figure < 0 ? plain : String(figure);
}

type Run = { run: string; at: number };
type Kind = { kind: 'id-number' | 'phone'; sign: string; lengths: readonly number[] };

function wholeNumbers(
  index: PeopleIndex,
  folded: Folded,
  { run, at }: Run,
  { kind, sign, lengths }: Kind,
): Found[] {
  const found: Found[] = [];
  for (const length of new Set([...lengths, run.length]))
    for (let from = 0; from + length <= run.length; from += 1) {
      const key = sign + run.slice(from, from + length);
      const people = index.keys.find(hashOf(key));
      if (people.length > 0)
        found.push({ kind, ...inText(folded, { at: at + from, length }), severity: 'certain', key, people });
    }
  return found;
}

function fragment(index: PeopleIndex, run: string, least: number): Omit<Found, 'from' | 'to'>[] {
  const ofIds = run.length < 18 ? index.idCards.holding(run, least) : [];
  if (ofIds.length > 0 && ofIds.length < least)
    return [{ kind: 'id-fragment', severity: 'possible', key: `D${run}`, people: ofIds }];
  const ofPhones = run.length >= LEAST_OF_PHONE ? index.phones.holding(run, least) : [];
  if (ofPhones.length > 0 && ofPhones.length < least)
    return [{ kind: 'phone-fragment', severity: 'possible', key: `T${run}`, people: ofPhones }];
  return [];
}
