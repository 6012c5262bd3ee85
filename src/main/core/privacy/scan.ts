import { hitKinds } from '#shared/domain/privacy/hit.ts';
import type { HitKind, Severity, Spot } from '#shared/domain/privacy/hit.ts';
import type { Store } from '../store/open.ts';
import { sha256 } from '../vault/crypto.ts';
import { findDoors, placesIn } from './find-places.ts';
import { findGivenNames } from './find-given-names.ts';
import { findLatinNames, findNames } from './find-names.ts';
import { findNumbers, findSpelledNumbers } from './find-numbers.ts';
import { foldText, foldValue } from './fold-text.ts';
import type { Found, Piece, ScanRule } from './found.ts';
import { keysOf, readPerson } from './people-index.ts';
import type { PeopleIndex, PersonRef } from './people-index.ts';
import { findPatterns } from './patterns.ts';
import { sentenceAround } from './sentences.ts';
import type { PrivatePerson } from './sources.ts';
import { findTogether } from './together.ts';

export type ScanHit = Spot & {
  kind: HitKind;
  from: number;
  to: number;
  text: string;
  severity: Severity;
  /** Names the hit with the sentence around it: another text is another hit. */
  key: string;
  /** Whose it is, as the registers say now; the first few. */
  people: PersonRef[];
  /** 儿童, 监护人…; '' where no register says. */
  who: string;
};

/** People that are looked at for one hit; of a common name more would not help. */
const MOST_PEOPLE = 40;
const MOST_SHOWN = 3;

/** Everything in the pieces by which somebody in the registers could be recognised, in the order of the text. */
export function scanPieces(
  store: Store,
  index: PeopleIndex,
  pieces: readonly Piece[],
  rule: ScanRule,
): ScanHit[] {
  const read = readOnce(store, index);
  const together = findTogether(index, pieces, rule);
  return pieces.flatMap((piece, at) => {
    const { field, row, column, text } = piece;
    const found = [...findIn(index, piece, rule), ...(together.get(at) ?? [])];
    const told = strongest(found.flatMap((one) => confirm(one, read)));
    return [...told, ...shapesBeside(piece, told)]
      .map(({ kind, from, to, severity, people, who, context }) => ({
        field,
        row,
        column,
        kind,
        from,
        to,
        text: text.slice(from, to),
        severity,
        key: keyOf({ kind, from, to, context }, text),
        people,
        who,
      }))
      .toSorted((a, b) => a.from - b.from || b.to - a.to);
  });
}

function findIn(index: PeopleIndex, { text }: Piece, rule: ScanRule): Found[] {
  const folded = foldText(text);
  return [
    ...findNames(index, folded),
    ...findGivenNames(index, folded),
    ...findLatinNames(index, text),
    ...findNumbers(index, folded, text, rule.least),
    ...findSpelledNumbers(index, folded),
    ...findDoors(index, folded, placesIn(index, folded.text)),
  ];
}

/** What its shape alone gives away, where no register says more of the same place. */
function shapesBeside({ text, isOffice }: Piece, told: readonly Confirmed[]): Confirmed[] {
  if (isOffice) return [];
  const known = told.filter(({ kind }) => kind !== 'combination' && kind !== 'village' && kind !== 'school');
  return findPatterns(text)
    .filter(({ from, to }) => !known.some((other) => other.from < to && from < other.to))
    .map(({ kind, from, to }) => ({ kind, from, to, severity: 'possible', key: '', people: [], who: '' }));
}

type Read = (
  person: number,
) => { ref: PersonRef; person: PrivatePerson; keys: ReadonlySet<string> } | undefined;
type Confirmed = Omit<Found, 'people'> & { people: PersonRef[]; who: string };

function readOnce(store: Store, index: PeopleIndex): Read {
  const known = new Map<number, ReturnType<Read>>();
  return (number) => {
    if (!known.has(number)) {
      const ref = index.people[number];
      const person = ref && readPerson(store, ref);
      known.set(number, ref && person ? { ref, person, keys: keysOf(person) } : undefined);
    }
    return known.get(number);
  };
}

/** Two words may share a hash, and rows change: whoever is named must bear what was found. */
function confirm(found: Found, read: Read): Confirmed[] {
  if (found.people.length === 0) return [{ ...found, people: [], who: '' }];
  const bearers: NonNullable<ReturnType<Read>>[] = [];
  for (const number of found.people.slice(0, MOST_PEOPLE)) {
    const one = read(number);
    if (one && bears(found, one) && !bearers.some(({ ref }) => isSame(ref, one.ref))) bearers.push(one);
    if (bearers.length === MOST_SHOWN) break;
  }
  const [first] = bearers;
  if (!first) return found.people.length > MOST_PEOPLE ? [{ ...found, people: [], who: '' }] : [];
  return [{ ...found, people: bearers.map(({ ref }) => ref), who: whoIs(found, first) }];
}

function bears(
  { key }: Found,
  { person, keys }: { person: PrivatePerson; keys: ReadonlySet<string> },
): boolean {
  if (key === '' || keys.has(key)) return true;
  const digits = key.slice(1);
  if (key.startsWith('D')) return person.idCards.some((idCard) => foldValue(idCard).includes(digits));
  return key.startsWith('T') && person.phones.some(({ phone }) => foldValue(phone).includes(digits));
}

const isSame = (a: PersonRef, b: PersonRef): boolean => a.source === b.source && a.id === b.id;

function whoIs({ key }: Found, { ref, person }: { ref: PersonRef; person: PrivatePerson }): string {
  const byName = person.names.find(({ who, name }) =>
    keysOf({ ...person, names: [{ who, name }], idCards: [], phones: [], addresses: [] }).has(key),
  );
  const byPhone = person.phones.find(({ phone }) => key === `t${foldValue(phone)}`);
  return byName?.who ?? byPhone?.who ?? ref.source.label;
}

/** Of hits inside one another the longer says it all, and of the same place the surer; a combination stands beside them. */
function strongest(found: readonly Confirmed[]): Confirmed[] {
  const kept: Confirmed[] = [];
  const order = (hit: Confirmed): number => hitKinds.indexOf(hit.kind);
  const ranked = found.toSorted((a, b) => b.to - b.from - (a.to - a.from) || order(a) - order(b));
  for (const hit of ranked) {
    const isTold = kept.some(
      (other) =>
        (hit.kind === 'combination') === (other.kind === 'combination') &&
        other.from <= hit.from &&
        hit.to <= other.to,
    );
    if (!isTold) kept.push(hit);
  }
  return kept;
}

/**
 * The hit and what it depends on, as compared: blanks and width do not matter, any other word does. A place alone is the
 * same hit wherever it stands alone.
 */
function keyOf(
  { kind, from, to, context }: Pick<Found, 'kind' | 'from' | 'to' | 'context'>,
  text: string,
): string {
  const around = sentenceAround(text, from, to);
  const beside =
    context === undefined ? [text.slice(around.from, from), text.slice(to, around.to)] : [context];
  const parts = [kind, text.slice(from, to), ...beside].map((part) => foldText(part).text);
  return Buffer.from(sha256(new TextEncoder().encode(JSON.stringify(parts)))).toString('hex');
}
