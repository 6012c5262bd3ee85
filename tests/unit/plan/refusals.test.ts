import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { readPlan } from '#core/plan/read-plan.ts';
import { PlanDraft } from '#shared/domain/plan/plan-draft.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import { buildDocx, documentXml, numbering, paragraph, table } from './build-docx.ts';

function refusal(bytes: Uint8Array, name: string): string {
  try {
    readPlan(bytes, name);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'read';
}

const TEXT = strToU8('甲镇“试护”行动方案\n一、组织领导\n组长：张某');
const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0);
const DOCX = buildDocx(paragraph('甲镇“试护”行动方案') + paragraph('一、组织领导') + paragraph('组长：张某'));

describe('what is refused', () => {
  it.each([
    ['plan.kind.old', OLE, '方案.doc'],
    ['plan.kind.old', OLE, '方案.docx'],
    ['plan.kind.old', TEXT, '方案.DOC'],
    ['plan.kind.old', TEXT, '方案.wps'],
    ['plan.kind.old', strToU8('{\\rtf1 }'), '方案.docx'],
    ['plan.kind.pdf', strToU8('%PDF-1.7'), '方案.docx'],
    ['plan.kind.pdf', TEXT, '方案.pdf'],
    ['plan.kind.other', TEXT, '方案'],
    ['plan.kind.other', DOCX, '方案.txt'],
    ['plan.kind.other', DOCX, '方案.xlsx'],
    ['plan.kind.other', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), '方案.docx'],
    ['plan.broken', TEXT, '方案.docx'],
    ['plan.broken', DOCX.subarray(0, DOCX.length / 2), '方案.docx'],
    ['plan.broken', buildDocx('', { 'word/document.xml': '<w:document>' }), '方案.docx'],
    ['plan.broken', buildDocx('', { 'word/document.xml': '' }), '方案.docx'],
    ['plan.empty', new Uint8Array(), '方案.txt'],
    ['plan.empty', strToU8(' \n\u3000\n'), '方案.txt'],
    ['plan.empty', buildDocx(paragraph(' ')), '方案.docx'],
    ['plan.encoding', Uint8Array.from({ length: 64 }, (_, at) => at % 7), '方案.txt'],
    ['plan.large', new Uint8Array(20 * 1024 * 1024 + 1), '方案.txt'],
    ['plan.large', strToU8('一、\n'.repeat(20_001)), '方案.txt'],
  ])('%s', (code, bytes, name) => {
    expect(refusal(bytes, name)).toBe(code);
  });

  it('a document type declaration, wherever it stands', () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]>';
    expect(refusal(buildDocx('', { 'word/document.xml': bomb + documentXml('').slice(55) }), 'a.docx')).toBe(
      'plan.unsafe',
    );
    expect(refusal(buildDocx(paragraph('甲'), { 'word/styles.xml': `${bomb}<a/>` }), 'a.docx')).toBe(
      'plan.unsafe',
    );
  });

  it('a package with too many entries', () => {
    const files = Object.fromEntries(
      Array.from({ length: 2_001 }, (_, at) => [`word/media/${at}.xml`, strToU8('a')]),
    );
    expect(refusal(zipSync(files), 'a.docx')).toBe('plan.large');
  });

  it('a package that swells while it is opened, whatever sizes it claims', () => {
    const bytes = zipSync({ 'word/media/image1.bin': new Uint8Array(201 * 1024 * 1024) }, { level: 9 });
    expect(bytes.length).toBeLessThan(1024 * 1024);
    // The claimed size in the local header is made small.
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(22, 10, true);
    expect(refusal(bytes, 'a.docx')).toBe('plan.large');
  });

  it('but not a document with deep lists, empty tables and unknown numbers', () => {
    const body =
      paragraph('甲', { list: [9, 3] }) + table([]) + table([[]]) + paragraph('乙', { list: [1, 8] });
    expect(
      refusal(
        buildDocx(body, {
          'word/numbering.xml': numbering([[{ format: 'nonsense', text: '%9%1' }]], [{ id: 1, list: 0 }]),
        }),
        'a.docx',
      ),
    ).toBe('read');
  });
});

/** True when the bytes gave a valid draft or a refusal; anything else is thrown on. */
function isReadOrRefused(bytes: Uint8Array, name: string): boolean {
  try {
    return PlanDraft.safeParse(readPlan(bytes, name)).success;
  } catch (error) {
    if (error instanceof AppError) return true;
    throw error;
  }
}

describe('whatever the bytes', () => {
  it('random bytes are read or refused', () => {
    const result = fc.check(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.txt', 'a.docx', 'a.wps'),
        (bytes, name) => isReadOrRefused(bytes, name),
      ),
      { numRuns: 500 },
    );
    expect(result).toMatchObject({ failed: false });
  });

  it('damaged .docx files are read or refused', () => {
    const whole = buildDocx(
      paragraph('甲镇“试护”行动方案', { list: [1, 0] }) +
        table([
          ['组长', '张某'],
          ['工作组', '职责'],
        ]) +
        paragraph('（一）动员阶段（1月至3月）'),
      {
        'word/numbering.xml': numbering(
          [[{ format: 'chineseCounting', text: '%1、' }]],
          [{ id: 1, list: 0 }],
        ),
      },
    );
    const change = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    const result = fc.check(
      fc.property(change, fc.nat(whole.length), (changes, cut) => {
        const bytes = whole.slice(0, cut % 5 === 0 ? cut : whole.length);
        for (const [at, byte] of changes) bytes[at] = byte;
        return isReadOrRefused(bytes, 'a.docx');
      }),
      { numRuns: 500 },
    );
    expect(result).toMatchObject({ failed: false });
  });

  it('plans cut and shuffled are read without a crash', () => {
    const bits = [
      '一、',
      '（一）',
      '1.',
      '组长：',
      '副组长',
      '张  三',
      '派出所',
      '、',
      '，',
      '。',
      '\n',
      '综合协调组',
      '工作职责：',
      '每月',
      '至少2次',
      '2024年',
      '2月30日',
      '至',
      '13月',
      '即日起',
      '底',
      '第一阶段',
      '工作步骤',
      '附件1',
      '（',
      '）',
      '一是',
      '：',
      '\t',
      '|',
      '由',
      '任',
      '牵头',
    ];
    const result = fc.check(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 80 }), (words) =>
        isReadOrRefused(strToU8(words.join('')), 'a.txt'),
      ),
      { numRuns: 1_500 },
    );
    expect(result).toMatchObject({ failed: false });
  });

  it('long lines take no more than a moment', () => {
    for (const bit of [
      '组长',
      '每月',
      '一是',
      '（',
      '1.',
      '张 ',
      '2024年1月至',
      '由派出所',
      '、',
      '为组长',
    ]) {
      expect(['read', 'plan.large']).toContain(
        refusal(strToU8(`方案\n一、组织领导\n${bit.repeat(3_000)}`), 'a.txt'),
      );
    }
  });
});
