import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numberBlocks } from '#core/documents/house/blocks.ts';
import { signatureBox } from '#core/documents/house/signature.ts';
import { titleLines } from '#core/documents/house/title.ts';
import { CHARACTER_PITCH, TYPE_AREA } from '#core/documents/house/metrics.ts';
import { breakLines, measureText } from '#core/documents/layout/break-lines.ts';
import { countPages, paginate } from '#core/documents/layout/paginate.ts';

import { form, longDocument, SENTENCE } from './samples.ts';

const text = fc.string({
  unit: fc.constantFrom(...Array.from('甲乙丙，。；“”（）《》1234.aB 号')),
  minLength: 1,
  maxLength: 200,
});

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
    const lines = titleLines(['关于督办旅馆未成年人入住登记问题整改的通知']);
    expect(lines).toHaveLength(2);
    expect(Math.min(...lines.map((line) => line.length))).toBeGreaterThanOrEqual(8);
    expect(lines[1]).not.toMatch(/^的/u);
  });
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

  it('ends on an even page when the imprint asks for one', () => {
    for (const sentences of [1, 12, 24, 36, 48]) {
      const model = longDocument({
        body: [{ kind: 'paragraph', text: SENTENCE.repeat(sentences) }],
        imprint: { office: '示例镇党政办公室', date: '2024-02-02', place: 'even-page' },
      });
      expect(countPages(model) % 2).toBe(0);
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
    const box = signatureBox('示例镇人民政府', '2024年2月2日', true);
    expect(box.issuerLeft).toBe(box.dateLeft);
    const axis = (box.dateLeft + TYPE_AREA.width) / 2;
    expect((TYPE_AREA.width - axis) / CHARACTER_PITCH).toBeCloseTo(4 + 6 / 2, 6);
  });

  it('staggers them by two characters without one', () => {
    for (const issuer of ['示例镇', '示例镇人民政府综合行政执法大队']) {
      const box = signatureBox(issuer, '2024年2月2日', false);
      expect((box.dateLeft - box.issuerLeft) / CHARACTER_PITCH).toBeCloseTo(2, 6);
      const end = Math.max(
        box.dateLeft + 6 * CHARACTER_PITCH,
        box.issuerLeft + issuer.length * CHARACTER_PITCH,
      );
      expect((TYPE_AREA.width - end) / CHARACTER_PITCH).toBeGreaterThanOrEqual(2 - 1e-6);
    }
  });
});
