import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numberBlocks } from '#core/documents/house/blocks.ts';
import { placeSignature } from '#core/documents/house/signature.ts';
import { isShapely, titleLines } from '#core/documents/house/title.ts';
import { TYPE_AREA } from '#core/documents/house/metrics.ts';
import { breakLines, measureText } from '#core/documents/layout/break-lines.ts';
import { paginate } from '#core/documents/layout/paginate.ts';
import { countPages, settle } from '#core/documents/layout/settle.ts';
import { parseDocumentModel } from '#shared/domain/documents/model.ts';

import { form, houseSamples, longDocument, SENTENCE } from './samples.ts';

const text = fc.string({
  unit: fc.constantFrom(...Array.from('甲乙丙，。；“”（）《》1234.aB 号')),
  minLength: 1,
  maxLength: 200,
});

function textOf(page: ReturnType<typeof paginate>[number] | undefined): string {
  const lines = page?.items.flatMap(({ item }) => (item.kind === 'line' ? item.spans : [])) ?? [];
  return lines.map(({ text: part }) => part).join('');
}

describe('line breaking', () => {
  it('loses and adds nothing, and keeps every line within its measure', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 28 }), (value, width) => {
        const lines = breakLines(value, width);
        expect(lines.join('')).toBe(value);
        for (const line of lines) expect(measureText(line)).toBeLessThanOrEqual(width + 1e-6);
      }),
    );
  });

  it('sets 28 characters to the line', () => {
    const lines = breakLines(SENTENCE.repeat(3), 28, 26);
    expect(lines.slice(0, -1).map((line) => line.length)).toEqual([26, 28, 28]);
  });

  it('opens no line with a closing mark and ends none with an opening one', () => {
    expect(breakLines('甲乙丙丁，戊己', 4)).toEqual(['甲乙丙', '丁，戊己']);
    expect(breakLines('甲乙丙（丁戊）', 4)).toEqual(['甲乙丙', '（丁戊）']);
  });

  it('keeps figures whole', () => {
    expect(breakLines('甲乙丙2024年', 4)).toEqual(['甲乙丙', '2024年']);
  });
});

describe('titles', () => {
  it('breaks a long one into even lines between words', () => {
    const lines = titleLines(['关于督办旅馆未成年人入住登记问题整改的通知'], 20);
    expect(lines).toHaveLength(2);
    expect(Math.min(...lines.map((line) => line.length))).toBeGreaterThanOrEqual(8);
    expect(lines[1]).not.toMatch(/^的/u);
  });

  const words = fc.array(
    fc.constantFrom(
      '重点场所',
      '联合检查',
      '未成年人',
      '入住登记',
      '问题',
      '整改',
      '校园周边',
      '情况',
      '专项行动',
      '第二轮',
    ),
    { minLength: 1, maxLength: 16 },
  );

  it('are never narrowest in the middle, lose nothing and tear no term', () => {
    fc.assert(
      fc.property(words, fc.boolean(), (parts, hasIssuer) => {
        const about = `关于${parts.join('')}的通知`;
        const title = hasIssuer ? ['示例镇人民政府', about] : [about];
        const lines = titleLines(title, 20);
        expect(lines.join('')).toBe(title.join(''));
        expect(lines.every((line) => measureText(line) <= 20)).toBe(true);
        if (title.join('').length > 60) return;
        expect(isShapely(lines)).toBe(true);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/(?:未|未成|重|校|校园)$/u);
      }),
    );
  });

  it('keep the issuer on a line of its own where that gives a shape', () => {
    expect(titleLines(['示例镇人民政府', '关于移送甲旅馆接待未成年人未按规定登记有关情况的函'], 20)).toEqual([
      '示例镇人民政府',
      '关于移送甲旅馆接待未成年人',
      '未按规定登记有关情况的函',
    ]);
    expect(isShapely(['关于整改的', '通知', '补充说明的函'])).toBe(false);
  });
});

/** A form of twelve squares. */
const row = (minHeight: number) => ({ minHeight, cells: [{ text: '甲' }] });
const sheet = (minHeight: number) =>
  parseDocumentModel({
    layout: 'form',
    title: ['销号审批表'],
    body: [{ kind: 'table', columns: [1], rows: Array.from({ length: 12 }, () => row(minHeight)) }],
    signature: { issuer: '示例镇', date: '2024-02-02' },
  });

