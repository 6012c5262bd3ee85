import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findEntries } from '#core/search/find.ts';
import type { FoundPage } from '#core/search/find.ts';
import { readingsOf } from '#core/search/readings.ts';
import type { Store } from '#core/store/open.ts';
import { fold } from '#shared/domain/search/fold.ts';
import { wordGrams } from '#shared/domain/search/grams.ts';
import { crowd, crowdVillages, storeChildren } from '../../support/crowd.ts';
import type { Child } from '../../support/crowd.ts';
import { childrenOf, everything, indexAll, searchedStore } from './support.ts';

const children = [...crowd(150)];
let store: Store;

beforeAll(() => {
  store = searchedStore();
  storeChildren(store, children);
  indexAll(store);
});

function find(text: string, scopes = everything, limit = 200): FoundPage {
  return findEntries(store, { text, limit, scopes });
}

function ids({ hits }: FoundPage): string[] {
  return hits.map(({ id }) => id);
}

const someChild = fc.constantFrom(...children);

/** A part of a text, of at least so many characters. */
function partOf(text: string, least: number): fc.Arbitrary<string> {
  const characters = Array.from(text);
  return fc
    .tuple(fc.nat(characters.length - least), fc.integer({ min: least, max: characters.length }))
    .map(([start, length]) => characters.slice(start, start + length).join(''))
    .filter((part) => Array.from(part).length >= least);
}

function partsOf(pick: (child: Child) => string, least: number) {
  return someChild.chain((child) => partOf(pick(child), least).map((part) => ({ child, part })));
}

describe('findEntries', () => {
  it.each([
    ['name', (child: Child) => child.name, 1],
    ['ID number', (child: Child) => child.idCard, 3],
    ['phone', (child: Child) => child.guardianPhone, 3],
    ['guardian', (child: Child) => child.guardian, 1],
    ['address', (child: Child) => child.address, 1],
  ] as const)('finds by any part of the %s', (_, pick, least) => {
    fc.assert(
      fc.property(partsOf(pick, least), ({ child, part }) => {
        fc.pre(wordGrams(part).length > 0); // one or two digits of an address say nothing
        expect(ids(find(part))).toContain(child.id);
      }),
      { numRuns: 300 },
    );
  });

  it('finds by pinyin, with and without spaces, by its beginning, and by initials', () => {
    fc.assert(
      fc.property(someChild, fc.nat(20), ({ id, name }, cut) => {
        const [reading = { full: '', initials: '' }] = readingsOf(name);
        const spaced = Array.from(name)
          .map((one) => readingsOf(one)[0]?.full ?? '')
          .join(' ');
        const begun = reading.full.slice(0, 1 + (cut % reading.full.length));
        expect(ids(find(reading.full))).toContain(id);
        expect(ids(find(begun))).toContain(id);
        expect(ids(find(reading.initials))).toContain(id);
        // Alone, a character may read otherwise than within the name.
        expect(ids(find(fold(spaced) === reading.full ? spaced : reading.full))).toContain(id);
      }),
    );
  });

  it('finds exactly what holds every word, and counts it', () => {
    const word = fc.oneof(
      partsOf(({ name }) => name, 1).map(({ part }) => part),
      partsOf(({ idCard }) => idCard, 3).map(({ part }) => part),
      partsOf(({ village }) => village, 1).map(({ part }) => part),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (words) => {
        const wanted = children.filter((child) => {
          const lines = [
            child.name,
            child.idCard,
            child.village,
            child.address,
            child.guardian,
            child.guardianPhone,
          ];
          const readings = [child.name, child.guardian].flatMap((name) =>
            readingsOf(name).flatMap(({ full, initials }) => [full, initials]),
          );
          return words.every((one) =>
            [...lines.map(fold), ...readings].some((line) => line.includes(fold(one))),
          );
        });
        const page = find(words.join(' '));
        expect(ids(page).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
        expect(page.total).toBe(wanted.length);
      }),
      { numRuns: 200 },
    );
  });

  it('never shows what is out of scope, and all that is in it', () => {
    const someVillages = fc.subarray(crowdVillages, { minLength: 1, maxLength: 4 });
    const words = fc.oneof(
      partsOf(({ name }) => name, 1),
      partsOf(({ idCard }) => idCard, 3),
      partsOf(({ village }) => village, 1),
    );
    fc.assert(
      fc.property(words, someVillages, ({ part }, villages) => {
        const villageOf = new Map(children.map(({ id, village }) => [id, village]));
        const inScope = ids(find(part)).filter((id) => villages.includes(villageOf.get(id) ?? ''));
        const page = find(part, childrenOf(...villages));
        expect(ids(page).toSorted()).toEqual(inScope.toSorted());
        expect(page.total).toBe(inScope.length);
      }),
      { numRuns: 200 },
    );
  });

  it('finds nothing for nobody, for nothing and for marks alone', () => {
    const [{ name } = { name: '' }] = children;
    expect(find(name, childrenOf())).toEqual({ hits: [], total: 0, hasMore: false });
    expect(find('  ')).toEqual({ hits: [], total: 0, hasMore: false });
    expect(find('"·(*)^:-')).toEqual({ hits: [], total: 0, hasMore: false });
  });

  it('takes any text for words, never for an expression of the index', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(find(`${text} NEAR( OR " AND *`).total).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('never shows an ID number or a phone, however it was found', () => {
    fc.assert(
      fc.property(
        partsOf(({ idCard, guardianPhone }) => idCard + guardianPhone, 3),
        ({ child, part }) => {
          const told = find(part).hits.map(({ title, subtitle, why }) => `${title} ${subtitle} ${why}`);
          for (const text of told) {
            expect(text).not.toContain(child.idCard.slice(6, 14));
            expect(text).not.toMatch(/\d{5}/);
          }
        },
      ),
    );
  });

  it('puts the name itself first among many', () => {
    const many = searchedStore();
    storeChildren(
      many,
      [...crowd(600)].map((child) => ({ ...child, address: '样板镇何样路1号' })),
    );
    storeChildren(many, [{ ...children[0], id: 'wanted', name: '何样' } as Child]);
    storeChildren(
      many,
      [...crowd(600, 9)].map((child) => ({ ...child, id: `later ${child.id}`, guardian: '何样儿' })),
    );
    indexAll(many);
    const page = findEntries(many, { text: '何样', limit: 10, scopes: everything });
    expect(page.hits[0]).toMatchObject({ id: 'wanted', title: '何样', why: '' });
    expect(page).toMatchObject({ total: 200, hasMore: true });
    expect(page.hits).toHaveLength(10);
    many.close();
  });
});
