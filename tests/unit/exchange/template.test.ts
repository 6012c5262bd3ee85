import { strFromU8, unzipSync } from 'fflate';
import * as fc from 'fast-check';
import { openXlsx, readXlsx, saveXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { workbookLimits } from '#core/exchange/excel/limits.ts';
import { parseWorkbook } from '#core/exchange/excel/parse-workbook.ts';
import { openPackage } from '#core/exchange/excel/package/workbook-package.ts';
import { fillPackage } from '#core/exchange/excel/template/fill-package.ts';
import { getTable, inspectPackage } from '#core/exchange/excel/template/inspect-package.ts';
import { fillTemplate, inspectTemplate } from '#core/exchange/excel/template/templates.ts';
import { guessTemplateMapping, TemplateMapping } from '#shared/domain/export/mapping.ts';
import { columnLetter } from '#shared/domain/import/sheet.ts';
import type { FieldValues } from '#shared/registers/register.ts';
import { children } from '#shared/registers/children.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { refused } from '../../support/refused.ts';
import { countyTemplate } from './county-template.ts';
import { oldWorkbook, repack, workbookOf } from './workbooks.ts';

const first = 5;
const options = { register: children, asOf: '2026-11-23' };

function record(index: number, values: FieldValues = {}) {
  const base = { name: `样童${index}`, birthDate: '2012-01-05', categories: ['left-behind', 'disabled'] };
  return { id: `r${index}`, values: { ...base, village: '甲样村', guardianPhone: '13800138000', ...values } };
}
const records = (count: number) => Array.from({ length: count }, (_, index) => record(index + 1));

async function mappingOf(bytes: Uint8Array): Promise<TemplateMapping> {
  const [sheet] = (await inspectTemplate(bytes)).sheets;
  if (sheet === undefined) throw new Error('the template has a table');
  return guessTemplateMapping(sheet, children);
}
async function fill(bytes: Uint8Array, rows: Parameters<typeof fillTemplate>[2]) {
  return fillTemplate(bytes, await mappingOf(bytes), rows, options);
}
/** The texts of a filled sheet's row, as the desk's own reader sees them. */
async function rowsOf(bytes: Uint8Array) {
  const [sheet] = await parseWorkbook(bytes, 'a.xlsx', workbookLimits);
  return (sheet?.rows ?? []).map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
}
// oxlint-disable-next-line no-control-regex -- what XML cannot hold is left out
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const asXmlHolds = (text: string) => text.toWellFormed().replaceAll('\r\n', '\n').replace(illegal, '');
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

describe('a county form', () => {
  test.each([1, 2, 3, 10])('with %i blank rows is understood', async (blank) => {
    const { sheets } = await inspectTemplate(await countyTemplate(blank));
    expect(sheets).toMatchObject([
      {
        name: '摸底表',
        headerRows: { first: 3, last: 4 },
        firstDataRow: first,
        lastTemplateRow: first + blank - 1,
      },
    ]);
    expect(sheets[0]?.columns.map(({ letter, header }) => letter + header)).toEqual([
      'A序号',
      'B姓名',
      'C身份证号',
      'D出生日期（如2010.1.5）',
      'E年龄',
      'F类别留守',
      'G类别困境',
      'H类别残疾',
      'I监护人姓名',
      'J监护人联系电话',
      'K所在村',
      'L是否在册（√）',
      'M说明',
    ]);
    expect(sheets[0]?.columns.filter(({ isHidden }) => isHidden).map(({ letter }) => letter)).toEqual(['M']);
  });

  test('its columns are guessed, with the formats its headers ask for', async () => {
    const { columns } = await mappingOf(await countyTemplate(3));
    expect(
      columns.map(({ source, format }) => ('field' in source ? source.field : source.kind) + ' ' + format),
    ).toEqual([
      'sequence number',
      'name text',
      'idCard text',
      'birthDate date-dot',
      'birthDate age',
      'categories yes-tick',
      'categories yes-tick',
      'categories yes-tick',
      'guardian text',
      'guardianPhone text',
      'village text',
      'status text',
    ]);
  });

  test('is filled with any number of rows and everything else follows', async () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 14 }));
    await fc.assert(
      fc.asyncProperty(sizes, async ([blank, count]) => {
        const before = await countyTemplate(blank);
        const { bytes, drill } = await fill(before, records(count));
        const last = first + Math.max(blank, count) - 1;
        const rows = await rowsOf(bytes);
        expect(drill).toEqual(records(count).map(({ id }, index) => ({ row: first + index, id })));
        expect(drill.map(({ row }) => rows[row - 1]?.slice(0, 8))).toEqual(
          drill.map((_, index) => [`${index + 1}`, `样童${index + 1}`, '', '2012.1.5', '14', '√', '', '√']),
        );
        expect([rows[last]?.[0], rows[last + 2]?.[0], rows.length]).toEqual(['合 计', '填表人：', last + 3]);
        const [old, now] = [partsOf(before), partsOf(bytes)];
        const same = Object.keys(old).filter((name) => old[name] === now[name]);
        for (const part of ['xl/styles.xml', 'xl/sharedStrings.xml', '[Content_Types].xml'])
          expect(same).toContain(part);
        const sheet = now['xl/worksheets/sheet1.xml'] ?? '';
        expect([...sheet.matchAll(/sqref="([^"]+)"/g)].map(([, range]) => range)).toEqual([
          `E${first}:E${last}`,
          `F${first}:H${last}`,
          `K${first}:K${last}`,
        ]);
        for (const merge of [`A${last + 1}:D${last + 1}`, `A${last + 2}:M${last + 2}`, 'F3:H3', 'A1:M1'])
          expect(sheet).toContain(`<mergeCell ref="${merge}"/>`);
        expect(sheet).toContain(`<f>SUM(E${first}:E${last})</f><v>${count * 14}</v>`);
        expect(sheet).toContain(`<f>COUNTIF(G${first}:G${last},"√")</f><v>0</v>`);
        expect(sheet).toContain(`<f>COUNTIF(H${first}:H${last},"√")</f><v>${count}</v>`);
        expect(now['xl/worksheets/sheet2.xml']).toContain(`<f>SUM(摸底表!E${first}:E${last})</f>`);
        expect(now['xl/workbook.xml']).toContain(`摸底表!$B$${first}:$B$${last}`);
        expect(now['xl/workbook.xml']).toContain(`摸底表!$A$1:$L$${last + 3}`);
        expect(now['xl/workbook.xml']).toContain('摸底表!$3:$4');
        expect(now['xl/comments1.xml']).toContain(`ref="E${last + 1}"`);
        expect(now['xl/drawings/vmlDrawing1.vml']).toContain(`<x:Row>${last}</x:Row>`);
      }),
      { numRuns: 12 },
    );
  });

  test('the rows put in look and calculate like its own', async () => {
    const { bytes } = await fill(await countyTemplate(3), records(6));
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
    const cell = (row: number, column: number) => sheet?.cells?.get(`${row - 1},${column}`);
    for (let row = first; row < first + 6; row += 1) {
      expect(sheet?.rowDefs?.get(row - 1)?.height).toBe(24);
      expect(cell(row, 1)?.style?.font?.name).toBe('仿宋');
      expect(cell(row, 2)?.style?.numFmt).toBe('@');
      expect(cell(row, 1)?.style?.border?.bottom?.style).toBe(row === first + 5 ? 'medium' : 'thin');
      expect(cell(row, 12)?.formula).toBe(`IF(B${row}="","",B${row}&"（"&K${row}&"）")`);
    }
    expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '$3:$4' });
    expect(sheet?.protection).toMatchObject({ sheet: true });
  });

  test('is the same form however it is saved and filled; another header makes it another', async () => {
    const before = await countyTemplate(3);
    const { fingerprint } = await inspectTemplate(before);
    const saved = await saveXlsx(await openXlsx(before, { readStyles: true }));
    expect((await inspectTemplate(saved)).fingerprint).toBe(fingerprint);
    const { bytes } = await fill(before, records(9));
    expect((await inspectTemplate(bytes)).fingerprint).toBe(fingerprint);
    const other = repack(before, (parts) => ({
      'xl/sharedStrings.xml': Buffer.from((parts['xl/sharedStrings.xml'] ?? '').replace('所在村', '所在组')),
    }));
    expect((await inspectTemplate(other)).fingerprint).not.toBe(fingerprint);
  });

  test('filled a second time forgets the first filling', async () => {
    const once = await fill(await countyTemplate(2), records(8));
    const twice = await fill(once.bytes, [record(99, { village: '乙样村' })]);
    const names = (await rowsOf(twice.bytes)).slice(first - 1, first + 8).map((row) => row[1] ?? '');
    expect(names.filter((name) => name !== '')).toEqual(['样童99']);
  });
});

