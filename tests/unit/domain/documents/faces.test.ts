import { expect, test } from 'vitest';

import { FACES } from '#core/documents/house/fonts.ts';
import { faceFonts, findMissingFaces } from '#shared/domain/documents/faces.ts';

const having = (...fonts: string[]) => findMissingFaces((name) => Promise.resolve(fonts.includes(name)));

test('a PC is told which faces it lacks, in the order of the page', async () => {
  expect(await having()).toEqual(['小标宋', '仿宋', '楷体', '黑体']);
  expect(await having('FangSong', 'KaiTi', 'SimHei')).toEqual(['小标宋']);
  expect(await having('方正小标宋_GBK', '仿宋_GB2312', '楷体', 'FandolHei')).toEqual([]);
});

test('a font of another face that stands in is no such face', async () => {
  expect(await having('华文中宋', 'STZhongsong', 'Noto Serif CJK SC', 'Noto Sans CJK SC', 'SimSun')).toEqual([
    '小标宋',
    '仿宋',
    '楷体',
    '黑体',
  ]);
});

test('the pages ask for the face itself first, then for what stands in', () => {
  expect(FACES.xiaobiaosong.name).toBe(faceFonts.xiaobiaosong.genuine[0]);
  expect(FACES.xiaobiaosong.substitutes.slice(-4)).toEqual(faceFonts.xiaobiaosong.standIns);
});
