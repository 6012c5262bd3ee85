import { writeXlsx } from 'hucre';
import type { Cell, CellStyle, WriteSheet } from 'hucre';

const side = { style: 'thin' } as const;
const box = { top: side, right: side, bottom: side, left: side };
const thick = { style: 'medium' } as const;
const head: CellStyle = {
  font: { name: '黑体', size: 11, bold: true },
  border: box,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } },
};
const body: CellStyle = {
  font: { name: '仿宋', size: 11 },
  border: box,
  alignment: { horizontal: 'center' },
};
const plain: CellStyle = { font: { name: '楷体', size: 11 } };

const groups = [
  '序号',
  '姓名',
  '身份证号',
  '出生日期（如2010.1.5）',
  '年龄',
  '类别',
  null,
  null,
  '监护人',
  null,
  '所在村',
  '是否在册（√）',
  '说明',
];
const lines = [null, null, null, null, null, '留守', '困境', '残疾', '姓名', '联系电话', null, null, null];

/**
 * A county's empty form: merged title, filling-in line, header of two lines, blank lined rows, a total with formulas,
 * a merged note, signatures; drop-down lists, conditional formats, a hidden column, print area, comment and protection.
 * @param blank lined rows below the header
 */
export async function countyTemplate(blank: number, more: Partial<WriteSheet> = {}): Promise<Uint8Array> {
  const first = 5;
  const last = first + blank - 1;
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, cell: Partial<Cell>) => cells.set(`${row - 1},${column}`, cell);
  put(1, 0, {
    value: '样例县重点儿童摸底统计表',
    style: { font: { name: '黑体', size: 18 }, alignment: { horizontal: 'center' } },
  });
  put(2, 0, { value: '填报单位：', style: plain });
  put(2, 9, { value: '填报日期：', style: plain });
  for (const [column, text] of groups.entries()) put(3, column, { value: text, style: head });
  for (const [column, text] of lines.entries()) put(4, column, { value: text, style: head });
  for (let row = first; row <= last; row += 1) {
    for (const column of groups.keys()) {
      const border = row === last ? { ...box, bottom: thick } : box;
      put(row, column, { value: null, style: { ...body, border, ...(column === 2 ? { numFmt: '@' } : {}) } });
    }
    put(row, 12, { value: null, formula: `IF(B${row}="","",B${row}&"（"&K${row}&"）")`, style: body });
  }
  const total = last + 1;
  for (const column of groups.keys()) put(total, column, { value: null, style: head });
  put(total, 0, { value: '合 计', style: head });
  for (const column of [5, 6, 7]) {
    const letter = 'FGH'.charAt(column - 5);
    put(total, column, { value: 0, formula: `COUNTIF(${letter}${first}:${letter}${last},"√")`, style: head });
  }
  put(total, 4, {
    value: 0,
    formula: `SUM(E${first}:E${last})`,
    style: head,
    comment: { author: '样例', text: '合计年龄' },
  });
  put(total + 1, 0, { value: '注：类别可以多选，符合的打“√”；本表每季度末报县民政局。', style: plain });
  put(total + 2, 0, { value: '填表人：', style: plain });
  put(total + 2, 8, { value: '审核人：', style: plain });
  const sheet: WriteSheet = {
    name: '摸底表',
    columns: [6, 10, 22, 14, 6, 6, 6, 6, 10, 14, 12, 10, 24].map((width, index) => ({
      width,
      hidden: index === 12,
    })),
    rows: Array.from({ length: total + 2 }, () => groups.map(() => null)),
    cells,
    merges: [
      merge(1, 1, 0, 12),
      ...[0, 1, 2, 3, 4, 10, 11, 12].map((column) => merge(3, 4, column, column)),
      merge(3, 3, 5, 7),
      merge(3, 3, 8, 9),
      merge(total, total, 0, 3),
      merge(total + 1, total + 1, 0, 12),
    ],
    rowDefs: new Map([
      [0, { height: 36 }],
      ...Array.from({ length: blank }, (_, index): [number, { height: number }] => [
        first - 1 + index,
        { height: 24 },
      ]),
    ]),
    dataValidations: [
      { type: 'list', values: ['√'], range: `F${first}:H${last}`, allowBlank: true },
      { type: 'list', formula1: `'村 名单'!$A$1:$A$3`, range: `K${first}:K${last}`, allowBlank: true },
    ],
    conditionalRules: [
      {
        type: 'expression',
        priority: 1,
        formula: `$E${first}>=16`,
        range: `E${first}:E${last}`,
        style: { font: { bold: true } },
      },
    ],
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$3:$4',
      printArea: `$A$1:$L$${total + 2}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
    protection: { sheet: true, formatCells: false },
    freezePane: { rows: 4, columns: 2 },
    ...more,
  };
  const summary: WriteSheet = {
    name: '村 名单',
    rows: [['甲样村'], ['乙样村'], ['丙样社区']],
    cells: new Map([['0,2', { value: 0, formula: `SUM(摸底表!E${first}:E${last})` }]]),
  };
  return writeXlsx({
    sheets: [sheet, summary],
    namedRanges: [{ name: '儿童名单', range: `摸底表!$B$${first}:$B$${last}` }],
  });
}

function merge(row: number, to: number, from: number, until: number) {
  return { startRow: row - 1, endRow: to - 1, startCol: from, endCol: until };
}