describe('pagination', () => {
  it('puts 22 lines on a full page and the imprint on the last', () => {
    const pages = paginate(longDocument());
    expect(pages[1]?.items).toHaveLength(22);
    expect(pages.map((page) => page.hasImprint)).toEqual(pages.map((_, index) => index === pages.length - 1));
  });

  it('never runs over the type area nor leaves a signature alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.boolean(), (sentences, sealed) => {
        const model = longDocument({
          body: [{ kind: 'paragraph', text: SENTENCE.repeat(sentences) }],
          signature: { issuer: '示例镇人民政府', date: '2024-02-02', sealed },
        });
        for (const { items } of paginate(model)) {
          for (const { top, item } of items)
            expect(top + item.height).toBeLessThanOrEqual(TYPE_AREA.height + 1e-6);
          expect(items[0]?.item.kind).not.toBe('signature');
        }
      }),
      { numRuns: 70 },
    );
  });

  it.each(Object.entries(houseSamples))('keeps %s on its pages, text on the first', (_, make) => {
    const model = settle(make());
    const pages = paginate(model);
    expect(settle(model)).toEqual(model);
    for (const { items, orientation } of pages) {
      const height = orientation === 'landscape' ? TYPE_AREA.width : TYPE_AREA.height;
      for (const { top, item } of items) expect(top + item.height).toBeLessThanOrEqual(height + 1e-6);
    }
    expect(textOf(pages[0])).toContain(SENTENCE.slice(0, 10));
    expect(pages.at(-1)?.orientation).toBe('portrait');
  });

  it('names those it goes to in the imprint when they would leave no text on page 1', () => {
    const addressees = Array.from({ length: 26 }, (_, index) => `第${index + 1}村村民委员会`).join('，');
    const model = settle(longDocument({ addressees }));
    expect(model.addressees).toBeUndefined();
    expect(model.imprint?.main).toBe(addressees);
    expect(textOf(paginate(model)[0])).toContain(SENTENCE.slice(0, 10));
    expect(settle(longDocument()).imprint?.main).toBeUndefined();
  });

  it('brings a form that is a little too long on to its sheet, and no square below its words', () => {
    expect(paginate(sheet(16))).toHaveLength(2);
    expect([16, 20].map((height) => countPages(sheet(height)))).toEqual([1, 1]);
    expect(countPages(sheet(40))).toBeGreaterThan(1);
  });

  it('ends on an even page when the imprint asks for one', () => {
    for (const sentences of [1, 12, 24, 36, 48]) {
      const model = longDocument({
        body: [{ kind: 'paragraph', text: SENTENCE.repeat(sentences) }],
        imprint: { office: '示例镇党政办公室', date: '2024-02-02', place: 'even-page' },
      });
      expect(countPages(model) % 2).toBe(0);
    }
  });

  it('numbers neither a blank page before the imprint nor the imprint’s (7.5)', () => {
    const ends = Array.from({ length: 60 }, (_, sentences) =>
      paginate(
        longDocument({
          body: [{ kind: 'paragraph', text: SENTENCE.repeat(sentences + 1) }],
          imprint: { cc: '示例市平安办', office: '示例镇党政办公室', date: '2024-02-02', place: 'even-page' },
        }),
      ),
    );
    const behindBlank = ends.filter((pages) => pages.length > 2 && pages.at(-2)?.items.length === 0);
    expect(behindBlank.length).toBeGreaterThan(0);
    for (const pages of ends) {
      const blank = behindBlank.includes(pages) ? 2 : 0;
      expect(pages.map(({ hasNumber }) => hasNumber)).toEqual(
        pages.map(({ number }) => number <= pages.length - blank),
      );
    }
  });

  it('numbers every page of a red-head document, and no form of one page', () => {
    expect(paginate(longDocument()).every((page) => page.hasNumber)).toBe(true);
    expect(paginate(form()).map((page) => page.hasNumber)).toEqual([false]);
  });

  it('repeats a table’s header row on every page', () => {
    const rows = Array.from({ length: 60 }, () => ({ cells: [{ text: '甲' }, { text: '乙' }] }));
    const header = { header: true, cells: [{ text: '栏目一' }, { text: '栏目二' }] };
    const pages = paginate(
      longDocument({ body: [{ kind: 'table', columns: [1, 1], rows: [header, ...rows] }] }),
    );
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages.slice(1, -1)) {
      const first = page.items[0]?.item;
      expect(first?.kind === 'row' && first.cells[0]?.lines[0]).toBe('栏目一');
    }
  });

  it('carries a cell on to the next page that no page can hold', () => {
    const body = [
      { kind: 'table' as const, columns: [1], rows: [{ cells: [{ text: SENTENCE.repeat(60) }] }] },
    ];
    const shown = paginate(longDocument({ body })).flatMap((page) =>
      page.items.flatMap(({ item }) => (item.kind === 'row' ? item.cells.flatMap((cell) => cell.lines) : [])),
    );
    expect(shown.join('')).toBe(SENTENCE.repeat(60));
  });
});

