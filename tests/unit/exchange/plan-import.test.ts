import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnMapping } from '#shared/domain/import/guess-columns.ts';
import { planImport } from '#shared/domain/import/plan-import.ts';
import { planWorkbook } from '#shared/domain/import/plan-workbook.ts';
import { readColumns } from '#shared/domain/import/read-columns.ts';
import { ImportReport } from '#shared/domain/import/report.ts';
import { settleImport } from '#shared/domain/import/settle-import.ts';
import type { Sheet } from '#shared/domain/import/sheet.ts';
import { venues } from '#shared/registers/venues.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { merge, sheetOf } from './sheets.ts';

const header = ['序号', '场所名称', '场所类别', '所在村', '联系电话'];
const first = [1, '甲样宾馆', '宾馆', '甲样村', '13800138000'];
const second = [2, '乙样网咖', '网咖', '乙样村', '0571-81234567'];

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof AppError
      ? `${error.code} ${JSON.stringify(error.params ?? {})}`
      : 'not a refusal';
  }
  return 'nothing refused';
}
function plan(sheet: Sheet, mapping?: ColumnMapping) {
  return planImport(sheet, venues, { mapping });
}
function acceptedNames(sheet: Sheet): unknown[] {
  return plan(sheet)
    .rows.filter((row) => row.verdict === 'accepted')
    .map((row) => row.values['name']);
}

describe('the header', () => {
  test('is found under titles and filling-in lines, and these are named', () => {
    const sheet = sheetOf(
      [
        ['样例镇重点场所台账'],
        ['填报单位：样例村', null, '联系人：', null, '电话：'],
        [],
        header,
        first,
        second,
      ],
      { merges: [merge('A1:E1')] },
    );
    expect(acceptedNames(sheet)).toEqual(['甲样宾馆', '乙样网咖']);
    expect(plan(sheet).rows.map((row) => row.row)).toEqual([5, 6]);
    expect(plan(sheet).notes.map((note) => [note.row, note.reason.slice(0, 4)])).toEqual([
      [1, '表头上方'],
      [2, '表头上方'],
      [4, '认作表头'],
    ]);
  });

  test('of two lines with merged cells is read as one', () => {
    const sheet = sheetOf(
      [
        ['序号', '场所名称', '类别', '所在村', '负责人', null],
        [null, null, null, null, '姓名', '电话'],
        [1, '甲样宾馆', '宾馆', '甲样村', '样例甲', '13800138000'],
      ],
      { merges: [merge('A1:A2'), merge('B1:B2'), merge('C1:C2'), merge('D1:D2'), merge('E1:F1')] },
    );
    const { columns, rows } = plan(sheet);
    expect(columns.mapping).toEqual({ name: 1, kind: 2, village: 3, manager: 4, phone: 5 });
    expect(rows).toMatchObject([
      { row: 3, verdict: 'accepted', values: { manager: '样例甲', phone: '13800138000' } },
    ]);
  });

  test('repeated in the middle of the sheet is no record', () => {
    const { rows, notes } = plan(sheetOf([header, first, header, second]));
    expect(rows.map((row) => row.row)).toEqual([2, 4]);
    expect(notes).toContainEqual({ row: 3, column: '', reason: '重复的表头，没有读入' });
  });

  test('of two lines repeated in the middle is no record, neither line', () => {
    const lines = [
      ['序号', '场所名称', '类别', '所在村', '负责人', null],
      [null, null, null, null, '姓名', '电话'],
    ];
    const sheet = sheetOf(
      [
        ...lines,
        [1, '甲样宾馆', '宾馆', '甲样村', '样例甲', '13800138000'],
        ...lines,
        [2, '乙样宾馆', '宾馆', '乙样村', '样例乙', '13800138001'],
      ],
      { merges: [merge('A1:A2'), merge('B1:B2'), merge('C1:C2'), merge('D1:D2'), merge('E1:F1')] },
    );
    const { rows, notes } = plan(sheet);
    expect(rows.map((row) => row.row)).toEqual([3, 6]);
    expect(notes.map((note) => note.row)).toEqual(expect.arrayContaining([4, 5]));
  });

  test('that names nothing known is refused with an example', () => {
    expect(
      codeOf(() =>
        plan(
          sheetOf([
            ['a', 'b'],
            ['1', '2'],
          ]),
        ),
      ),
    ).toContain('exchange.header-missing {"examples":"场所名称');
  });

  test('may be strange when a person says which column is which', () => {
    const { rows } = plan(
      sheetOf([
        ['甲', '乙', '丙'],
        ['甲样宾馆', '宾馆', '甲样村'],
      ]),
      { name: 0, kind: 1, village: 2 },
    );
    expect(rows).toMatchObject([{ row: 2, verdict: 'accepted' }]);
  });
});

