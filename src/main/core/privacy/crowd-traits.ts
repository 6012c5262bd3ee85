import type { PrivatePerson } from './sources.ts';
import { foldValue } from './fold-text.ts';
import { gradeKeys } from './places.ts';

/** What a sentence tells of a person beside the name. */
const traitKinds = [
  'village',
  'school',
  'grade',
  'class',
  'sex',
  'born',
  'surname',
  'given',
  'category',
] as const;
export type TraitKind = (typeof traitKinds)[number];
export type Trait = { kind: TraitKind; value: string };

type Row = { person: number; traits: ReadonlySet<string> };

/** Who lives or learns where, and what else tells them apart: a count of people looks only at one village or school. */
export type CrowdTraits = {
  add: (
    person: number,
    traits: NonNullable<PrivatePerson['traits']>,
    schoolOf: (school: string) => string,
  ) => void;
  drop: (person: number) => void;
  has: (place: Trait) => boolean;
  /** People of this place with all of these, up to `most`. */
  with: (place: Trait, traits: readonly Trait[], most: number) => number[];
};

export function crowdTraits(): CrowdTraits {
  const places = new Map<string, Row[]>();
  const shared = new Map<string, ReadonlySet<string>>();
  const dropped = new Set<number>();

  function add(...[person, traits, schoolOf]: Parameters<CrowdTraits['add']>): void {
    const told = traitsOf(traits);
    const name = told.join(' ');
    // Many people are alike: one set serves them all.
    const set = shared.get(name) ?? new Set(told);
    shared.set(name, set);
    dropped.delete(person);
    const row = { person, traits: set };
    for (const place of placesOf(traits, schoolOf(traits.school))) {
      const known = places.get(place);
      if (known) known.push(row);
      else places.set(place, [row]);
    }
  }

  function find(place: Trait, traits: readonly Trait[], most: number): number[] {
    const wanted = traits.map(nameOf);
    const found = new Set<number>();
    for (const row of places.get(nameOf(place)) ?? []) {
      if (dropped.has(row.person) || !wanted.every((trait) => row.traits.has(trait))) continue;
      found.add(row.person);
      if (found.size >= most) break;
    }
    return [...found];
  }

  return {
    add,
    drop: (person) => void dropped.add(person),
    has: (place) => places.has(nameOf(place)),
    with: find,
  };
}

const nameOf = ({ kind, value }: Trait): string => `${kind}:${value}`;

function placesOf(traits: NonNullable<PrivatePerson['traits']>, school: string): string[] {
  return [
    ...(traits.village === '' ? [] : [nameOf({ kind: 'village', value: foldValue(traits.village) })]),
    ...(school === '' ? [] : [nameOf({ kind: 'school', value: foldValue(school) })]),
  ];
}

function traitsOf(traits: NonNullable<PrivatePerson['traits']>): string[] {
  const name = foldValue(traits.name);
  const { grade, klass } = gradeKeys(traits.grade);
  const told: Trait[] = [
    { kind: 'grade', value: grade },
    { kind: 'class', value: klass },
    { kind: 'sex', value: traits.sex },
    { kind: 'born', value: traits.birthYear === 0 ? '' : String(traits.birthYear) },
    { kind: 'surname', value: name.charAt(0) },
    { kind: 'given', value: name.slice(1).slice(-1) },
    ...traits.categories.map((value) => ({ kind: 'category' as const, value })),
  ];
  return told.filter(({ value }) => value !== '').map(nameOf);
}
