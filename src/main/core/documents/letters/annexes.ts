import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import type { Letter } from './define.ts';
import { paragraphs } from './parts.ts';
import { formClosing, formSample } from './task-parts.ts';
import { wordLine, wordOptional, wordRows } from './words.ts';

type Annex = Readonly<{
  id: string;
  title: string;
  help: string;
  /** Headings, and their widths beside the count's, in parts. */
  columns: readonly (readonly [string, number])[];
  rows: readonly (readonly string[])[];
}>;

/** A table that stands by itself or goes with a letter: counted rows, who made it and up to which day. */
function defineAnnex({ id, title, help, columns, rows }: Annex): Letter {
  const headings = columns.map(([heading]) => heading);
  return defineLetter({
    id,
    version: 1,
    title,
    category: '附表',
    help,
    numbering: 'serial',
    subjects: [],
    matter: 'scope',
    words: {
      scope: wordLine('范围', 60, { help: '例如：没有销号的问题、2024年3月' }),
      list: wordRows('表格', headings),
      note: wordOptional('表后说明', 200, { help: '没有就不写' }),
      issuer: { ...formClosing.issuer, label: '填报单位' },
      issuedOn: { ...formClosing.issuedOn, label: '填报日期' },
    },
    sample: { ...formSample, scope: '2024年3月', list: rows, note: '数据取自工作台，填报以后的变化不在内。' },
    build: (words): DocumentDraft => ({
      layout: 'form',
      title: [title],
      body: [
        ...paragraphs(
          `填报单位：${words.issuer}\n${words.scope}，截至${formatOfficialDate(words.issuedOn)}，共${words.list.length}条`,
        ).map((block) => ({ ...block, indent: false })),
        {
          kind: 'table',
          density: 'dense',
          columns: [11, ...columns.map(([, width]) => width)],
          rows: [
            {
              header: true,
              cells: ['序号', ...headings].map((text) => ({ text, role: 'label' as const })),
            },
            ...words.list.map((cells, index) => ({
              cells: [String(index + 1), ...cells].map((text) => ({ text })),
            })),
          ],
        },
        ...paragraphs(words.note === undefined ? '' : `说明：${words.note}`),
      ],
    }),
  });
}

const problemList = defineAnnex({
  id: 'problem-list',
  title: '问题清单',
  help: '没有销号的问题，一行一个，可以附在通报、报告后面',
  columns: [
    ['编号', 22],
    ['发现日期', 24],
    ['地点', 24],
    ['问题', 40],
    ['程度', 12],
    ['责任单位', 26],
  ],
  rows: [
    ['W2024-016', '2024-02-28', '乙网吧', '入口处没有张贴未成年人禁入标志', '一般', '示例镇综合行政执法大队'],
    ['W2024-017', '2024-03-01', '甲旅馆', '没有询问未成年人监护人联系方式', '严重', '示例派出所'],
  ],
});

const rectifyList = defineAnnex({
  id: 'rectify-list',
  title: '整改清单',
  help: '每个问题由谁改、改到什么时候、改到哪一步',
  columns: [
    ['编号', 22],
    ['地点', 18],
    ['问题', 27],
    ['整改要求', 26],
    ['责任单位', 20],
    ['整改期限', 24],
    ['状态', 14],
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
});

const venueWeeks = defineAnnex({
  id: 'venue-weeks',
  title: '重点场所每周检查表',
  help: '重点场所一个月里每周查没查，漏检的留着',
  columns: [
    ['场所', 30],
    ['所在村', 18],
    ['第一周', 14],
    ['第二周', 14],
    ['第三周', 14],
    ['第四周', 14],
    ['第五周', 14],
    ['漏检', 10],
  ],
  rows: [
    ['甲旅馆', '示例村', '已检', '已检', '漏检', '已检', '', '1'],
    ['乙网吧', '样板村', '已检', '已检', '已检', '已检', '', '0'],
  ],
});

const unitDuties = defineAnnex({
  id: 'unit-duties',
  title: '单位周期任务完成表',
  help: '每个单位的周期任务本期做没做、以前漏了几次',
  columns: [
    ['单位', 36],
    ['周期任务', 60],
    ['多久一次', 18],
    ['本期', 16],
    ['以前漏', 12],
  ],
  rows: [
    ['示例镇综合行政执法大队', '重点场所检查', '每周一次', '已完成', '0'],
    ['示例镇教育发展中心', '校园安全会商', '每月一次', '待完成', '1'],
  ],
});

/** 附表: the two lists and the two tables, on paper. */
export const annexes: readonly Letter[] = [problemList, rectifyList, venueWeeks, unitDuties];
