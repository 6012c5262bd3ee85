import * as fc from 'fast-check';
import { readXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { workbookLimits } from '#core/exchange/excel/limits.ts';
import { parseWorkbook } from '#core/exchange/excel/parse-workbook.ts';
import { writeTable } from '#core/exchange/excel/write-table.ts';
import { planWorkbook } from '#shared/domain/import/plan-workbook.ts';
import { registerSchema } from '#shared/registers/schema.ts';
import { venues } from '#shared/registers/venues.ts';

const least = { name: '甲样宾馆', kind: 'hotel', village: '甲样村' };
const village = [{ code: 'v1', label: '甲样村' }];

test('whatever is written reads back the same', async () => {
  const schema = registerSchema(venues);
  const text = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 30 });
  const codes = [
    'hotel',
    'ktv',
    'esports-hotel',
    'internet-cafe',
    'training',
    'school-surroundings',
    'general',
  ];
  const row = fc.record({
    name: text,
    village: text,
    address: text,
    remarks: text,
    manager: text,
    isKey: fc.boolean(),
    kind: fc.constantFrom(...codes),
    status: fc.constantFrom('open', 'suspended', 'closed'),
    licence: fc.stringMatching(/^[0-9A-Z]{18}$/),
    phone: fc.stringMatching(/^1[3-9]\d{9}$/),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
      const clean = rows.flatMap((values) => schema.safeParse(values).data ?? []);
      fc.pre(clean.length > 0);
      const sheets = await parseWorkbook(await writeTable(venues, clean), 'a.xlsx', workbookLimits);
      const plan = planWorkbook(sheets, venues);
      const notRepeated = plan.rows.filter(
        (planned) => !planned.problems.some(({ reason }) => reason.includes('重复')),
      );
      expect(notRepeated.map((planned) => planned.values)).toEqual(
        notRepeated.map((planned) => clean[planned.row - 4]),
      );
      expect(plan.rows.length).toBe(clean.length);
    }),
    { numRuns: 60 },
  );
});

test('the blank sheet fits its own import and holds no record', async () => {
  const bytes = await writeTable(venues, [], { village });
  const sheets = await parseWorkbook(bytes, 'a.xlsx', workbookLimits);
  const plan = planWorkbook(sheets, venues, { lookups: { village } });
  expect(plan.rows).toEqual([]);
  expect(Object.keys(plan.columns.mapping)).toEqual(venues.fields.map((field) => field.key));
});

test('the blank sheet offers choices, keeps typed numbers as text and repeats its header in print', async () => {
  const [sheet] = (await readXlsx(await writeTable(venues, [], { village }), { readStyles: true })).sheets;
  expect(sheet?.dataValidations?.map((validation) => [validation.range, validation.values?.[0]])).toEqual([
    ['B4:B303', '旅馆酒店'],
    ['C4:C303', '甲样村'],
    ['E4:E303', '是'],
    ['J4:J303', '营业'],
  ]);
  expect(sheet?.cells?.get('10,5')?.style?.numFmt).toBe('@');
  expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '$3:$3' });
});

test('every written cell is text: no number, no formula', async () => {
  const row = { ...least, remarks: '=HYPERLINK("http://example.invalid")', phone: '13800138000' };
  const [sheet] = (await readXlsx(await writeTable(venues, [row]))).sheets;
  expect(sheet?.rows[3]?.filter((value) => value !== null).every((value) => typeof value === 'string')).toBe(
    true,
  );
  expect([...(sheet?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false);
});

test('more rows than a sheet may have are refused', async () => {
  await expect(
    writeTable(
      venues,
      Array.from({ length: 51_000 }, () => least),
    ),
  ).rejects.toMatchObject({
    code: 'exchange.table-too-long',
  });
});
