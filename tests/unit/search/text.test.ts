import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingsOf } from '#core/search/readings.ts';
import { fold, searchWords } from '#shared/domain/search/fold.ts';
import { gramsOf, wordGrams } from '#shared/domain/search/grams.ts';
import { rank } from '#shared/domain/search/rank.ts';
import type { SearchLine } from '#shared/domain/search/rank.ts';

describe('fold', () => {
  it.each([
    ['ＫＴＶ　歌厅', 'ktv歌厅'],
    ['样政发〔2026〕4号', '样政发20264号'],
    ['阿依古丽·示例', '阿依古丽示例'],
    ['12345619900101123Ｘ', '12345619900101123x'],
    ['LÜ', 'lv'],
    ['𠮷田', '𠮷田'],
    ['u¨', 'v'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 1000, examples: [['˘ﱞ'], ['ü̃'], ['ㄱ ㅏ']] },
    );
  });
});

describe('searchWords', () => {
  it('takes words apart at spaces of any width, each once', () => {
    expect(searchWords(' 张三　 138 张三')).toEqual(['张三', '138']);
    expect(searchWords('、。 ')).toEqual([]);
  });
});

describe('grams', () => {
  const line = fc.array(fc.constantFrom(...Array.from('张三丰东河村𠮷ab019')), {
    minLength: 1,
    maxLength: 24,
  });

  it('a line has every piece of every word in it', () => {
    fc.assert(
      fc.property(line, fc.nat(), fc.nat(), (characters, from, length) => {
        const start = from % characters.length;
        const word = characters.slice(start, start + 1 + (length % 24)).join('');
        const grams = gramsOf(characters.join(''));
        expect(wordGrams(word).filter((gram) => !grams.has(gram))).toEqual([]);
      }),
    );
  });

  it.each(['1', '12', 'z', '9'])('%s says nothing', (word) => {
    expect(wordGrams(word)).toEqual([]);
    expect(gramsOf('12 z').has(word)).toBe(false);
  });

  it.each(['张', '张三', 'zs', '123', 'a1'])('%s is looked up', (word) => {
    expect(wordGrams(word)).toEqual([word]);
  });
});

describe('readingsOf', () => {
  it.each([
    ['单小样', 'shanxiaoyang', 'sxy'],
    ['吕样', 'lvyang', 'ly'],
    ['东河歌厅KTV', 'donghegetingktv', 'dhgtktv'],
  ])('%s', (name, full, initials) => {
    expect(readingsOf(name)[0]).toEqual({ full, initials });
  });

  it('reads a place as plain words too', () => {
    expect(readingsOf('单位食堂').map(({ full }) => full)).toContain('danweishitang');
  });

  it('has none for letters and digits', () => {
    expect(readingsOf('KTV 88')).toEqual([]);
  });
});

describe('rank', () => {
  const lines: SearchLine[] = [
    { kind: 'title', text: '张样本', reason: '' },
    { kind: 'pinyin', text: 'zhangyangben', reason: '拼音' },
    { kind: 'initials', text: 'zyb', reason: '拼音首字母' },
    { kind: 'other', text: '13800001234', reason: '电话 138****1234' },
    { kind: 'other', text: '东河村', reason: '所在村 东河村' },
  ];
  const levelOf = (text: string) => rank(lines, fold(text), searchWords(text))?.level;

  it('a name before its beginning, its pinyin, its initials, a part of it, anything else', () => {
    const texts = ['张样本', '张样', 'zhangy', 'zy', '样本', '1234'];
    const levels = texts.map(levelOf);
    expect(levels).toEqual([...levels].toSorted((a = 9, b = 9) => a - b));
    expect(new Set(levels).size).toBe(texts.length);
  });

  it('a number in full is as good as a name; pinyin with a space is the pinyin', () => {
    expect(levelOf('13800001234')).toBe(levelOf('张样本'));
    expect(levelOf('zhang yang ben')).toBe(levelOf('zhangyangben'));
  });

  it('says why, once each, masked', () => {
    expect(rank(lines, '张1234', ['张', '1234'])?.why).toBe('电话 138****1234');
    expect(rank(lines, '东河1234', ['东河', '1234'])?.why).toBe('所在村 东河村，电话 138****1234');
    expect(rank(lines, '张样', ['张样'])?.why).toBe('');
  });

  it('a word that is nowhere finds nothing', () => {
    expect(rank(lines, '张没有', ['张', '没有'])).toBeUndefined();
  });
});
