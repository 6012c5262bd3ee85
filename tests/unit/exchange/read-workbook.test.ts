import { Buffer } from 'node:buffer';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { workbookLimits } from '#core/exchange/excel/limits.ts';
import { parseWorkbook } from '#core/exchange/excel/parse-workbook.ts';
import { readWorkbook } from '#core/exchange/excel/read-workbook.ts';
import { planWorkbook } from '#shared/domain/import/plan-workbook.ts';
import { venues } from '#shared/registers/venues.ts';
import { describeError, AppError } from '#shared/rpc/app-error.ts';
import { container, goodRows, oldWorkbook, repack, withZip64, workbookOf } from './workbooks.ts';

async function codeOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const sentence = describeError(error.code, error.params);
    return /\{|\}|undefined|“”/.test(sentence) ? `unfinished sentence: ${sentence}` : error.code;
  }
  return 'nothing refused';
}
const parse = (bytes: Uint8Array, name = '样例.xlsx', limits = workbookLimits) =>
  parseWorkbook(bytes, name, limits);
const textsOf = (rows: readonly { cells: readonly ({ text: string } | null)[] }[]) =>
  rows.map((row) => row.cells.map((cell) => cell?.text ?? null));

describe('in its own thread', () => {
  test('a workbook is read', async () => {
    const [sheet] = await readWorkbook(await workbookOf(), '样例.xlsx');
    expect(textsOf(sheet?.rows ?? [])).toEqual(goodRows);
  });

  test('a refusal comes back as one', async () => {
    expect(await codeOf(readWorkbook(Buffer.from('hello'), '样例.xlsx'))).toBe('exchange.unknown-format');
  });

  test('what takes too long is stopped', async () => {
    const endless = new URL(`data:text/javascript,${encodeURIComponent('for (;;);')}`);
    const limits = { ...workbookLimits, seconds: 0.2 };
    expect(await codeOf(readWorkbook(await workbookOf(), 'a.xlsx', { limits, workerUrl: endless }))).toBe(
      'exchange.too-slow',
    );
  });

  test('what takes too much memory is stopped, and the desk lives on', async () => {
    const greedy = new URL(
      `data:text/javascript,${encodeURIComponent('const a = []; for (;;) a.push(new Array(1e4).fill(a.length));')}`,
    );
    const limits = { ...workbookLimits, memoryMb: 32 };
    expect(await codeOf(readWorkbook(await workbookOf(), 'a.xlsx', { limits, workerUrl: greedy }))).toBe(
      'exchange.too-heavy',
    );
  });

  test('it can be cancelled', async () => {
    const endless = new URL(`data:text/javascript,${encodeURIComponent('for (;;);')}`);
    const control = new AbortController();
    const reading = codeOf(
      readWorkbook(await workbookOf(), 'a.xlsx', { workerUrl: endless, signal: control.signal }),
    );
    setTimeout(() => control.abort(), 50);
    expect(await reading).toBe('job.cancelled');
    expect(await codeOf(readWorkbook(await workbookOf(), 'a.xlsx', { signal: control.signal }))).toBe(
      'job.cancelled',
    );
  });

  test('a file over the limit never reaches it', async () => {
    const limits = { ...workbookLimits, fileMb: 0.001 };
    expect(await codeOf(readWorkbook(Buffer.alloc(2000), 'a.xlsx', { limits }))).toBe(
      'exchange.file-too-big',
    );
  });
});

