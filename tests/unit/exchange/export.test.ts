import * as fc from 'fast-check';
import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { exportTable } from '#core/exchange/excel/export-table.ts';
import { workbookLimits } from '#core/exchange/excel/limits.ts';
import { parseWorkbook } from '#core/exchange/excel/parse-workbook.ts';
import { writeCsv } from '#core/exchange/excel/write-csv.ts';
import { formatsFor, formatValue } from '#shared/domain/export/format.ts';
import type { ColumnFormat } from '#shared/domain/export/format.ts';
import { templateRow } from '#shared/domain/export/mapping.ts';
import { parseField } from '#shared/domain/import/parse-field.ts';
import { planWorkbook } from '#shared/domain/import/plan-workbook.ts';
import type { Field, FieldValue, FieldValues } from '#shared/registers/register.ts';
import { children } from '#shared/registers/children.ts';
import { registerSchema } from '#shared/registers/schema.ts';
import { venues } from '#shared/registers/venues.ts';
import { refused } from '../../support/refused.ts';

const asOf = '2026-11-23';
const columns = venues.fields.map(({ key }) => ({ field: key }));
const least = { name: '甲样宾馆', kind: 'hotel', village: '甲样村' };

async function* manyRows() {
  for (let index = 0; index < 5000; index += 1) yield { ...least, name: `样例${index}` };
}
const field = (kind: 'date' | 'idcard' | 'phone'): Field => ({ key: 'f', label: '栏目', kind });
const category = (code: string) => ({ kind: 'category', field: 'categories', code }) as const;
const csvText = (lines: (string | number | null)[][]) => Buffer.from(writeCsv(lines)).toString('utf8');

