import { describe, expect, it } from 'vitest';

import { buildLetter, getLetter, letters } from '#core/documents/letters/index.ts';
import type { Letter } from '#core/documents/letters/define.ts';
import { collectTexts } from '#shared/domain/documents/model.ts';
import { textOf } from '#shared/domain/documents/words.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import { frames, sampleOf } from './samples.ts';

const kinds = letters.map((letter) => [letter.id, letter] as const);
const withField = (name: string) =>
  kinds.filter(([, { fields }]) => fields.some((field) => field.name === name));

function refusalOf(id: string, words: unknown): AppError {
  try {
    buildLetter(id, words, frames.word);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('the letter was built');
}

/** The sample with one long text replaced. */
function saying(letter: Letter, text: string): Words {
  const field = letter.fields.find(
    ({ kind, isRequired }) => (kind === 'text' || kind === 'line') && isRequired,
  );
  return { ...letter.sample, [field?.name ?? '']: text };
}

describe('letters', () => {
  it('have ids, titles and helps of their own', () => {
    expect(new Set(letters.map(({ id }) => id)).size).toBe(letters.length);
    expect(new Set(letters.map(({ title }) => title)).size).toBe(letters.length);
    for (const { help, version } of letters) {
      expect(help).not.toBe('');
      expect(version).toBeGreaterThan(0);
    }
  });

  it.each(kinds)('%s is built from its own sample, which fills every required blank', (id, letter) => {
    const model = sampleOf(id);
    expect(model.layout === 'form').toBe(letter.numbering === 'serial');
    const blanks = letter.fields.filter(
      ({ name, isRequired, kind }) => isRequired && kind !== 'rows' && textOf(letter.sample, name) === '',
    );
    expect(blanks).toEqual([]);
    const names = letter.fields.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([letter.matter, letter.addressee ?? letter.matter]));
  });

  it('use the page each kind of paper has', () => {
    expect(sampleOf('supervision-form')).toMatchObject({ layout: 'form' });
    expect(sampleOf('supervision-form').issuerMark).toBeUndefined();
    expect(sampleOf('supervision-notice')).toMatchObject({
      layout: 'red-head',
      issuerMark: '示例镇人民政府文件',
    });
    expect(sampleOf('supervision-letter')).toMatchObject({
      layout: 'letter-format',
      issuerMark: '示例镇人民政府',
    });
  });

  it('of every style of 通报 have their own title and the list of units on a page of its own', () => {
    const { sample, buildFrom } = getLetter('circular');
    const titles = ['批评通报', '业内警示通报', '表扬通报'].map((style) =>
      buildFrom({ ...sample, style }, frames.word).title.at(-1),
    );
    expect(new Set(titles).size).toBe(3);
    expect(buildFrom(sample, frames.word).attachments).toHaveLength(1);
    expect(buildFrom({ ...sample, list: [['', '']] }, frames.word).attachments).toEqual([]);
  });

  it.each(kinds)('%s claims no power a town lacks', (id) => {
    expect(collectTexts(sampleOf(id)).join('')).not.toMatch(/责令|罚款|处以|吊销|查封|取缔/u);
  });

  it('only asks of bodies that are not the town’s own', () => {
    const text = collectTexts(sampleOf('supervision-letter')).join('');
    expect(text).not.toMatch(/必须|限期|通报批评|问责/u);
    expect(text).toContain('特此函达');
  });

  it.each(kinds)('%s names nobody by citizen number', (id, letter) => {
    const number = '11010119900307123X';
    const wide = number.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    for (const written of [number, wide]) {
      expect(refusalOf(id, saying(letter, `证件号 ${written}`)).code).toBe(
        'documents.identity-number-refused',
      );
    }
    expect(() => buildLetter(id, saying(letter, '代码 91430100MA4L000000'), frames.word)).not.toThrow();
  });

  it.each(withField('foundOn').filter(([, { fields }]) => fields.some(({ name }) => name === 'deadline')))(
    '%s refuses a limit before the finding, beside the field',
    (id, letter) => {
      const refusal = refusalOf(id, { ...letter.sample, deadline: '2024-02-01' });
      expect(refusal.fields).toEqual({ deadline: '整改期限不能早于发现日期' });
    },
  );

  it.each(kinds)('%s names every empty field in Chinese', (id, letter) => {
    const refusal = refusalOf(id, {});
    const required = letter.fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
    expect(Object.keys(refusal.fields ?? {}).toSorted()).toEqual(required.toSorted());
    for (const sentence of Object.values(refusal.fields ?? {})) expect(sentence).toMatch(/^请/u);
  });

  it.each(withField('issuer').filter(([, { numbering }]) => numbering === 'word'))(
    '%s is never issued by a leading group',
    (id, { sample }) => {
      const issuer = '示例镇专项行动领导小组';
      expect(refusalOf(id, { ...sample, issuer }).fields).toHaveProperty('issuer');
    },
  );

  it('refuse secrecy and unknown kinds', () => {
    const { sample } = getLetter('supervision-form');
    expect(refusalOf('supervision-form', { ...sample, secrecy: '秘密' }).code).toBe(
      'documents.secrecy-refused',
    );
    expect(refusalOf('court-order', {}).code).toBe('documents.letter-unknown');
  });

  it('do not say 问题 twice', () => {
    const { sample, buildFrom } = getLetter('supervision-notice');
    const model = buildFrom({ ...sample, matter: '旅馆登记问题整改' }, frames.word);
    expect(model.title.at(-1)).toBe('关于督办旅馆登记问题整改的通知');
  });
});