describe('cells', () => {
  test('numbers, real dates, formulas, merges and hidden rows', async () => {
    const bytes = await workbookOf(
      {
        rows: [
          ['甲', 13800138000, new Date(Date.UTC(2024, 0, 5)), true],
          [null, null, null, null],
          ['乙', null, null, null],
        ],
        cells: new Map([
          ['2,1', { formula: 'B1*2', formulaResult: 27600276000 }],
          ['2,2', { formula: 'B1*2' }],
        ]),
        merges: [{ startRow: 0, endRow: 2, startCol: 0, endCol: 0 }],
        rowDefs: new Map([[2, { hidden: true }]]),
        hidden: true,
      },
      {},
    );
    const [sheet] = await parse(bytes);
    expect(sheet).toEqual({
      name: '表1',
      isHidden: true,
      merges: [{ fromRow: 1, toRow: 3, fromColumn: 0, toColumn: 0 }],
      rows: [
        {
          row: 1,
          cells: [
            { text: '甲' },
            { text: '13800138000', number: 13800138000 },
            { text: '2024-01-05', date: '2024-01-05' },
            { text: 'TRUE' },
          ],
        },
        { row: 2, cells: [] },
        {
          row: 3,
          isHidden: true,
          cells: [
            { text: '乙' },
            { text: '27600276000', number: 27600276000, formula: 'cached' },
            { text: '', formula: 'missing' },
          ],
        },
      ],
    });
  });

  test('a ZIP64 container', async () => {
    const [sheet] = await parse(withZip64(await workbookOf()));
    expect(textsOf(sheet?.rows ?? [])).toEqual(goodRows);
  });

  test('an Excel 97 file', async () => {
    const [sheet] = await parse(oldWorkbook(goodRows), '样例.xls');
    expect(sheet?.name).toBe('样例');
    expect(textsOf(sheet?.rows ?? [])).toEqual(goodRows);
  });

  test('text tables in UTF-8, with a mark, and in GBK', async () => {
    const text = '名称,类别\n"甲样\n宾馆",宾馆\n';
    const gbk = Buffer.from('c3fbb3c62cc0e0b1f00ad6d0b9fa2cb1f6b9dd0a', 'hex');
    expect(textsOf((await parse(Buffer.from(text), 'a.csv'))[0]?.rows ?? [])).toEqual([
      ['名称', '类别'],
      ['甲样\n宾馆', '宾馆'],
    ]);
    expect(textsOf((await parse(Buffer.from(`\uFEFF${text}`), 'a.csv'))[0]?.rows ?? [])[0]).toEqual([
      '名称',
      '类别',
    ]);
    expect(textsOf((await parse(gbk, '台账.CSV'))[0]?.rows ?? [])).toEqual([
      ['名称', '类别'],
      ['中国', '宾馆'],
    ]);
  });
});

function limited(more: Partial<typeof workbookLimits>): typeof workbookLimits {
  return { ...workbookLimits, ...more };
}

describe('limits', () => {
  test('a small file that unfolds into a huge one', async () => {
    const bomb = repack(await workbookOf(), () => ({ 'xl/media/a.xml': new Uint8Array(210 * 1024 * 1024) }));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await codeOf(parse(bomb))).toBe('exchange.too-big-unpacked');
  });

  test('too many parts, rows, columns', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 2001 }, (_, index) => [`p${index}`, new Uint8Array()]),
    );
    expect(await codeOf(parse(zipSync(parts)))).toBe('exchange.too-many-parts');
    expect(await codeOf(parse(await workbookOf(), 'a.xlsx', limited({ rows: 1 })))).toBe(
      'exchange.too-many-rows',
    );
    expect(await codeOf(parse(await workbookOf(), 'a.xlsx', limited({ columns: 3 })))).toBe(
      'exchange.too-many-columns',
    );
  });

  test('one cell in the farthest corner', async () => {
    const corner = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>';
    const far = repack(await workbookOf(), (parts) => ({
      'xl/worksheets/sheet1.xml': strToU8(
        parts['xl/worksheets/sheet1.xml']?.replace('</sheetData>', corner) ?? '',
      ),
    }));
    expect(await codeOf(parse(far))).toBe('exchange.too-many-rows');
  });

  test('blank rows and columns that only carry a format do not count', async () => {
    const [sheet] = await parse(
      await workbookOf({ rows: [...goodRows, ...Array.from({ length: 300 }, () => [null, ' '])] }),
    );
    expect(sheet?.rows.length).toBe(2);
  });
});

