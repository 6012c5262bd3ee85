import { z } from 'zod';
import type { Store } from '../store/open.ts';
import { crowdTraits } from './crowd-traits.ts';
import type { CrowdTraits } from './crowd-traits.ts';
import { foldValue } from './fold-text.ts';
import { latinSpellings, partKeys, soundKeys, spellings } from './name-keys.ts';
import { numberText } from './number-text.ts';
import type { NumberText } from './number-text.ts';
import { addressKeys } from './places.ts';
import { privateSources } from './sources.ts';
import type { PrivatePerson, PrivateSource } from './sources.ts';
import { sortedKeys } from './sorted-keys.ts';
import type { SortedKeys } from './sorted-keys.ts';

/** One of the rows that may not be recognised. */
export type PersonRef = { source: PrivateSource; id: string };

export type PeopleIndex = {
  people: PersonRef[];
  keys: SortedKeys;
  idCards: NumberText;
  phones: NumberText;
  crowd: CrowdTraits;
  /** Lengths of names, so that no window is looked up in vain; and characters they begin with. */
  lengths: Set<number>;
  firsts: Set<string>;
  /** Names of schools, folded, by their rows; and of villages and schools people belong to, as written. */
  schools: Map<string, string>;
  places: Map<string, 'village' | 'school'>;
  numbers: Map<string, number>;
};

const Named = z.object({ id: z.string(), name: z.string() });

export function emptyIndex(store: Store): PeopleIndex {
  const schools = store
    .prepare('SELECT id, name FROM schools')
    .all()
    .map((row) => Named.parse(row));
  return {
    people: [],
    keys: sortedKeys(),
    idCards: numberText(),
    phones: numberText(),
    crowd: crowdTraits(),
    lengths: new Set(),
    firsts: new Set(),
    schools: new Map(schools.map(({ id, name }) => [id, name])),
    places: new Map(),
    numbers: new Map(),
  };
}

/** Puts a row into the index; one that stood there before is forgotten first. */
export function addPerson(index: PeopleIndex, source: PrivateSource, person: PrivatePerson): void {
  dropPerson(index, source, person.id);
  const number = index.people.length;
  index.people.push({ source, id: person.id });
  index.numbers.set(refKey(source, person.id), number);
  for (const key of keysOf(person)) index.keys.add(key, number);
  for (const spelling of person.names.flatMap(({ name }) => spellings(name))) {
    index.lengths.add(spelling.length);
    index.firsts.add(spelling.charAt(0));
  }
  for (const idCard of person.idCards) if (idCard.length >= 6) index.idCards.add(foldValue(idCard), number);
  for (const { phone } of person.phones) if (phone.length >= 7) index.phones.add(foldValue(phone), number);
  addTraits(index, person, number);
}

function addTraits(index: PeopleIndex, { traits }: PrivatePerson, number: number): void {
  if (!traits) return;
  const schoolOf = (school: string): string => index.schools.get(school) ?? school;
  index.crowd.add(number, traits, schoolOf);
  if (traits.village.length >= 2) index.places.set(foldValue(traits.village), 'village');
  const school = foldValue(schoolOf(traits.school));
  if (school.length >= 3) index.places.set(school, 'school');
}

/** What is found by a row that is gone fails when the row is looked at; only counts must forget it. */
export function dropPerson(index: PeopleIndex, source: PrivateSource, id: string): void {
  const known = index.numbers.get(refKey(source, id));
  if (known === undefined) return;
  index.crowd.drop(known);
  index.numbers.delete(refKey(source, id));
}

const refKey = ({ register }: PrivateSource, id: string): string => `${register}/${id}`;

/** Everything a row is looked up by: `n张三`, `h张…` the surname and a sound, `g…` and `m…` parts of it, `lzhangsan`, `izs…`, `d…` its ID number, `t…` its telephone, `a…` its door. */
export function keysOf(person: PrivatePerson): Set<string> {
  const keys = new Set<string>();
  for (const { name } of person.names) {
    const [whole = '', ...parts] = spellings(name);
    if (whole === '') continue;
    const { full, initials } = latinSpellings(whole);
    for (const spelling of [whole, ...parts]) keys.add(`n${spelling}`);
    for (const key of [...soundKeys(whole), ...partKeys(whole)]) keys.add(key);
    for (const latin of full) keys.add(`l${latin}`);
    for (const latin of initials) keys.add(`i${latin}`);
  }
  for (const idCard of person.idCards) if (idCard !== '') keys.add(`d${foldValue(idCard)}`);
  for (const { phone } of person.phones) if (phone !== '') keys.add(`t${foldValue(phone)}`);
  for (const address of person.addresses)
    for (const key of addressKeys(address, person.traits?.village ?? '')) keys.add(key);
  return keys;
}

/** The row as it stands now; undefined for one that is gone. */
export function readPerson(store: Store, { source, id }: PersonRef): PrivatePerson | undefined {
  const row = store.prepare(`${source.select} AND id = ?`).get(id);
  return row === undefined ? undefined : source.read(row);
}

export function findSource(register: string): PrivateSource | undefined {
  return privateSources.find((source) => source.register === register);
}
