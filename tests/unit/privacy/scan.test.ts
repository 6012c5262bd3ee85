import { pinyin } from 'pinyin-pro';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { peopleIndex } from '#core/privacy/keep-index.ts';
import { scanPieces } from '#core/privacy/scan.ts';
import type { Piece } from '#core/privacy/found.ts';
import type { ScanHit } from '#core/privacy/scan.ts';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import { join } from 'node:path';
import { crowd, storeChildren } from '../../support/crowd.ts';
import { testFolder } from '../../support/test-desk.ts';

const children = [...crowd(400)];
let store: Store;

beforeAll(() => {
  const folder = testFolder();
  store = openStore(join(folder, 'records.db'), new Uint8Array(32).fill(3), { create: true });
  migrate(store, recordsMigrations, folder);
  storeChildren(store, children);
});

async function scan(text: string, isOffice = false): Promise<ScanHit[]> {
  return scanAll([{ field: 'facts', row: null, column: null, text, isOffice }]);
}

async function scanAll(pieces: readonly Piece[]): Promise<ScanHit[]> {
  return scanPieces(store, await peopleIndex(store), pieces, { least: 5, year: 2026 });
}

async function kindsOf(text: string): Promise<string[]> {
  return (await scan(text)).map(({ kind, severity }) => `${kind} ${severity}`);
}

async function keyOf(text: string): Promise<string | undefined> {
  return (await scan(text)).find((hit) => hit.kind === 'name')?.key;
}

/** What officials write, without anybody in it. */
const prose = [
  '为进一步加强未成年人保护工作，现将有关情况通报如下。各单位要高度重视，明确责任，严格落实，按时办结。',
  '会议强调，要全面排查校园周边安全隐患，建立问题台账，逐项销号，做到件件有着落、事事有回音。',
  '检查组于2026年11月23日对6家旅馆进行了检查，发现问题12条，当场整改5条，限期整改7条，涉及金额123456元。',
  '经营者应当查验入住未成年人身份证件，询问同住人员关系，登记簿保存不少于90日，违者依法处理。',
  '请各村民委员会、镇属各单位对照清单开展自查，于11月底前将自查报告报送综合办公室，联系邮箱以通知为准。',
  '平安建设、文明创建、和谐邻里，常抓不懈；宣传单、横幅、KTV、APP、WPS文件均须留存样本备查。',
];

type Variant = (name: string) => string;
const variants: Record<string, Variant> = {
  plain: (name) => name,
  blanks: (name) => Array.from(name).join(' '),
  'wide blanks': (name) => Array.from(name).join('　'),
  'middle dots': (name) => Array.from(name).join('·'),
  'invisible blanks': (name) => Array.from(name).join('\u200B'),
  'two lines': (name) => Array.from(name).join('\n'),
  pinyin: (name) => pinyin(name, { toneType: 'none', type: 'array', v: true, surname: 'head' }).join(' '),
  'pinyin with tones': (name) =>
    pinyin(name, { type: 'array', v: true, surname: 'head' }).join(' ').normalize('NFC'),
  'pinyin, surname last': (name) => {
    const [surname = '', ...rest] = pinyin(name, {
      toneType: 'none',
      type: 'array',
      v: true,
      surname: 'head',
    });
    return `${rest.join('')} ${surname}`;
  },
  'pinyin in one': (name) =>
    pinyin(name, { toneType: 'none', type: 'array', v: true, surname: 'head' }).join('').toUpperCase(),
};

/** 139… → 一三九… */
const spell = (number: string): string =>
  number.replace(/\d/gu, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)));

const anyChild = fc.constantFrom(...children);
const anyProse = fc.constantFrom(...prose);

function plant(text: string, at: number, planted: string): { whole: string; from: number; to: number } {
  const from = Math.floor((at * text.length) / 1000);
  return { whole: text.slice(0, from) + planted + text.slice(from), from, to: from + planted.length };
}

