import { describe, expect, it } from 'vitest';

import { parseDocumentModel } from '#shared/domain/documents/model.ts';
import {
  formatHeadingNumber,
  formatOfficialDate,
  toChineseNumber,
} from '#shared/domain/documents/official-text.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import { longDocument } from './samples.ts';

const draft = {
  layout: 'red-head',
  issuerMark: '示例镇人民政府文件',
  title: ['关于试验的通知'],
  body: [{ kind: 'paragraph', text: '正文。' }],
  signature: { issuer: '示例镇人民政府', date: '2024-02-02' },
};

function refusalOf(input: unknown): AppError {
  try {
    parseDocumentModel(input);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('the model was accepted');
}

describe('document model', () => {
  it('accepts a plain document and fills the defaults', () => {
    const model = parseDocumentModel(draft);
    expect(model.attachments).toEqual([]);
    expect(model.signature?.sealed).toBe(true);
  });

  it.each([
    ['a field', { ...draft, secrecy: '秘密' }],
    ['a Chinese field', { ...draft, 密级: '机密' }],
    ['a mark in the title', { ...draft, title: ['秘密★1年 关于试验的通知'] }],
    [
      'a mark deep in a table',
      {
        ...draft,
        body: [{ kind: 'table', columns: [1], rows: [{ cells: [{ text: '绝密 ★ 长期' }] }] }],
      },
    ],
  ])('refuses secrecy in %s', (_, input) => {
    expect(refusalOf(input).code).toBe('documents.secrecy-refused');
  });

  it('speaks of secrets in ordinary words without being refused', () => {
    expect(
      parseDocumentModel({ ...draft, body: [{ kind: 'paragraph', text: '注意保守工作秘密。' }] }).body,
    ).toHaveLength(1);
  });

  it.each([
    ['a form with a red head', { ...draft, layout: 'form' }, 'issuerMark'],
    ['a red head without a mark', { ...draft, issuerMark: undefined }, 'issuerMark'],
    ['no signature', { ...draft, signature: undefined }, 'signature'],
    ['a short copy number', { ...draft, copyNumber: '12' }, 'copyNumber'],
    ['a signer on a letter', { ...draft, layout: 'letter-format', signers: ['某某某'] }, 'signers'],
    ['fewer signers than organs', { ...draft, signers: ['某甲'], coIssuers: ['示例市教育局'] }, 'signers'],
    ['seven organs', { ...draft, coIssuers: Array.from({ length: 6 }, () => '示例市教育局') }, 'coIssuers'],
    ['joint minutes', { ...draft, layout: 'minutes', coIssuers: ['示例市教育局'] }, 'coIssuers'],
    ['minutes without who was there', { ...draft, layout: 'minutes' }, 'meeting'],
    ['sealed minutes', { ...draft, layout: 'minutes' }, 'signature'],
    [
      'a printing office on a letter',
      { ...draft, layout: 'letter-format', imprint: { office: '示例镇党政办公室' } },
      'imprint',
    ],
    [
      'an impossible date',
      { ...draft, signature: { issuer: '示例镇', date: '2024-02-30' } },
      'signature.date',
    ],
    ['an empty title', { ...draft, title: [' '] }, 'title.0'],
  ])('refuses %s beside its field', (_, input, field) => {
    const refusal = refusalOf(input);
    expect(refusal.code).toBe('input.invalid');
    expect(Object.keys(refusal.fields ?? {})).toContain(field);
    expect(refusal.fields?.[field]).toMatch(/\p{Script=Han}/u);
  });

  it('refuses a table whose rows do not fill its columns', () => {
    const table = { kind: 'table', columns: [1, 1], rows: [{ cells: [{ text: '一' }] }] };
    expect(refusalOf({ ...draft, body: [table] }).fields?.['body.0']).toBe('表格各行的格数不一致');
  });

  it('keeps no character that XML cannot carry or that turns text round', () => {
    const model = longDocument({
      body: [{ kind: 'paragraph', text: '甲\u0000\u001B乙\u202E丙\uFFFF丁\uD800戊\t己' }],
    });
    expect(model.body[0]).toMatchObject({ text: '甲乙丙丁\uFFFD戊 己' });
  });
});

describe('official text', () => {
  it('writes dates without leading zeros', () => {
    expect(formatOfficialDate('2024-02-02')).toBe('2024年2月2日');
    expect(formatOfficialDate('2024-11-30')).toBe('2024年11月30日');
  });

  it('counts in Chinese', () => {
    expect([1, 9, 10, 11, 19, 20, 21, 99].map(toChineseNumber)).toEqual([
      '一',
      '九',
      '十',
      '十一',
      '十九',
      '二十',
      '二十一',
      '九十九',
    ]);
  });

  it('numbers the four levels', () => {
    expect(([1, 2, 3, 4] as const).map((level) => formatHeadingNumber(level, 2))).toEqual([
      '二、',
      '（二）',
      '2.',
      '（2）',
    ]);
  });
});
