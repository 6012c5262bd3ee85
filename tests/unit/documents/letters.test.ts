import { describe, expect, it } from 'vitest';

import { buildLetter, letters } from '#core/documents/letters/index.ts';
import { collectTexts } from '#shared/domain/documents/model.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import { formInput, letterInput, noticeInput } from './samples.ts';

const inputs = {
  'supervision-form': formInput,
  'supervision-notice': noticeInput,
  'supervision-letter': letterInput,
};

function refusalOf(id: string, input: unknown): AppError {
  try {
    buildLetter(id, input);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('the letter was built');
}

describe('letters', () => {
  it('are all tried here, under ids of their own', () => {
    expect(letters.map(({ id }) => id).toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  it('use the page each kind of paper has', () => {
    expect(buildLetter('supervision-form', formInput)).toMatchObject({
      layout: 'form',
      number: '督办单2024-003',
    });
    expect(buildLetter('supervision-form', formInput).issuerMark).toBeUndefined();
    expect(buildLetter('supervision-notice', noticeInput)).toMatchObject({
      layout: 'red-head',
      issuerMark: '示例镇人民政府文件',
    });
    expect(buildLetter('supervision-letter', letterInput)).toMatchObject({
      layout: 'letter-format',
      issuerMark: '示例镇人民政府',
    });
  });

  it.each(Object.entries(inputs))('%s claims no power a town lacks', (id, input) => {
    const text = collectTexts(buildLetter(id, input)).join('');
    expect(text).not.toMatch(/责令|罚款|处以|吊销|查封|取缔/u);
  });

  it('only asks of bodies that are not the town’s own', () => {
    const text = collectTexts(buildLetter('supervision-letter', letterInput)).join('');
    expect(text).not.toMatch(/必须|限期|通报批评|问责/u);
    expect(text).toContain('特此函达');
  });

  it.each(Object.entries(inputs))('%s names nobody by citizen number', (id, input) => {
    const problems = '住客证件号 11010119900307123X 未登记。';
    expect(refusalOf(id, { ...input, problems }).code).toBe('documents.identity-number-refused');
    expect(
      refusalOf(id, {
        ...input,
        problems: problems
          .normalize('NFKC')
          .replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      }).code,
    ).toBe('documents.identity-number-refused');
    expect(() =>
      buildLetter(id, { ...input, problems: '统一社会信用代码 91430100MA4L000000。' }),
    ).not.toThrow();
  });

  it.each(Object.entries(inputs))('%s refuses a limit before the finding, beside the field', (id, input) => {
    const refusal = refusalOf(id, { ...input, deadline: '2024-02-01' });
    expect(refusal.fields).toEqual({ deadline: '整改期限不能早于发现日期' });
  });

  it.each(Object.entries(inputs))('%s names every empty field in Chinese', (id, input) => {
    const refusal = refusalOf(id, {});
    const required = Object.keys(input).filter((key) => key !== 'cc' && key !== 'number');
    expect(Object.keys(refusal.fields ?? {}).toSorted()).toEqual(required.toSorted());
    for (const sentence of Object.values(refusal.fields ?? {})) expect(sentence).toMatch(/^请/u);
  });

  it('are never issued by a leading group', () => {
    const issuer = '示例镇专项行动领导小组';
    expect(refusalOf('supervision-notice', { ...noticeInput, issuer }).fields).toHaveProperty('issuer');
    expect(refusalOf('supervision-letter', { ...letterInput, issuer }).fields).toHaveProperty('issuer');
  });

  it('refuse secrecy and unknown kinds', () => {
    expect(refusalOf('supervision-form', { ...formInput, secrecy: '秘密' }).code).toBe(
      'documents.secrecy-refused',
    );
    expect(refusalOf('court-order', {}).code).toBe('documents.letter-unknown');
  });

  it('do not say 问题 twice', () => {
    const model = buildLetter('supervision-notice', { ...noticeInput, matter: '旅馆登记问题整改' });
    expect(model.title.at(-1)).toBe('关于督办旅馆登记问题整改的通知');
  });
});
