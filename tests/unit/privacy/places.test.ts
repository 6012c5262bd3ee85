import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Piece } from '#core/privacy/found.ts';
import { toSimplified } from '#core/privacy/traditional.ts';
import { keysOf } from '#core/privacy/people-index.ts';
import { peopleIndex } from '#core/privacy/keep-index.ts';
import { scanPieces } from '#core/privacy/scan.ts';
import type { ScanHit } from '#core/privacy/scan.ts';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import { crowd, storeChildren } from '../../support/crowd.ts';
import { testFolder } from '../../support/test-desk.ts';

let store: Store;
const children = [...crowd(200)];

beforeAll(() => {
  const folder = testFolder();
  store = openStore(join(folder, 'records.db'), new Uint8Array(32).fill(3), { create: true });
  migrate(store, recordsMigrations, folder);
  storeChildren(store, children);
  const [first = expect.fail()] = crowd(1, 99);
  storeChildren(store, [
    { ...first, id: 'sample', name: '欧阳青禾', guardian: '上官某甲', village: '东河村' },
    { ...first, id: 'other', name: '张晓明', guardian: '', village: '独户村' },
  ]);
  store.exec("UPDATE children SET sex = 'female', birth_date = '2014-05-01' WHERE id = 'other'");
});

async function scanAll(...texts: (string | readonly string[])[]): Promise<ScanHit[]> {
  const pieces = texts.flatMap((text, at): Piece[] =>
    typeof text === 'string'
      ? [{ field: `word${at}`, row: null, column: null, text, isOffice: false }]
      : text.map((cell, column) => ({ field: `word${at}`, row: 0, column, text: cell, isOffice: false })),
  );
  return scanPieces(store, await peopleIndex(store), pieces, { least: 5, year: 2026 });
}

const told = (hits: readonly ScanHit[]): string[] =>
  hits.map(({ text, kind, severity }) => `${text} ${kind} ${severity}`);

/** What a town's paper says of its places every week. */
const ofPlaces = [
  '东河村、西河村没有按时报送台账。',
  '2026年11月23日，检查组到东河村检查，2家旅馆没有登记。',
  '东河村旅馆允许未满18周岁的未成年人独自入住，没有询问。',
  '东河村儿童之家缺少6至12岁儿童的读物，父母外出务工的留守儿童较多。',
  '东河村某旅馆女生宿舍楼下有烟酒销售。',
];
/** What makes a place of it where somebody lives. */
const ofOne = [
  '一名12岁的女孩独自入住。',
  '受害人为在校学生。',
  '孩子的父亲王某报案。',
  '该生已经转学。',
  '某某同学，三年级(2)班。',
];

test('a place alone is a place, whatever a town says of it', async () => {
  for (const text of ofPlaces)
    for (const hit of await scanAll(text)) expect(told([hit])).toEqual([`${hit.text} village place`]);
});

test('beside words that speak of one person, in the sentence or the next, it must be replaced or agreed to', async () => {
  for (const [place, one] of ofPlaces.flatMap((text) => ofOne.map((other) => [text, other] as const)))
    expect(told(await scanAll(`${place}${one}`)).some((hit) => hit.endsWith(' village possible'))).toBe(true);
});

test('a sentence about another place, and one far away, say nothing of this one', async () => {
  expect(told(await scanAll('东河村台账不全。西河村的一名学生受伤。'))).toEqual([
    '东河村 village place',
    '西河村 village possible',
  ]);
  const far = '东河村台账不全。请各单位自查。要举一反三。要按时报送。会上，一名学生作了发言。';
  expect(told(await scanAll(far))).toEqual(['东河村 village place']);
});

test('a heading names what all of the paper is about', async () => {
  const hits = await scanAll('东河村溺水事件', '经过如下。\n有关部门到场。\n天气晴。\n一名学生获救。');
  expect(told(hits)).toEqual(['东河村 village possible']);
  expect(told(await scanAll('东河村台账检查', '经过如下。\n台账不全。'))).toEqual(['东河村 village place']);
});

test('village, age and sex in three cells of a row, or in heading and text, are told together', async () => {
  expect(told(await scanAll(['1', '独户村', '12岁', '女童']))).toContainEqual(
    expect.stringContaining('combination certain'),
  );
  expect(told(await scanAll('关于独户村的情况', '检查中发现一名12岁女童。'))).toContainEqual(
    expect.stringContaining('combination certain'),
  );
  expect(told(await scanAll(['1', '独户村', '旅馆', '没有登记']))).toEqual(['独户村 village place']);
});

test('one agreement holds for a place wherever it stands alone, and for nothing else', async () => {
  const [first] = await scanAll('东河村台账不全。');
  const [second] = await scanAll('另一份材料里，东河村没有报。');
  const [ofSomebody] = await scanAll('东河村台账不全。一名学生受伤。');
  expect(first?.key).toBe(second?.key);
  expect(ofSomebody?.key).not.toBe(first?.key);
  const [ofAnother] = await scanAll('东河村台账不全。一名儿童受伤。');
  expect(ofAnother?.key).not.toBe(ofSomebody?.key);
});

test('a name written by its sound is found, with the same surname only', async () => {
  expect(told(await scanAll('昨天张小明来过'))).toEqual(['张小明 sound possible']);
  expect(told(await scanAll('昨天章晓明来过'))).toEqual([]);
});

const person = (written: string) => ({
  id: '1',
  names: [{ who: '', name: written }],
  idCards: [],
  phones: [],
  addresses: [],
  traits: null,
});

test('every spelling of a name in traditional characters is the name', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(...Array.from('張陳劉楊黃趙吳衛國曉麗鳳蘭靜')),
        minLength: 2,
        maxLength: 3,
      }),
      (name) => {
        const simplified = Array.from(name, toSimplified).join('');
        expect(simplified).not.toBe(name);
        expect(keysOf(person(name))).toEqual(keysOf(person(simplified)));
        expect(keysOf(person(name))).toContain(
          `l${pinyin(simplified, { toneType: 'none', type: 'array', v: true, surname: 'head' }).join('')}`,
        );
      },
    ),
    { numRuns: 60 },
  );
});