test('a prefixed sheet, as other programs write it, is filled all the same', async () => {
  const prefixed = repack(await countyTemplate(2), (parts) => ({
    'xl/worksheets/sheet1.xml': Buffer.from(
      (parts['xl/worksheets/sheet1.xml'] ?? '')
        .replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
        .replace('xmlns=', 'xmlns:x='),
    ),
  }));
  const rows = await rowsOf((await fill(prefixed, records(4))).bytes);
  expect(rows.slice(first - 1, first + 3).map((row) => row[1])).toEqual(['样童1', '样童2', '样童3', '样童4']);
});

test('whatever a value looks like, it arrives as text and no formula', async () => {
  const bytes = await countyTemplate(1);
  const text = fc.oneof(
    fc.constantFrom(
      '=1+1',
      '+8613800138000',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '_x0041_',
      '<b>&amp;"\'',
      ']]>',
      '001',
      '１',
    ),
    fc.string({ unit: 'binary', minLength: 1 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (names) => {
      const filled = await fill(
        bytes,
        names.map((name, index) => record(index, { name })),
      );
      const [sheet] = (await readXlsx(filled.bytes)).sheets;
      expect(names.map((_, index) => sheet?.rows[first - 1 + index]?.[1] ?? '')).toEqual(
        names.map(asXmlHolds),
      );
      expect(sheet?.cells?.get(`${first - 1},1`)?.formula).toBeUndefined();
    }),
    { numRuns: 8 },
  );
});

describe('other forms', () => {
  const box = { border: { top: { style: 'thin' }, bottom: { style: 'thin' } } } as const;
  /** Lines as a form: every cell of the table has lines around it. */
  const form = (rows: (string | number | null)[][], formulas: Record<string, string> = {}) => {
    const width = Math.max(...rows.map((row) => row.length));
    const cells = new Map(
      rows.flatMap((row, y) =>
        Array.from({ length: width }, (_, x) => {
          const formula = formulas[`${columnLetter(x)}${y + 1}`];
          const value = formula === undefined ? (row[x] ?? null) : 0;
          return [`${y},${x}`, { value, style: box, ...(formula === undefined ? {} : { formula }) }] as const;
        }),
      ),
    );
    return workbookOf({ rows: rows.map(() => Array.from({ length: width }, () => null)), cells });
  };
  const head = ['序号', '姓名', '出生日期', '所在村'];
  const blank = [null, null, null, null];

  test('a row that numbers the columns belongs to the header', async () => {
    const { sheets } = await inspectTemplate(await form([head, ['甲', '乙', 1, 2], blank]));
    expect(sheets).toMatchObject([
      { headerRows: { first: 1, last: 2 }, firstDataRow: 3, lastTemplateRow: 3 },
    ]);
  });

  test('totals may stand on top', async () => {
    const top = await form([head, ['合计', null, null, null], blank, blank], { C2: 'COUNTA(C3:C4)' });
    const { bytes } = await fill(top, records(5));
    const rows = await rowsOf(bytes);
    expect(rows.slice(1).map((row) => row[1])).toEqual(['', '样童1', '样童2', '样童3', '样童4', '样童5']);
    expect(partsOf(bytes)['xl/worksheets/sheet1.xml']).toContain('<f>COUNTA(C3:C7)</f>');
  });

  test('a sample row gives way, with what it said in columns nobody fills', async () => {
    const wide = await form([
      [...head, '民族'],
      [1, '样例人', '2010-01-01', '样例村', '汉族'],
      [...blank, null],
    ]);
    const rows = await rowsOf((await fill(wide, records(3))).bytes);
    expect(rows.slice(1).map((row) => row.join('|'))).toEqual(
      [1, 2, 3].map((n) => `${n}|样童${n}|2012-01-05|甲样村`),
    );
  });

  test('a constant beside blank cells stays with every row, a running formula runs on', async () => {
    const running = await form(
      [
        [...head, '乡镇', '流水'],
        [...blank, '样例镇', null],
        [...blank, '样例镇', null],
        [...blank, '样例镇', null],
      ],
      {
        F2: '100',
        F3: 'F2+1',
        F4: 'F3+1',
      },
    );
    const { bytes } = await fill(running, records(5));
    expect((await rowsOf(bytes)).slice(1).map((row) => row[4])).toEqual(Array(5).fill('样例镇'));
    const formulas = [...(partsOf(bytes)['xl/worksheets/sheet1.xml'] ?? '').matchAll(/<f>([^<]*)<\/f>/g)];
    expect(formulas.map(([, formula]) => formula)).toEqual(['100', 'F2+1', 'F3+1', 'F4+1', 'F5+1']);
  });

  test('shared formulas are taken apart before their cells part', async () => {
    const shared = repack(
      await form([[...head, '倒数'], [...blank, null], [...blank, null], ['合计']], {
        E2: 'ROW(A2)',
        E3: 'ROW(A3)',
      }),
      (parts) => ({
        'xl/worksheets/sheet1.xml': Buffer.from(
          (parts['xl/worksheets/sheet1.xml'] ?? '')
            .replace('<f>ROW(A2)</f>', '<f t="shared" si="0" ref="E2:E3">ROW(A2)</f>')
            .replace('<f>ROW(A3)</f>', '<f t="shared" si="0"/>'),
        ),
      }),
    );
    const sheet = partsOf((await fill(shared, records(4))).bytes)['xl/worksheets/sheet1.xml'] ?? '';
    expect([...sheet.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula)).toEqual([
      'ROW(A2)',
      'ROW(A3)',
      'ROW(A4)',
      'ROW(A5)',
    ]);
  });

  test('records of two rows each are refused', async () => {
    const merges = [0, 1].map((n) => ({ startRow: 1 + n * 2, endRow: 2 + n * 2, startCol: 1, endCol: 1 }));
    const rows = [head, blank, blank, blank, blank];
    const cells = new Map(
      rows.flatMap((row, y) => row.map((value, x) => [`${y},${x}`, { value, style: box }] as const)),
    );
    const bytes = await workbookOf({ rows, cells, merges });
    const refusal = await refused(fill(bytes, records(2)), 'exchange.template-merged-rows');
    expect(refusal.params).toEqual({ row: 2 });
  });

  test('what is no form is refused in plain words', async () => {
    const old = await refused(inspectTemplate(oldWorkbook([['姓名']])), 'exchange.template-not-xlsx');
    expect(describeError(old.code)).toContain('另存为');
    await refused(inspectTemplate(Buffer.from('姓名,年龄')), 'exchange.template-not-xlsx');
    await refused(inspectTemplate(await workbookOf({ rows: [['样例']] })), 'exchange.template-no-table');
    const bytes = await countyTemplate(1);
    const mapping = await mappingOf(bytes);
    await refused(fillTemplate(bytes, { ...mapping, sheet: '没有' }, [], options), 'exchange.sheet-missing');
    const gone = { index: 1, source: { kind: 'field', field: 'gone' }, format: 'text' } as const;
    await refused(
      fillTemplate(bytes, { ...mapping, columns: [gone] }, [], options),
      'exchange.mapping-wrong',
    );
    await refused(
      fillTemplate(bytes, mapping, records(3), { ...options, signal: AbortSignal.abort() }),
      'job.cancelled',
    );
  });

  test('one column takes one content', () => {
    const column = { index: 0, source: { kind: 'blank' }, format: 'text' } as const;
    expect(TemplateMapping.safeParse({ sheet: '表', columns: [column, column] }).success).toBe(false);
  });
});

test('of three hundred broken templates each is filled or refused in plain words, none crashes', async () => {
  const bytes = await countyTemplate(3);
  const parts = [
    'xl/worksheets/sheet1.xml',
    'xl/workbook.xml',
    'xl/styles.xml',
    'xl/comments1.xml',
    'xl/sharedStrings.xml',
  ];
  const outcomes = new Set<string>();
  const damage = fc.tuple(
    fc.constantFrom(...parts),
    fc.nat(),
    fc.nat(30),
    fc.constantFrom('', '9', '<', '"', 'A1:XFD1048576', '-1'),
  );
  await fc.assert(
    fc.asyncProperty(damage, async ([name, place, length, put]) => {
      const broken = repack(bytes, (old) => {
        const text = old[name] ?? '';
        const at = place % text.length;
        return { [name]: Buffer.from(text.slice(0, at) + put + text.slice(at + length)) };
      });
      outcomes.add(await tryToFill(broken));
    }),
    { numRuns: 300 },
  );
  expect(outcomes).toContain('filled');
  expect(outcomes).toContain('exchange.damaged');
});

async function tryToFill(bytes: Uint8Array): Promise<string> {
  try {
    const book = openPackage(bytes, workbookLimits);
    const { name = '' } = inspectPackage(book, workbookLimits).sheets[0] ?? {};
    const table = getTable(book, name, [0, 1], {}, workbookLimits);
    const block = { firstRow: table.firstDataRow, lastRow: table.lastTemplateRow, styleRow: table.styleRow };
    await fillPackage(book, { sheet: name, block, columns: [0, 1], count: 1 }, [[['甲', 1]]]);
    return 'filled';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