describe('a list', () => {
  test('exported, read and judged again holds the same values', async () => {
    const schema = registerSchema(venues);
    const words = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 30 });
    const row = fc.record({
      name: words,
      village: words,
      address: words,
      remarks: fc.oneof(words, fc.constantFrom('=1+1', '+1', '-1', '@a', '_x0041_')),
      isKey: fc.boolean(),
      kind: fc.constantFrom('hotel', 'ktv', 'training'),
      licence: fc.stringMatching(/^[0-9A-Z]{18}$/),
      phone: fc.stringMatching(/^1[3-9]\d{9}$/),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const clean = rows.flatMap((values) => schema.safeParse(values).data ?? []);
        fc.pre(clean.length > 0);
        const bytes = await exportTable(venues, clean, columns, { asOf, count: clean.length });
        const plan = planWorkbook(await parseWorkbook(bytes, 'a.xlsx', workbookLimits), venues);
        expect(plan.rows.length).toBe(clean.length);
        for (const planned of plan.rows) {
          if (planned.problems.some(({ reason }) => reason.includes('重复'))) continue;
          expect(planned.values).toEqual(clean[planned.row - 4]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('holds text only, has its title, repeats its header in print and can be filtered', async () => {
    const rows: FieldValues[] = [{ ...least, phone: '139****1234', licence: '91330100MA2ABCDX0K' }];
    const bytes = await exportTable(
      venues,
      rows,
      [{ field: 'name' }, { field: 'phone' }, { field: 'licence' }],
      {
        asOf,
        count: 1,
        title: '样例镇重点场所',
        note: '只列停业的',
      },
    );
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
    expect(sheet?.name).toBe('样例镇重点场所');
    expect(sheet?.rows).toEqual([
      ['样例镇重点场所', null, null],
      ['只列停业的', null, null],
      ['场所名称', '联系电话', '证照号'],
      ['甲样宾馆', '139****1234', '91330100MA2ABCDX0K'],
    ]);
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 'a4',
      orientation: 'landscape',
      printTitlesRow: '$3:$3',
    });
    expect(sheet?.headerFooter?.oddFooter).toContain('&P');
    expect(sheet?.autoFilter?.range).toBe('A3:C4');
    expect(sheet?.cells?.get('3,2')?.style?.numFmt).toBe('@');
  });

  test('of nothing is a table without rows; of one column it has no merge of one cell', async () => {
    const bytes = await exportTable(venues, [], [{ field: 'name' }], { asOf, count: 0 });
    const [sheet] = await parseWorkbook(bytes, 'a.xlsx', workbookLimits);
    expect(sheet?.rows.length).toBe(3);
    expect(sheet?.merges).toEqual([]);
  });

  test('may come bit by bit, tells how far it is, and stops when cancelled', async () => {
    const control = new AbortController();
    const told: number[] = [];
    await exportTable(venues, manyRows(), columns, {
      asOf,
      count: 5000,
      progress: (done) => told.push(done),
    });
    expect(told.slice(0, 2)).toEqual([500, 1000]);
    expect(told.at(-1)).toBe(5000);
    const cancelled = exportTable(venues, manyRows(), columns, {
      asOf,
      count: 5000,
      signal: control.signal,
      progress: () => control.abort(),
    });
    await refused(cancelled, 'job.cancelled');
  });

  test('longer than a sheet that can be read back is refused', async () => {
    const refusal = await refused(
      exportTable(venues, [], columns, { asOf, count: 60_000 }),
      'exchange.table-too-long',
    );
    expect(refusal.params).toMatchObject({ rows: 60_000 });
  });
});

describe('formats', () => {
  const yesNo: Field = { key: 'b', label: '是否', kind: 'boolean' };
  test.each<[Field, FieldValue, ColumnFormat, string | number | null]>([
    [field('date'), '2024-01-05', 'date-dash', '2024-01-05'],
    [field('date'), '2024-01-05', 'date-dot', '2024.1.5'],
    [field('date'), '2024-01-05', 'date-chinese', '2024年1月5日'],
    [field('date'), '2024-01-05', 'date-compact', '20240105'],
    [field('date'), '2024-01-05', 'date-slash', '2024/1/5'],
    [field('date'), '2012-11-23', 'age', 14],
    [field('date'), '2012-11-24', 'age', 13],
    [field('date'), '2027-01-01', 'age', null],
    [field('idcard'), '11010520121124002X', 'age', 13],
    [field('idcard'), '11010520121124002X', 'idcard-spaced', '110105 20121124 002X'],
    [field('idcard'), '110105********002X', 'idcard-spaced', '110105********002X'],
    [field('idcard'), '110105********002X', 'age', null],
    [field('date'), '2012-**-**', 'date-dot', '2012-**-**'],
    [field('phone'), '0571-81234567', 'text', '0571-81234567'],
    [yesNo, true, 'yes-tick', '√'],
    [yesNo, false, 'yes-tick', null],
    [yesNo, false, 'yes-word', '否'],
    [yesNo, true, 'yes-number', 1],
    [{ key: 'n', label: '人数', kind: 'integer' }, 12, 'number', 12],
    [{ key: 'n', label: '人数', kind: 'integer' }, 12, 'text', '12'],
  ])('%o %s as %s', (of, value, format, expected) => {
    expect(formatValue(of, value, format, { asOf })).toBe(expected);
  });

  test('a day in any style reads back as that day', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const date = field('date');
    fc.assert(
      fc.property(day, fc.constantFrom(...formatsFor(date).filter((f) => f !== 'age')), (instant, format) => {
        const value = instant.toISOString().slice(0, 10);
        const text = String(formatValue(date, value, format, { asOf }));
        expect(parseField(date, { text })).toEqual({ ok: true, value });
      }),
    );
  });

  test('several choices stand in one column, or one column each', () => {
    const values = { categories: ['left-behind', 'disabled'], status: 'active' };
    const mapping = {
      sheet: '表',
      columns: [
        { index: 0, source: { kind: 'field', field: 'categories' }, format: 'text' },
        { index: 1, source: category('left-behind'), format: 'yes-tick' },
        { index: 2, source: category('migrant'), format: 'yes-number' },
        { index: 3, source: { kind: 'category', field: 'status', code: 'active' }, format: 'yes-word' },
        { index: 4, source: { kind: 'sequence' }, format: 'number' },
        { index: 5, source: { kind: 'constant', text: '样例镇' }, format: 'text' },
        { index: 6, source: { kind: 'blank' }, format: 'text' },
      ],
    } as const;
    const row = (given: FieldValues) =>
      templateRow(children, { ...mapping, columns: [...mapping.columns] }, given, 7, { asOf });
    expect(row(values)).toEqual(['留守儿童、残疾儿童', '√', 0, '是', 7, '样例镇', null]);
    expect(row({ categories: '***', status: 'left' })).toEqual(['***', null, null, '否', 7, '样例镇', null]);
    expect(row({})).toEqual([null, null, 0, '否', 7, '样例镇', null]);
  });

  test('say nothing about a masked choice', () => {
    const mapping = {
      sheet: '表',
      columns: (['male', 'female'] as const).map((code, index) => ({
        index,
        source: { kind: 'category' as const, field: 'sex', code },
        format: 'yes-word' as const,
      })),
    };
    const rowFor = (sex: string) => templateRow(children, mapping, { sex }, 1, { asOf });
    expect(rowFor('male')).toEqual(['是', '否']);
    expect(rowFor('***')).toEqual([null, null]);
  });
});

describe('a text table', () => {
  test('opens rightly in Excel: mark, CRLF, quotes', () => {
    const lines = [
      ['名称', '备注'],
      ['甲，"乙"', 'a,b'],
      [null, 3],
    ];
    expect(csvText(lines)).toBe('\uFEFF名称,备注\r\n"甲，""乙""","a,b"\r\n,3\r\n');
  });

  test('holds nothing that would be taken for a formula', () => {
    const sign = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', ' =', '\n=');
    fc.assert(
      fc.property(sign, fc.string(), (start, rest) => {
        const [, line = ''] = csvText([['名称'], [start + rest]]).split(/\r\n(.*)/s);
        expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
      }),
    );
  });

  test('reads back through the desk', async () => {
    const bytes = writeCsv([
      ['场所名称', '场所类别', '所在村', '电话'],
      ['甲样宾馆', '宾馆', '甲样村', '+86 13800138000'],
    ]);
    const plan = planWorkbook(await parseWorkbook(bytes, 'a.csv', workbookLimits), venues);
    expect(plan.rows).toMatchObject([
      { verdict: 'accepted', values: { name: '甲样宾馆', phone: '13800138000' } },
    ]);
  });
});
