import { expect, test } from 'vitest';
import { sortKey } from '#core/store/queries/sort-key.ts';

test.each([
  ['a syllable before a longer one that begins alike', ['豆八音', '豆白鹭', '豆百合']],
  ['chen before cheng, du before duo', ['晨露', '澄心', '杜鹃', '朵朵']],
  ['one character beside itself', ['李二', '李一', '里长']],
  ['numbers by their value', ['第2村', '第10村', '第一村']],
  ['latin as it is written', ['ABC网吧', '安心网吧', 'bcd网吧']],
])('%s', (_, titles) => {
  const keys = titles.map((title) => sortKey(title));
  expect(keys.toSorted()).toEqual(keys);
});