/** The workbook's relations with one more that points outside. */
function addRelation(parts: Record<string, string>, type: string) {
  const kind = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`;
  const relation = `<Relationship Id="rIdX" Type="${kind}" Target="file:///c:/a.xlsx" TargetMode="External"/></Relationships>`;
  const relations = parts['xl/_rels/workbook.xml.rels'] ?? '';
  return { 'xl/_rels/workbook.xml.rels': strToU8(relations.replace('</Relationships>', relation)) };
}

describe('what is refused', () => {
  test.each<[string, Parameters<typeof repack>[1]]>([
    ['exchange.has-macros', () => ({ 'xl/vbaProject.bin': strToU8('x') })],
    ['exchange.has-embedded', () => ({ 'xl/embeddings/oleObject1.bin': strToU8('x') })],
    ['exchange.has-external-links', () => ({ 'xl/externalLinks/externalLink1.xml': strToU8('<x/>') })],
    ['exchange.has-external-links', (parts) => addRelation(parts, 'attachedTemplate')],
    ['nothing refused', (parts) => addRelation(parts, 'hyperlink')],
    [
      'exchange.has-doctype',
      () => ({ 'xl/a.xml': strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>') }),
    ],
    ['exchange.damaged', () => ({ 'xl/a.xml': Buffer.from('\uFEFF<x/>', 'utf16le') })],
    ['exchange.damaged', () => ({ 'xl/workbook.xml': strToU8('<workbook') })],
    ['exchange.unknown-format', () => ({ '[Content_Types].xml': strToU8('<Types/>') })],
  ])('%s', async (code, change) => {
    expect(await codeOf(parse(repack(await workbookOf(), change)))).toBe(code);
  });

  test('a part that is not what its checksum says', async () => {
    const stored = Buffer.from(zipSync(unzipSync(await workbookOf()), { level: 0 }));
    stored.write('9', stored.indexOf('13800138000'));
    expect(await codeOf(parse(stored))).toBe('exchange.damaged');
  });

  test('passwords, of new and old files', async () => {
    const encryption = { password: '样例', spinCount: 1000 };
    const encrypted = await writeXlsx({ sheets: [{ name: '表1', rows: goodRows }], encryption });
    expect(await codeOf(parse(encrypted))).toBe('exchange.encrypted');
    expect(await codeOf(parse(oldWorkbook(goodRows, [0x2f, Buffer.alloc(54)]), 'a.xls'))).toBe(
      'exchange.encrypted',
    );
  });

  test('macros and strangers in old containers, and names that say macros', async () => {
    expect(await codeOf(parse(container('_VBA_PROJECT_CUR', Buffer.alloc(10)), 'a.xls'))).toBe(
      'exchange.has-macros',
    );
    expect(await codeOf(parse(container('WordDocument', Buffer.alloc(10)), 'a.xls'))).toBe(
      'exchange.unknown-format',
    );
    expect(await codeOf(parse(await workbookOf(), 'a.XLSM'))).toBe('exchange.has-macros');
  });

  test('nothing, noise and other formats', async () => {
    expect(await codeOf(parse(new Uint8Array()))).toBe('exchange.empty');
    expect(await codeOf(parse(Buffer.from('<html><table>')))).toBe('exchange.unknown-format');
    expect(await codeOf(parse(Buffer.from([0x50, 0x4b, 3, 4])))).toBe('exchange.damaged');
    expect(await codeOf(parse(Buffer.from([1, 0, 2, 0]), 'a.csv'))).toBe('exchange.unknown-format');
    expect(await codeOf(parse(zipSync({ 'word/document.xml': strToU8('<x/>') })))).toBe(
      'exchange.unknown-format',
    );
  });
});

test('of a thousand broken files each is read or refused in plain words, none crashes', async () => {
  const good = [Buffer.from(await workbookOf({}, {})), oldWorkbook(goodRows)] as const;
  let seed = 20_261_123;
  const next = (below: number) => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) % below;
  const outcomes = new Map<string, number>();
  for (let round = 0; round < 1000; round += 1) {
    const bytes = Buffer.from(good[round % 2] ?? good[0]);
    for (let flips = next(8); flips >= 0; flips -= 1) bytes.writeUInt8(next(256), next(bytes.length));
    const cut = next(10) === 0 ? bytes.subarray(0, next(bytes.length)) : bytes;
    const outcome = await codeOf(parse(cut));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect(outcomes.get('exchange.damaged')).toBeGreaterThan(100);
});

test('of broken tables in sound containers none crashes, from the bytes to the judged rows', async () => {
  const part = 'xl/worksheets/sheet1.xml';
  const good = await workbookOf({ merges: [{ startRow: 1, endRow: 1, startCol: 1, endCol: 2 }] });
  let seed = 42;
  const next = (below: number) => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) % below;
  const snippets = [
    '<',
    '>',
    '"',
    '&#x0;',
    '&#1114112;',
    '<row r="0">',
    '<c r="ZZZZ9">',
    'NaN',
    '-1',
    '1e999',
    '<f>',
    '</v>',
    'r="',
    '',
  ];
  let read = 0;
  for (let round = 0; round < 300; round += 1) {
    const bytes = repack(good, (parts) => {
      let xml = parts[part] ?? '';
      for (let edits = next(4); edits >= 0; edits -= 1) {
        const at = next(xml.length);
        xml = xml.slice(0, at) + (snippets[next(snippets.length)] ?? '') + xml.slice(at + next(6));
      }
      return { [part]: strToU8(xml) };
    });
    const outcome = await codeOf(parse(bytes).then((sheets) => planWorkbook(sheets, venues)));
    if (outcome === 'nothing refused') read += 1;
  }
  expect(read).toBeGreaterThan(20);
});