describe('columns', () => {
  test('harmless words, stars and brackets do not matter; look-alikes are left alone', () => {
    const sheet = sheetOf([['名称*', '类别（下拉选择）', '所在村', '营业执照有效期', '负责人联系电话'], []]);
    const { mapping, unmapped, ambiguous } = readColumns(sheet, venues);
    expect({ mapping, unmapped, ambiguous }).toEqual({
      mapping: { name: 0, kind: 1, village: 2, phone: 4 },
      unmapped: [3],
      ambiguous: [],
    });
  });

  const doubled = sheetOf([
    [...header, '手机'],
    [...first, '13900139000'],
  ]);

  test('two columns for one field are refused until a person decides', () => {
    expect(codeOf(() => plan(doubled))).toContain('E列“联系电话”、F列“手机”都可能是“联系电话”');
    expect(plan(doubled, { phone: 5 }).rows[0]?.values['phone']).toBe('13900139000');
    expect(plan(doubled, { phone: null }).rows[0]?.values).not.toHaveProperty('phone');
  });

  test('of two columns for one field the only one with content is meant', () => {
    const sheet = sheetOf([
      [...header, '手机'],
      [1, '甲样宾馆', '宾馆', '甲样村', null, '13900139000'],
    ]);
    expect(plan(sheet).rows[0]?.values['phone']).toBe('13900139000');
  });

  test('a column nobody knows is named, the serial number is not', () => {
    const { notes } = plan(
      sheetOf([
        [...header, '消防验收'],
        [...first, '合格'],
      ]),
    );
    expect(notes.filter((note) => note.column !== '')).toEqual([
      { row: 1, column: '消防验收', reason: '台账里没有这一栏，这一列没有读入' },
    ]);
  });

  test('a required field without a column refuses the sheet, not row after row', () => {
    expect(
      codeOf(() =>
        plan(
          sheetOf([
            ['名称', '类别'],
            ['甲样宾馆', '宾馆'],
          ]),
        ),
      ),
    ).toBe('exchange.missing-columns {"columns":"所在村"}');
  });

  test.each<ColumnMapping>([{ nobody: 1 }, { name: 99 }, { name: 1, phone: 1 }, { name: -1 }, { name: 0.5 }])(
    'a mapping that cannot be is refused: %j',
    (mapping) => {
      expect(codeOf(() => plan(sheetOf([header, first]), mapping))).toContain('exchange.mapping-wrong');
    },
  );
});

describe('rows', () => {
  test('a merged village counts for all its rows', () => {
    const lines = [header, first, [2, '乙样网咖', '网咖', null, null], [3, '丙样KTV', 'KTV', null, null]];
    const { rows } = plan(sheetOf(lines, { merges: [merge('D2:D4')] }));
    expect(rows.map((row) => [row.verdict, row.values['village']])).toEqual([
      ['accepted', '甲样村'],
      ['accepted', '甲样村'],
      ['accepted', '甲样村'],
    ]);
  });

  test('totals, notes, signatures and blanks are no records and are all named', () => {
    const { rows, notes } = plan(
      sheetOf([
        header,
        first,
        [null, '甲样村小计', null, null, '1家'],
        [],
        [null, null],
        second,
        ['合计', '2家'],
        ['注：带星号的必填。'],
        ['填表人：样例甲', null, '审核人：样例乙'],
      ]),
    );
    expect(rows.map((row) => row.row)).toEqual([2, 6]);
    expect(notes.map((note) => note.row)).toEqual([1, 3, 4, 7, 8, 9]);
    expect(notes.find((note) => note.row === 4)?.reason).toBe('第 4 至 5 行是空行，没有读');
  });

  test('a venue whose name looks like a total is a venue', () => {
    expect(acceptedNames(sheetOf([header, [1, '百家合计', '小卖部', '甲样村', null]]))).toEqual(['百家合计']);
  });

  test('every reason of a refused row is given, with the header as the sheet writes it', () => {
    const { rows } = plan(
      sheetOf([
        ['名称', '类别', '村', '手机号'],
        [null, '火车站', '甲样村', '138'],
      ]),
    );
    expect(rows[0]).toMatchObject({ row: 2, verdict: 'refused', values: { village: '甲样村' } });
    expect(rows[0]?.problems.map((problem) => problem.column)).toEqual(['名称', '类别', '手机号']);
  });

  test('the second of two equal rows is refused and names the first', () => {
    const { rows } = plan(sheetOf([header, first, second, [3, '甲样 宾馆', '酒店', '甲样村', null]]));
    expect(rows.map((row) => row.verdict)).toEqual(['accepted', 'accepted', 'refused']);
    expect(rows[2]?.problems[0]?.reason).toBe('场所名称和所在村与第 2 行相同，是重复的一条');
  });

  test('hidden rows are read and marked', () => {
    const sheet = sheetOf([header, first]);
    const hidden = {
      ...sheet,
      rows: sheet.rows.map((row) => (row.row === 2 ? { ...row, isHidden: true } : row)),
    };
    expect(plan(hidden).rows[0]).toMatchObject({
      verdict: 'accepted',
      warnings: [{ reason: expect.stringContaining('隐藏') }],
    });
  });
});

