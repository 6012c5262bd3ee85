import { describe, expect, it } from 'vitest';

import { readDocx } from '#core/plan/docx-body.ts';
import { readPlan } from '#core/plan/read-plan.ts';

import { buildDocx, numbering, paragraph, run, styles, table } from './build-docx.ts';

const PLAN_LISTS = [
  [
    { format: 'chineseCountingThousand', text: '%1、' },
    { format: 'japaneseCounting', text: '（%2）' },
    { format: 'decimal', text: '%3.' },
    { format: 'decimalEnclosedParen', text: '%4' },
  ],
] as const;

function texts(body: string, parts: Record<string, string> = {}): string[] {
  return readDocx(buildDocx(body, parts), 'a.docx').flatMap((block) =>
    block.kind === 'line' ? [block.text] : [JSON.stringify(block.rows.map((row) => row.cells))],
  );
}

/** A paragraph numbered by a list. */
function p(text: string, list: number, level: number): string {
  return paragraph(text, { list: [list, level] });
}

describe('automatic numbers', () => {
  const parts = {
    'word/numbering.xml': numbering(PLAN_LISTS, [
      { id: 1, list: 0 },
      { id: 2, list: 0, restart: { 2: 1 } },
    ]),
  };

  it('writes each level in its own format and restarts deeper levels', () => {
    const body =
      p('甲', 1, 0) +
      p('乙', 1, 1) +
      p('丙', 1, 2) +
      p('丁', 1, 2) +
      p('戊', 1, 3) +
      p('己', 1, 1) +
      p('庚', 1, 2) +
      p('辛', 1, 0);
    expect(texts(body, parts)).toEqual([
      '一、甲',
      '（一）乙',
      '1.丙',
      '2.丁',
      '⑴戊',
      '（二）己',
      '1.庚',
      '二、辛',
    ]);
  });

  it('counts on across lists over one abstract list until one restarts', () => {
    expect(texts(p('甲', 1, 2) + p('乙', 1, 2) + p('丙', 2, 2) + p('丁', 2, 2), parts)).toEqual([
      '1.甲',
      '2.乙',
      '1.丙',
      '2.丁',
    ]);
  });

  it('takes numbers from styles, also based ones, and honours numId 0', () => {
    const sheet = styles(
      '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
        '<w:style w:styleId="1b"><w:name w:val="own"/><w:basedOn w:val="1"/></w:style>',
    );
    const off =
      '<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>丙</w:t></w:r></w:p>';
    expect(
      texts(paragraph('甲', { style: '1' }) + paragraph('乙', { style: '1b' }) + off, {
        ...parts,
        'word/styles.xml': sheet,
      }),
    ).toEqual(['一、甲', '二、乙', '丙']);
  });

  it('finds the level of a style by the list naming the style', () => {
    const lists = [
      [
        { format: 'decimal', text: '%1.' },
        { format: 'ideographDigital', text: '%2、', style: 'h2' },
      ],
    ];
    const sheet = styles(
      '<w:style w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    );
    expect(
      texts(paragraph('甲', { style: 'h2' }), {
        'word/numbering.xml': numbering(lists, [{ id: 1, list: 0 }]),
        'word/styles.xml': sheet,
      }),
    ).toEqual(['一、甲']);
  });

  it('writes 1.1 in Arabic figures when the level asks for it', () => {
    const lists = [
      [
        { format: 'chineseCounting', text: '%1、' },
        { format: 'decimal', text: '%1.%2', legal: true },
      ],
    ];
    expect(
      texts(p('甲', 1, 0) + p('乙', 1, 1), { 'word/numbering.xml': numbering(lists, [{ id: 1, list: 0 }]) }),
    ).toEqual(['一、甲', '1.1\t乙']);
  });
});

describe('text of a .docx', () => {
  it('skips what was struck out and keeps what was put in', () => {
    const body = `<w:p>${run('保留')}<w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins>${run('新增')}</w:ins></w:p>`;
    expect(texts(body)).toEqual(['保留新增']);
  });

  it('reads a text box once and after its paragraph', () => {
    const box = `<w:txbxContent>${paragraph('框内')}</w:txbxContent>`;
    const body = `<w:p>${run('正文')}<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(texts(body)).toEqual(['正文', '框内']);
  });

  it('breaks lines at breaks, keeps field results and drops field codes and soft hyphens', () => {
    const field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>';
    const body = `<w:p>${run('第一行')}<w:r><w:br/></w:r>${field}${run('第\u00AD二行')}<w:r><w:softHyphen/></w:r></w:p>`;
    expect(texts(body)).toEqual(['第一行', '第二行']);
  });

  it('reads through content controls and nested tables', () => {
    const body = `<w:sdt><w:sdtContent>${paragraph('控件内')}</w:sdtContent></w:sdt>${table([['甲', '乙\n丙']])}`;
    expect(texts(body)).toEqual(['控件内', '[[["甲"],["乙","丙"]]]']);
  });
});

const TITLE = paragraph('甲镇“试护”行动实施方案');

describe('plans in .docx', () => {
  it('reads a plan whose every number is automatic', () => {
    const parts = {
      'word/numbering.xml': numbering(PLAN_LISTS, [
        { id: 1, list: 0 },
        { id: 2, list: 0, restart: { 2: 1 } },
      ]),
    };
    const draft = readPlan(
      buildDocx(
        TITLE +
          p('组织领导及职责分工', 1, 0) +
          paragraph('组　长：张　某') +
          p('综合协调组', 1, 1) +
          paragraph('牵头单位：平安办') +
          paragraph('工作职责：') +
          p('统筹协调。', 1, 2) +
          p('每月通报一次。', 1, 2) +
          p('打击整治组', 1, 1) +
          paragraph('牵头单位：派出所') +
          paragraph('工作职责：') +
          p('依法打击。', 1, 2) +
          p('工作步骤', 1, 0) +
          p('启动阶段（2024年1月至3月）。动员。', 1, 1) +
          p('攻坚阶段（4月至12月底）。整治。', 1, 1),
        parts,
      ),
      'plan.docx',
    );
    expect(draft.groups.map(({ name, leadUnits, duties }) => [name, leadUnits, duties.length])).toEqual([
      ['综合协调组', ['平安办'], 2],
      ['打击整治组', ['派出所'], 1],
    ]);
    expect(draft.phases).toEqual([
      { name: '启动阶段', from: '2024-01-01', to: '2024-03-31' },
      { name: '攻坚阶段', from: '2024-04-01', to: '2024-12-31' },
    ]);
    expect(draft.leadingGroup.head).toEqual(['张某']);
    expect(draft.unread).toEqual([]);
  });

  it('reads leaders, groups and phases out of tables', () => {
    const draft = readPlan(
      buildDocx(
        TITLE +
          paragraph('一、组织领导') +
          table([
            ['职务', '姓名', '单位及职务'],
            ['组长', '赵某', '镇党委书记'],
            ['副组长', '钱某某', '镇长'],
            ['', '孙　某', '副镇长'],
          ]) +
          table([
            ['组别', '组长', '副组长', '牵头单位', '责任单位', '工作职责'],
            ['综合协调组', '钱某某', '', '平安办', '派出所、各村', '1.统筹协调。\n2.每季度通报一次。'],
            ['宣传组', '孙某', '李某、周某', '文化站', '', '每月宣传不少于2次。'],
          ]) +
          paragraph('二、工作步骤') +
          table([
            ['阶段', '时间', '工作内容'],
            ['启动阶段', '2024年3月1日至3月31日', '召开会议。'],
            ['攻坚阶段', '4月1日至12月底', '全面整治。'],
          ]),
      ),
      'plan.docx',
    );
    expect(draft.leadingGroup).toEqual({
      advisers: [],
      head: ['赵某'],
      deputies: [
        { name: '钱某某', note: '镇长' },
        { name: '孙某', note: '副镇长' },
      ],
    });
    expect(draft.groups).toEqual([
      {
        name: '综合协调组',
        head: ['钱某某'],
        deputies: [],
        leadUnits: ['平安办'],
        responsibleUnits: ['派出所', '各村'],
        duties: [
          { no: 1, text: '统筹协调。' },
          { no: 2, text: '每季度通报一次。' },
        ],
      },
      {
        name: '宣传组',
        head: ['孙某'],
        deputies: ['李某', '周某'],
        leadUnits: ['文化站'],
        responsibleUnits: [],
        duties: [{ no: 1, text: '每月宣传不少于2次。' }],
      },
    ]);
    expect(draft.phases.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['启动阶段', '2024-03-01', '2024-03-31'],
      ['攻坚阶段', '2024-04-01', '2024-12-31'],
    ]);
    expect(draft.unread).toEqual([]);
  });

  it('reads duties listed by unit in a table, and shows rows it does not understand', () => {
    const draft = readPlan(
      buildDocx(
        TITLE +
          paragraph('一、职责分工') +
          table([
            ['序号', '单位', '工作职责'],
            ['1', '派出所', '每周检查2次。'],
            ['2', '司法所', '开展普法。'],
          ]) +
          paragraph('二、物资清单') +
          table([
            ['品名', '数量'],
            ['横幅', '10条'],
          ]),
      ),
      'plan.docx',
    );
    expect(draft.groups.map(({ name, leadUnits, duties }) => [name, leadUnits, duties[0]?.text])).toEqual([
      ['派出所', ['派出所'], '每周检查2次。'],
      ['司法所', ['司法所'], '开展普法。'],
    ]);
    expect(draft.obligations).toEqual([
      { text: '每周检查2次', every: 'week', times: 2, group: '派出所', duty: 1 },
    ]);
    expect(draft.unread.map(({ text }) => text)).toEqual(['品名  数量', '横幅  10条']);
  });
});
