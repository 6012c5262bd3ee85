import { foldText } from './fold-text.ts';
import type { Folded } from './fold-text.ts';
import { inText } from './found.ts';
import type { Found } from './found.ts';
import type { PeopleIndex } from './people-index.ts';
import { speaksOfOne } from './person-words.ts';
import { addressKey, DOOR, smallNumber } from './places.ts';
import { sentencesOf } from './sentences.ts';
import { hashOf } from './sorted-keys.ts';

/** A village or school of somebody, where a text names it; `at` and `length` count characters of the folded text. */
export type NamedPlace = { kind: 'village' | 'school'; value: string; at: number; length: number };

/** Longer names first: 东河村小学 is no 东河村. */
export function placesIn(index: PeopleIndex, folded: string): NamedPlace[] {
  const all = [...index.places].flatMap(([value, kind]): NamedPlace[] => {
    const found: NamedPlace[] = [];
    for (let at = folded.indexOf(value); at >= 0; at = folded.indexOf(value, at + 1))
      found.push({ kind, value, at, length: value.length });
    return found;
  });
  const longest: NamedPlace[] = [];
  for (const place of all.toSorted((a, b) => b.length - a.length || a.at - b.at))
    if (!longest.some(({ at, length }) => place.at < at + length && at < place.at + place.length))
      longest.push(place);
  return longest.toSorted((a, b) => a.at - b.at);
}

/** Sentences after the one that names a place which still go on about it, if they name no other. */
const GOES_ON = 2;
/** Longer than a title is. */
const HEADING = 60;

/**
 * Villages and schools, each with whether anything said of it speaks of one person: 东河村台账不全 names a place, 东河村的一名
 * 12岁女孩 nearly a child, whether a register holds her or not. A heading speaks of all that follows (`whole`).
 */
export function findPlaces(index: PeopleIndex, text: string, whole: string): Found[] {
  const sentences = sentencesOf(text).map((sentence) => {
    const folded = foldText(sentence.text);
    return { ...sentence, folded, places: placesIn(index, folded.text), isOfOne: speaksOfOne(sentence.text) };
  });
  const isHeading = text.length <= HEADING && sentences.length === 1 && sentences[0]?.to === text.length;
  return sentences.flatMap(({ places, folded, from }, at) => {
    if (places.length === 0) return [];
    const next = sentences.slice(at + 1, at + 1 + GOES_ON);
    const other = next.findIndex((sentence) => sentence.places.length > 0);
    const told = [sentences[at], ...next.slice(0, other < 0 ? GOES_ON : other)]
      .flatMap((sentence) => (sentence ? [sentence] : []))
      .filter((sentence) => sentence.from === from || sentence.isOfOne);
    const ofAll = isHeading ? sentencesOf(whole).filter((sentence) => speaksOfOne(sentence.text)) : [];
    const isOfOne = told.some((sentence) => sentence.isOfOne) || ofAll.length > 0;
    const context = isOfOne ? [...told, ...ofAll].map((sentence) => sentence.text).join('\n') : '';
    return places.map((place) => {
      const span = inText(folded, place);
      const severity = isOfOne ? ('possible' as const) : ('place' as const);
      return {
        kind: place.kind,
        from: from + span.from,
        to: from + span.to,
        severity,
        key: '',
        people: [],
        context,
      };
    });
  });
}

/** Between a village and the group and house that belong to it. */
const NEAR = 4;

/** Groups and houses where somebody lives: 东河村三组 is possible, 东河村三组12号 certain. */
export function findDoors(index: PeopleIndex, folded: Folded, places: readonly NamedPlace[]): Found[] {
  const doors = [...folded.text.matchAll(DOOR)].map(
    ({ 0: whole, 1: number = '', 2: unit = '', index: at }) => ({
      door: `${smallNumber(number)}${unit}`,
      at,
      end: at + whole.length,
    }),
  );
  return places
    .filter(({ kind }) => kind === 'village')
    .flatMap(({ value, at, length }): Found[] => {
      const first = doors.find((door) => door.at >= at + length && door.at <= at + length + NEAR);
      if (!first) return [];
      const second = doors.find((door) => door.at >= first.end && door.at <= first.end + NEAR);
      const ways = [
        ...(second
          ? [{ told: [first.door, second.door], end: second.end, severity: 'certain' as const }]
          : []),
        { told: [first.door], end: first.end, severity: 'possible' as const },
      ];
      for (const { told, end, severity } of ways) {
        const key = addressKey(value, told);
        const people = index.keys.find(hashOf(key));
        if (people.length > 0)
          return [{ kind: 'address', ...inText(folded, { at, length: end - at }), severity, key, people }];
      }
      return [];
    });
}
