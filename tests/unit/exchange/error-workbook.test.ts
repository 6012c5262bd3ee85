import { strFromU8, strToU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { workbookLimits } from '#core/exchange/excel/limits.ts';
import { parseWorkbook } from '#core/exchange/excel/parse-workbook.ts';
import { errorWorkbook, refusedByVillage } from '#core/exchange/excel/returned/error-workbook.ts';
import { planWorkbook } from '#shared/domain/import/plan-workbook.ts';
import { settleImport } from '#shared/domain/import/settle-import.ts';
import { venues } from '#shared/registers/venues.ts';
import { oldWorkbook, repack, workbookOf } from './workbooks.ts';

const lines: (string | number | null)[][] = [
  ['样例镇重点场所登记表', null, null, null, null],
  ['名称', '类别', '所在村', '负责人', null],
  [null, null, null, '姓名', '电话'],
  ['甲样宾馆', '宾馆', '甲样村', '样例甲', '13800138000'],
  ['乙样网咖', '网咖', null, '样例乙', '1380013800'],
  ['丙样', '学校', null, null, 81234567],
  ['丁样网咖', '网咖', '乙样村', null, '没有电话'],
  ['合计', 4, null, null, null],
];
const merge = (startRow: number, endRow: number, startCol: number, endCol: number) => ({
  startRow,
  endRow,
  startCol,
  endCol,
});
const village = () =>
  workbookOf({
    rows: lines,
    columns: [20, 10, 10, 10, 16].map((width) => ({ width })),
    merges: [
      merge(0, 0, 0, 4),
      merge(1, 2, 0, 0),
      merge(1, 2, 1, 1),
      merge(1, 2, 2, 2),
      merge(1, 1, 3, 4),
      merge(3, 5, 2, 2),
    ],
    cells: new Map([['4,0', { formula: '"乙样"&"网咖"', formulaResult: '乙样网咖' }]]),
    pageSetup: { printArea: '$A$1:$E$8', printTitlesRow: '$2:$3' },
    dataValidations: [{ type: 'list', values: ['宾馆', '网咖'], range: 'B4:B7' }],
    conditionalRules: [{ type: 'expression', priority: 1, formula: '$A4=""', range: 'A4:A7' }],
  });

async function judge(bytes: Uint8Array, fileName = '样例.xlsx') {
  const sheets = await parseWorkbook(bytes, fileName, workbookLimits);
  const plan = planWorkbook(sheets, venues);
  const { rows } = settleImport(plan, venues, []);
  const sheet = sheets.find(({ name }) => name === plan.sheet);
  if (sheet === undefined) throw new Error('the sheet was read');
  return { judged: { bytes, fileName, sheet: plan.sheet, columns: plan.columns, rows }, sheet };
}
async function open(bytes: Uint8Array) {
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
  if (sheet === undefined) throw new Error('there is a sheet');
  return sheet;
}
const isRed = (sheet: Awaited<ReturnType<typeof open>>, at: string) => {
  const fill = sheet.cells?.get(at)?.style?.fill;
  return fill?.type === 'pattern' && fill.fgColor?.rgb?.endsWith('FFC7CE') === true;
};

describe('the sheet that goes back to the village', () => {
  test('tells nothing of anybody else, not in other sheets and not where no eye sees it', async () => {
    const all = await workbookOf(
      {
        name: '甲样村',
        rows: lines,
        dataValidations: [{ type: 'list', formula1: "'可选的 类别'!$A$1:$A$2", range: 'B4:B7' }],
      },
      {
        name: '乙样村',
        rows: [...lines.slice(0, 3), ['别村旅社', '旅馆', '乙样村', '样例别', '13700137000']],
      },
      { name: '可选的 类别', rows: [['宾馆'], ['网咖']] },
      { name: '说明', rows: [['请找别村的样例问']] },
    );
    const secret = repack(all, () => ({
      'docProps/thumbnail.jpeg': strToU8('别村'),
      'xl/pivotCache/pivotCacheRecords1.xml': strToU8('<r>别村</r>'),
    }));
    const sheets = await parseWorkbook(secret, '样例.xlsx', workbookLimits);
    const plan = planWorkbook(sheets, venues, { sheet: '甲样村' });
    const { rows } = settleImport(plan, venues, []);
    const judged = { bytes: secret, fileName: '样例.xlsx', sheet: '甲样村', columns: plan.columns, rows };
    const back = await errorWorkbook(judged);
    expect((await readXlsx(back)).sheets.map(({ name }) => name)).toEqual(['甲样村', '可选的 类别']);
    const parts = Object.entries(unzipSync(back)).map(([name, bytes]) => `${name} ${strFromU8(bytes)}`);
    expect(parts.filter((part) => /别村|样例别|甲样宾馆|样例甲|thumbnail|pivot/.test(part))).toEqual([]);
    expect(parts.join()).toContain('丁样网咖');
    expect((await readXlsx(back)).sheets[1]?.rows).toEqual([['宾馆'], ['网咖']]);
  });

  test('holds its header and the refused rows, bad cells on red, reasons in a last column', async () => {
    const { judged } = await judge(await village());
    const sheet = await open(await errorWorkbook(judged));
    expect(sheet.rows.map((row) => row[0])).toEqual([
      '样例镇重点场所登记表',
      '名称',
      null,
      '乙样网咖',
      '丙样',
      '丁样网咖',
    ]);
    expect(sheet.rows.map((row) => row[2]).slice(3)).toEqual(['甲样村', '甲样村', '乙样村']);
    expect(sheet.rows[1]?.[5]).toBe('退回原因');
    expect(sheet.rows.slice(3).map((row) => String(row[5]).slice(0, 8))).toEqual([
      '负责人电话：手机',
      '类别：“学校”不',
      '负责人电话：电话',
    ]);
    expect(String(sheet.rows[4]?.[5])).toContain('；负责人电话：座机号请带上区号');
    expect(['3,4', '4,1', '4,4', '5,4'].every((at) => isRed(sheet, at))).toBe(true);
    expect(['3,0', '3,1', '4,0', '5,1'].some((at) => isRed(sheet, at))).toBe(false);
    expect(sheet.cells?.get('3,4')?.style?.numFmt).toBe('@');
    expect(sheet.cells?.get('3,0')?.formula).toBeUndefined();
    expect(sheet.dataValidations?.map(({ range }) => range)).toEqual(['B4:B6']);
    expect(sheet.pageSetup?.printTitlesRow).toBe('$2:$3');
    expect(sheet.columns?.[5]?.width).toBe(60);
    expect(sheet.rowDefs?.get(4)?.height).toBeGreaterThan(30);
  });

  test('or the whole sheet with the same marks', async () => {
    const { judged } = await judge(await village());
    const sheet = await open(await errorWorkbook(judged, { keep: 'all' }));
    expect(sheet.rows.length).toBe(8);
    expect(sheet.merges?.length).toBe(6);
    expect(sheet.rows[4]?.[5]).toContain('手机号应是 11 位');
    expect(sheet.rows[3]?.[5] ?? null).toBe(null);
    expect(isRed(sheet, '4,4')).toBe(true);
  });

  test('put right, is imported as it is; still wrong, its old reasons give way to new ones', async () => {
    const { judged } = await judge(await village());
    const back = await errorWorkbook(judged);
    const again = await judge(back);
    expect(again.judged.rows.map(({ verdict }) => verdict)).toEqual(['refused', 'refused', 'refused']);
    const second = await open(await errorWorkbook(again.judged));
    expect(second.rows[1]?.filter((text) => text === '退回原因').length).toBe(1);
    const corrected = repack(back, (parts) => ({
      'xl/worksheets/sheet1.xml': Buffer.from(
        (parts['xl/worksheets/sheet1.xml'] ?? '').replace('<v>81234567</v>', '<v>13900139000</v>'),
      ),
      'xl/sharedStrings.xml': Buffer.from(
        (parts['xl/sharedStrings.xml'] ?? '')
          .replace('学校', '网咖')
          .replace('1380013800<', '13800138000<')
          .replace('没有电话', '13700137000'),
      ),
    }));
    const { judged: right } = await judge(corrected);
    expect(right.rows.map(({ verdict, values }) => [verdict, values['name'], values['village']])).toEqual([
      ['new', '乙样网咖', '甲样村'],
      ['new', '丙样', '甲样村'],
      ['new', '丁样网咖', '乙样村'],
    ]);
  });

  test('each village gets its own', async () => {
    const { judged, sheet } = await judge(await village());
    const groups = [...refusedByVillage(judged, sheet, venues)];
    expect(groups.map(([name, { length }]) => [name, length])).toEqual([
      ['甲样村', 2],
      ['乙样村', 1],
    ]);
    const names = await Promise.all(
      groups.map(async ([, rows]) =>
        (await open(await errorWorkbook({ ...judged, rows }))).rows.slice(3).map((row) => row[0]),
      ),
    );
    expect(names).toEqual([['乙样网咖', '丙样'], ['丁样网咖']]);
  });

  test('that came as .xls or text goes back as .xlsx', async () => {
    const rows = [
      ['场所名称', '场所类别', '所在村', '电话'],
      ['甲样宾馆', '宾馆', '甲样村', '123'],
    ];
    const csv = Buffer.from(rows.map((row) => row.join(',')).join('\n'));
    for (const [bytes, name] of [
      [oldWorkbook(rows), '样例.xls'],
      [csv, '样例.csv'],
    ] as const) {
      const { judged } = await judge(bytes, name);
      const sheet = await open(await errorWorkbook(judged));
      expect(sheet.rows[1]).toEqual([
        '甲样宾馆',
        '宾馆',
        '甲样村',
        '123',
        '电话：手机号应是 11 位，这里是 3 位，请核对',
      ]);
      expect(isRed(sheet, '1,3')).toBe(true);
    }
  });

  test('is marked row by row: thousands of refused rows fit into a heap that could not hold the sheet', async () => {
    const count = 6_000;
    const head = ['名称', '类别', '所在村', '负责人', '电话', '地址', '备注一', '备注二', '备注三', '备注四'];
    const rows = Array.from({ length: count }, (_, at) => head.map((label) => `${label}${at}`));
    const bytes = await workbookOf({ rows: [head, ...rows] });
    const problems = [{ column: '电话', reason: '手机号应是 11 位' }];
    const judged = {
      bytes,
      fileName: '样例.xlsx',
      sheet: (await open(bytes)).name,
      columns: planWorkbook(await parseWorkbook(bytes, '样例.xlsx', workbookLimits), venues).columns,
      rows: rows.map((_, at) => ({ row: at + 2, verdict: 'refused' as const, values: {}, problems })),
    };
    const back = await open(await errorWorkbook(judged, { limits: { ...workbookLimits, memoryMb: 64 } }));
    expect(back.rows.length).toBe(count + 1);
    expect(back.rows[count]?.slice(4)).toEqual([
      '电话5999',
      '地址5999',
      '备注一5999',
      '备注二5999',
      '备注三5999',
      '备注四5999',
      '电话：手机号应是 11 位',
    ]);
  });
});
