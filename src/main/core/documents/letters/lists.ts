import type { DocumentDraft } from '#shared/domain/documents/model.ts';

import { wordRows } from './words.ts';

/** A table that goes with a paper or stands by itself as a form. */
export type List = Readonly<{
  /** Of the form that it makes by itself. */
  id: string;
  title: string;
  help: string;
  /** What a table without rows says: nothing to report is a report too (零报告). */
  none: string;
  /** Headings, and their widths in tenths of a character with what a cell keeps free, 421 in all with the count's on an upright page. */
  columns: readonly (readonly [string, number])[];
  /** Invented, for samples. */
  rows: readonly (readonly string[])[];
}>;

/** 序号 stands on one line. */
const COUNT_WIDTH = 32;

type Table = Extract<DocumentDraft['body'][number], { kind: 'table' }>;

/** The list's blank in a form; it may stay empty. */
export function listWord({ title, columns }: Pick<List, 'title' | 'columns'>, help = '') {
  const headings = columns.map(([heading]) => heading);
  return wordRows(title, headings, { isRequired: false, help });
}

/** Counted rows under the headings, or one that says there are none. */
export function listTable({ columns, none }: List, rows: readonly (readonly string[])[]): Table {
  const headings = columns.map(([heading]) => heading);
  const counted = rows.map((cells, index) => ({
    cells: [String(index + 1), ...cells].map((text) => ({ text })),
  }));
  const empty = { cells: [{ text: `零报告：${none}`, span: headings.length + 1 }] };
  return {
    kind: 'table',
    density: 'dense',
    columns: [COUNT_WIDTH, ...columns.map(([, width]) => width)],
    rows: [
      { header: true, cells: ['序号', ...headings].map((text) => ({ text, role: 'label' as const })) },
      ...(counted.length === 0 ? [empty] : counted),
    ],
  };
}

export const problemList: List = {
  id: 'problem-list',
  title: '问题清单',
  help: '没有销号的问题，一行一个，可以附在通报、报告后面',
  none: '没有未销号的问题',
  columns: [
    ['编号', 77],
    ['发现日期', 68],
    ['地点', 57],
    ['问题', 93],
    ['程度', 32],
    ['责任单位', 62],
  ],
  rows: [
    ['W2024-016', '2024-02-28', '乙网吧', '入口处没有张贴未成年人禁入标志', '一般', '示例镇综合行政执法大队'],
    ['W2024-017', '2024-03-01', '甲旅馆', '没有询问未成年人监护人联系方式', '严重', '示例派出所'],
  ],
};

export const rectifyList: List = {
  id: 'rectify-list',
  title: '整改清单',
  help: '每个问题由谁改、改到什么时候、改到哪一步',
  none: '没有正在整改的问题',
  columns: [
    ['编号', 57],
    ['地点', 47],
    ['问题', 63],
    ['整改要求', 60],
    ['责任单位', 52],
    ['整改期限', 68],
    ['状态', 42],
  ],
  rows: [
    [
      'W2024-016',
      '乙网吧',
      '入口处没有张贴标志',
      '两日内张贴，专人核对',
      '示例镇综合行政执法大队',
      '2024-03-08',
      '待核查',
    ],
    [
      'W2024-017',
      '甲旅馆',
      '没有询问监护人联系方式',
      '补齐登记栏目，培训前台',
      '示例派出所',
      '2024-03-12',
      '整改中',
    ],
  ],
};

export const venueWeeks: List = {
  id: 'venue-weeks',
  title: '重点场所每周检查表',
  help: '重点场所一个月里每周查没查，漏检的留着',
  none: '没有应检的重点场所',
  columns: [
    ['场所', 93],
    ['所在村', 54],
    ['第一周', 42],
    ['第二周', 42],
    ['第三周', 42],
    ['第四周', 42],
    ['第五周', 42],
    ['漏检', 32],
  ],
  rows: [
    ['甲旅馆', '示例村', '已检', '已检', '漏检', '已检', '', '1'],
    ['乙网吧', '样板村', '已检', '已检', '已检', '已检', '', '0'],
  ],
};

export const unitDuties: List = {
  id: 'unit-duties',
  title: '单位周期任务完成表',
  help: '每个单位的周期任务本期做没做、以前漏了几次',
  none: '没有应完成的周期任务',
  columns: [
    ['单位', 93],
    ['周期任务', 158],
    ['多久一次', 53],
    ['本期', 43],
    ['以前漏', 42],
  ],
  rows: [
    ['示例镇综合行政执法大队', '重点场所检查', '每周一次', '已完成', '0'],
    ['示例镇教育发展中心', '校园安全会商', '每月一次', '待完成', '1'],
  ],
};
