import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessTemplateMapping, templateRow } from '#shared/domain/export/mapping.ts';
import { parseField } from '#shared/domain/import/parse-field.ts';
import { planImport } from '#shared/domain/import/plan-import.ts';
import { readColumns } from '#shared/domain/import/read-columns.ts';
import { childCategories } from '#shared/registers/child-categories.ts';
import { children } from '#shared/registers/children.ts';
import { getField } from '#shared/registers/register.ts';
import { venues } from '#shared/registers/venues.ts';
import { merge, sheetOf } from './sheets.ts';

const words = ['留守', '流动', '困境儿童', '残疾', '单亲家庭子女', '重组家庭', '是否关系异常'];
const header = ['姓名', '性别', '出生日期', '所在村', '监护人', '监护人电话', ...words];
const child = (...ticks: (string | null)[]) => [
  '样童甲',
  '女',
  '2015-03-02',
  '甲样村',
  '祖父甲',
  '13800138000',
  ...ticks,
];
const none = words.map(() => null);

const plan = (...lines: (string | null)[][]) => planImport(sheetOf([header, ...lines]), children);

describe('a column for each category', () => {
  test('each is found by its word, and the field needs no column of its own', () => {
    const columns = readColumns(sheetOf([header, child(...none)]), children);
    expect(columns.missing).toEqual([]);
    expect(columns.unmapped).toEqual([]);
    expect(Object.keys(columns.mapping).filter((key) => key.startsWith('categories='))).toHaveLength(7);
  });

  test('a tick of any kind counts, a cross or nothing does not', () => {
    const { rows } = plan(
      child('√', '', '是', '1', '×', '否', '0'),
      child('留守', ...none.slice(1)).with(0, '样童乙'),
    );
    expect(rows.map(({ values }) => values['categories'])).toEqual([
      ['left-behind', 'difficulty', 'disabled'],
      ['left-behind'],
    ]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
  });

  test('a row without a tick, or with something else, goes back with the reason beside the column', () => {
    const { rows } = plan(child(...none), child('√', '也许', ...none.slice(2)).with(0, '样童乙'));
    expect(rows.map(({ verdict, problems, unread }) => [verdict, problems, unread])).toEqual([
      ['refused', [{ column: '留守', reason: '“儿童类别”的几栏都没有打勾，至少要有一类' }], {}],
      [
        'refused',
        [{ column: '流动', reason: '“也许”看不出是“是”还是“否”，请填“是”或“否”' }],
        { categories: '也许' },
      ],
    ]);
  });

  test('under a common head, and beside a column of words, all that is said counts', () => {
    const sheet = sheetOf(
      [
        ['姓名', '性别', '出生日期', '所在村', '监护人', '监护人电话', '类别', '打√', null],
        [null, null, null, null, null, null, null, '留守', '单亲'],
        [...child().slice(0, 6), '困境', '√', null],
      ],
      { merges: [merge('H1:I1')] },
    );
    const [row] = planImport(sheet, children).rows;
    expect(row?.values['categories']).toEqual(['difficulty', 'left-behind']);
  });

  test('a person may give such a column to another field', () => {
    const sheet = sheetOf([header, child('√', ...none.slice(1))]);
    const { mapping } = readColumns(sheet, children);
    const told = readColumns(sheet, children, { ...mapping, remarks: 6 }).mapping;
    expect(told['remarks']).toBe(6);
    expect(told['categories=留守']).toBeUndefined();
    expect(told['categories=流动']).toBe(7);
  });

  test('what a template of seven columns was filled with is read back, whatever the form of its ticks', () => {
    const lines = header.map((name, index) => ({
      index,
      letter: '',
      header: name,
      lines: [name],
      isHidden: false,
    }));
    const template = {
      name: '样例',
      headerRows: { first: 1, last: 1 },
      columns: lines,
      firstDataRow: 2,
      lastTemplateRow: 2,
      styleRow: 2,
    };
    const guessed = guessTemplateMapping(template, children);
    const codes = childCategories.map(({ code }) => code);
    fc.assert(
      fc.property(
        fc.subarray(codes, { minLength: 1 }),
        fc.constantFrom('yes-tick', 'yes-word', 'yes-number'),
        (categories, format) => {
          const columns = guessed.columns.map((column) =>
            column.source.kind === 'category' ? { ...column, format } : column,
          );
          const values = {
            name: '样童甲',
            sex: 'female',
            birthDate: '2015-03-02',
            village: '甲样村',
            categories,
            guardian: '祖父甲',
            guardianPhone: '13800138000',
          };
          const filled = templateRow(children, { ...guessed, columns }, values, 1, { asOf: '2026-11-23' });
          const [row] = planImport(sheetOf([header, filled]), children).rows;
          expect(row?.problems).toEqual([]);
          expect(row?.values['categories']).toEqual(categories);
        },
      ),
    );
  });
});

test('a refused cell keeps what stood in it', () => {
  const head = ['场所名称', '场所类别', '所在村', '联系电话'];
  const sheet = sheetOf([head, ['甲样宾馆', '随便什么', '甲样村', '1380013']]);
  expect(planImport(sheet, venues).rows[0]).toMatchObject({
    verdict: 'refused',
    unread: { kind: '随便什么', phone: '1380013' },
  });
});

test('every hyphen of a licence number is the same hyphen', () => {
  const field = getField(venues, 'licence');
  const read = ['JY－0001', 'JY—0001', 'JY–0001', 'JY‐0001', 'ＪＹ－０００１', ' JY - 0001'].map((text) =>
    parseField(field, { text }),
  );
  expect(read).toEqual(read.map(() => ({ ok: true, value: 'JY-0001' })));
});