const signedBy = (issuers: readonly string[], sealed: boolean) => {
  const [issuer = '', ...coIssuers] = issuers;
  return placeSignature({ signature: { issuer, date: '2024-02-02', sealed, lead: 2 }, coIssuers });
};
const axisOf = (piece: ReturnType<typeof signedBy>[number] | undefined) =>
  piece && 'axis' in piece ? piece.axis : Number.NaN;
const leftOf = (piece: ReturnType<typeof signedBy>[number] | undefined) =>
  piece && 'left' in piece ? piece.left : Number.NaN;

describe('house rules', () => {
  it('counts headings level by level and items run by run', () => {
    const body = [
      { kind: 'heading' as const, level: 1 as const, text: '甲' },
      { kind: 'heading' as const, level: 2 as const, text: '乙' },
      { kind: 'item' as const, text: '丙' },
      { kind: 'item' as const, text: '丁' },
      { kind: 'heading' as const, level: 2 as const, text: '戊' },
      { kind: 'item' as const, text: '己' },
      { kind: 'heading' as const, level: 1 as const, text: '庚' },
      { kind: 'heading' as const, level: 2 as const, text: '辛' },
    ];
    const numbers = numberBlocks(body);
    expect(body.map((block) => numbers.get(block))).toEqual([
      '一、',
      '（一）',
      '1.',
      '2.',
      '（二）',
      '1.',
      '二、',
      '（一）',
    ]);
  });

  it('centres issuer and date on one axis under a seal, four characters in', () => {
    const [issuer, date] = signedBy(['示例镇人民政府'], true);
    expect(axisOf(issuer)).toBe(axisOf(date));
    expect(28 - axisOf(date)).toBeCloseTo(4 + 6 / 2, 6);
  });

  it('staggers them by two characters without one', () => {
    for (const name of ['示例镇', '示例镇人民政府综合行政执法大队']) {
      const [issuer, date] = signedBy([name], false);
      expect(leftOf(date) - leftOf(issuer)).toBeCloseTo(2, 6);
      const end = Math.max(leftOf(date) + 6, leftOf(issuer) + name.length);
      expect(28 - end).toBeGreaterThanOrEqual(2 - 1e-6);
    }
  });

  it('keeps the seals of two to six organs apart and on the page, the last one on the date', () => {
    const seal = 42 / (156 / 28);
    for (const count of [2, 3, 4, 5, 6]) {
      for (const length of [4, 7, 10, 13, 20]) {
        const signed = signedBy(
          Array.from({ length: count }, () => '镇'.repeat(length)),
          true,
        );
        const [names, date] = [signed.slice(0, -1), signed.at(-1)];
        expect(date?.line).toBe((names.at(-1)?.line ?? 0) + 1);
        expect(axisOf(date)).toBe(axisOf(names.at(-1)));
        for (const [index, name] of names.entries()) {
          expect(axisOf(name) - seal / 2).toBeGreaterThanOrEqual(0);
          expect(axisOf(name) + Math.max(seal, length) / 2).toBeLessThanOrEqual(28);
          for (const other of names.slice(index + 1)) {
            const apart = Math.hypot(
              axisOf(name) - axisOf(other),
              (((name.line - other.line) * 225) / 22 / 156) * 28,
            );
            expect(apart).toBeGreaterThan(seal);
            const beside = name.line === other.line ? axisOf(other) - axisOf(name) : Infinity;
            expect(beside).toBeGreaterThanOrEqual(length);
          }
        }
      }
    }
  });
});
