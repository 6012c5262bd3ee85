import type { Folded } from './fold-text.ts';
import { inText } from './found.ts';
import type { Found } from './found.ts';
import type { PeopleIndex } from './people-index.ts';
import { addressKey, DOOR, smallNumber } from './places.ts';
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

export function findPlaces(places: readonly NamedPlace[], folded: Folded): Found[] {
  return places.map(({ kind, at, length }) => ({
    kind,
    ...inText(folded, { at, length }),
    severity: 'possible' as const,
    key: '',
    people: [],
  }));
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