describe('sheets of a workbook', () => {
  const good = sheetOf([header, first], { name: '台账' });
  const other = sheetOf([['说明'], ['照着填']], { name: '填写说明' });

  test('the one that looks like the register is read, the others are named', () => {
    const chosen = planWorkbook([other, good], venues);
    expect(chosen.sheet).toBe('台账');
    expect(chosen.notes).toContainEqual({ row: 0, column: '', reason: '工作表“填写说明”没有读' });
  });

  test('of several a person must choose; a hidden one does not compete', () => {
    const twin = { ...good, name: '台账2' };
    expect(codeOf(() => planWorkbook([good, twin], venues))).toContain('“台账”、“台账2”');
    expect(planWorkbook([good, twin], venues, { sheet: '台账2' }).sheet).toBe('台账2');
    expect(planWorkbook([good, { ...twin, isHidden: true }], venues).sheet).toBe('台账');
    expect(codeOf(() => planWorkbook([good], venues, { sheet: '无' }))).toContain('exchange.sheet-missing');
    expect(codeOf(() => planWorkbook([sheetOf([])], venues))).toContain('exchange.empty');
  });
});

describe('against the store', () => {
  const stored = {
    name: '甲样宾馆',
    kind: 'hotel',
    village: '甲样村',
    phone: '13800138000',
    licence: 'A00001',
    isKey: false,
  };

  test('the same file twice changes nothing; a blank cell erases nothing', () => {
    const sheet = sheetOf([header, [1, '甲样宾馆', '宾馆', '甲样村', null]]);
    const { rows, report } = settleImport(plan(sheet), venues, [{ id: 'x', values: stored }]);
    expect(rows).toMatchObject([{ verdict: 'unchanged', id: 'x', values: stored }]);
    expect(report).toMatchObject({ rows: 1, accepted: 0, unchanged: 1, refusedRows: 0 });
  });

  test('a new value changes the row and keeps the rest; a new row gets the defaults', () => {
    const sheet = sheetOf([header, [1, '甲样宾馆', '宾馆', '甲样村', '13900139000'], second]);
    const { rows } = settleImport(plan(sheet), venues, [{ id: 'x', values: stored }]);
    expect(rows).toMatchObject([
      { verdict: 'changed', id: 'x', values: { ...stored, phone: '13900139000' } },
      { verdict: 'new', values: { name: '乙样网咖', isKey: true, status: 'open', licence: null } },
    ]);
  });

  test('a row that is two stored rows, or two rows that are one, are refused', () => {
    const sheet = sheetOf([
      [...header, '证照号'],
      [...first, 'B00002'],
      [2, '丙样宾馆', '宾馆', '甲样村', null, 'A00001'],
    ]);
    const existing = [
      { id: 'x', values: stored },
      { id: 'y', values: { ...stored, name: '丁样宾馆', licence: 'B00002' } },
    ];
    const { rows } = settleImport(plan(sheet), venues, existing);
    expect(rows.map((row) => row.verdict)).toEqual(['refused', 'changed']);
    const twice = settleImport(plan(sheet), venues, existing.slice(0, 1));
    expect(twice.rows.map((row) => row.verdict)).toEqual(['changed', 'refused']);
  });

  test('no row is lost or counted twice, whatever the cells hold', () => {
    const words = [
      '',
      '甲样宾馆',
      '宾馆',
      'KTV',
      '火车站',
      '甲样村',
      '13800138000',
      '138',
      '合计',
      '注：',
      '√',
    ];
    const dirty = fc.oneof(fc.constantFrom(...words), fc.constant(null), fc.constant(1.38e17));
    const line = fc.array(dirty, { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const judged = plan(sheetOf([header, ...lines]));
        const { report } = settleImport(judged, venues, [{ id: 'x', values: stored }]);
        expect(ImportReport.safeParse(report).success).toBe(true);
        const spoken = new Set([
          ...judged.rows.map((row) => row.row),
          ...judged.notes.map((note) => note.row),
        ]);
        const filled = [...lines.keys()].filter((index) =>
          lines[index]?.some((cell) => cell !== null && cell !== ''),
        );
        expect(filled.filter((index) => !spoken.has(index + 2))).toEqual([]);
      }),
    );
  });
});