describe('a child of the store is found', () => {
  for (const [label, vary] of Object.entries(variants))
    test(`by the name, ${label}, wherever it stands`, async () => {
      await fc.assert(
        fc.asyncProperty(
          anyChild,
          anyProse,
          fc.nat(1000),
          fc.boolean(),
          async (child, text, at, isGuardian) => {
            const planted = vary(isGuardian ? child.guardian : child.name);
            fc.pre(!/^[a-z]{1,3}$/iu.test(planted));
            const { whole, from, to } = plant(text, at, planted);
            const hits = await scan(whole);
            const isInside =
              /[a-z0-9]/iu.test(`${whole.charAt(from - 1)}${whole.charAt(to)}`) && /[a-z]/iu.test(planted);
            expect(isInside || hits.some((hit) => hit.from <= from && hit.to >= to)).toBe(true);
          },
        ),
        { numRuns: 60 },
      );
    });

  test('by the ID number, the telephone and pieces of them, whole or spaced, wide or narrow', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyChild,
        fc.nat(4),
        fc.boolean(),
        fc.boolean(),
        async (child, cut, isWide, isPhone) => {
          const number = isPhone ? child.guardianPhone : child.idCard;
          // The first six digits are the county's, and its people share them.
          const piece = isPhone ? number.slice(cut % 3, 11) : number.slice(cut === 4 ? 6 : 0, 18);
          const told = isWide
            ? piece.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
            : `${piece.slice(0, 4)} ${piece.slice(4)}`;
          const hits = await scan(`其号码为${told}，请勿外传。`);
          expect(hits.map(({ kind }) => kind).filter((kind) => /^(?:id|phone)/u.test(kind))).toHaveLength(1);
          expect(hits[0]?.people.map(({ id }) => id)).toContain(child.id);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('by whole numbers in characters, or with points, strokes and commas between', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyChild,
        fc.boolean(),
        fc.constantFrom('characters', '.', '/', '，', '、', ' . '),
        async (child, isPhone, between) => {
          const number = isPhone ? child.guardianPhone : child.idCard;
          const told =
            between === 'characters' ? spell(number) : (number.match(/.{1,4}/gu) ?? []).join(between);
          const hits = await scan(`请记下${told}不要外传。`);
          expect(hits.map(({ kind }) => kind)).toContain(isPhone ? 'phone' : 'id-number');
        },
      ),
      { numRuns: 60 },
    );
  });

  test('by the group and the door, in figures or characters', async () => {
    const child = children[5];
    const [, group = '', house = ''] = /(\d+)组(\d+)号/u.exec(child?.address ?? '') ?? [];
    const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
    const hits = await scan(`住在${child?.village}第${numerals[Number(group)] ?? ''}组${house}号的一户`);
    expect(hits).toContainEqual(expect.objectContaining({ kind: 'address', severity: 'certain' }));
  });
});

test('a given name as a child is called by it, and a name without its middle, are found; the same words elsewhere are not', async () => {
  const long = children.filter(({ name }) => Array.from(name).length === 3);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...long),
      fc.constantFrom('同学', '小朋友', '的妈妈'),
      async ({ name }, called) => {
        const [surname = '', ...given] = Array.from(name);
        const text = `近日，${given.join('')}${called}在校外受到关心。`;
        expect((await scan(text)).map((hit) => hit.text)).toContain(given.join(''));
        const left = `${surname}某${given.at(-1)}`;
        expect((await scan(`近日，${left}在校外受到关心。`)).map((hit) => hit.text)).toContain(left);
      },
    ),
    { numRuns: 40 },
  );
  for (const words of ['雪丽、宇浩等品牌的文具', '某些同学', '小学生和小朋友们', '各位同学'])
    expect([words, await kindsOf(words)]).toEqual([words, []]);
});

test('official prose about nobody has no hit', async () => {
  for (const text of prose) expect((await scan(text)).map((hit) => `${hit.kind} ${hit.text}`)).toEqual([]);
});

test('a place and a trait that fit fewer than five people tell who it is; that fit enough, they do not', async () => {
  const set = store.prepare(
    'UPDATE children SET school = ?, grade = ?, sex = ?, birth_date = ? WHERE id = ?',
  );
  for (const [at, { id }] of children.slice(0, 7).entries())
    set.run('南坡小学', '三年级2班', at < 6 ? 'female' : 'male', '2017-05-01', id);
  expect(await kindsOf('南坡小学三年级的一名男生')).toContain('combination certain');
  expect(await kindsOf('南坡小学三年级的一名女生')).toEqual(['school possible']);
  expect(await kindsOf('事情发生在南坡小学。\n受害人是三年级的一名男孩')).toContain('combination certain');
  expect(await kindsOf('某校三年级的一名男生')).toEqual([]);
});

test('a row that is written, changed or taken out a moment ago is known as it is now', async () => {
  const [one = expect.fail()] = crowd(1, 99);
  storeChildren(store, [{ ...one, id: 'fresh', name: '欧阳青禾' }]);
  expect(await scan('歐陽青禾同学')).toContainEqual(expect.objectContaining({ kind: 'name', who: '儿童' }));
  store.prepare("UPDATE children SET name = '上官禾青' WHERE id = 'fresh'").run();
  expect(await scan('欧阳青禾同学')).toEqual([]);
  expect(await scan('上官禾青同学')).toHaveLength(1);
  store.prepare("UPDATE children SET removed_at = '2026-11-23' WHERE id = 'fresh'").run();
  expect(await scan('上官禾青同学')).toEqual([]);
});

test('a sentence that changes makes another hit; blanks do not', async () => {
  const name = children[0]?.name ?? '';
  const first = await keyOf(`昨天，${name}来过。别的话。`);
  expect(await keyOf(`昨天，${name} 来过。换了别的话。`)).toBe(first);
  expect(await keyOf(`前天，${name}来过。别的话。`)).not.toBe(first);
});
