import { describe, expect, it } from 'vitest';

import { cellCharacters, columnWidths } from '#core/documents/house/blocks.ts';
import { TYPE_AREA } from '#core/documents/house/metrics.ts';
import { breakLines } from '#core/documents/layout/break-lines.ts';
import {
  listTable,
  problemList,
  rectifyList,
  unitDuties,
  venueWeeks,
} from '#core/documents/letters/lists.ts';
import { getLetter, letters } from '#core/documents/letters/index.ts';
import { promisesOf } from '#core/documents/letters/promises.ts';
import { VenueKind } from '#shared/domain/inspection/inspection.ts';
import { collectTexts } from '#shared/domain/documents/model.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import { frames, sampleOf } from './samples.ts';

const replies = ['reply-procuratorial', 'reply-judicial', 'reply-supervisory', 'reply-police'] as const;
/** To bodies that are not the town's own. */
const outward = [
  'general-letter',
  'lists-letter',
  'transfer-letter',
  'referral-letter',
  'submission-letter',
  'reply-letter',
];

function built(id: string, changed: Words = {}): DocumentModel {
  const letter = getLetter(id);
  return letter.buildFrom({ ...letter.sample, ...changed }, frames[letter.numbering]);
}

function textOf(model: DocumentModel): string {
  return collectTexts(model).join('\n');
}

function headingsOf(model: DocumentModel): string[] {
  return model.body.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
}

function fieldsRefused(id: string, changed: Words): Record<string, string> {
  try {
    built(id, changed);
  } catch (error) {
    if (error instanceof AppError) return error.fields ?? {};
  }
  throw new Error('the letter was built');
}

describe('the catalogue', () => {
  it('has at least twenty kinds, and every category has one', () => {
    expect(letters.length).toBeGreaterThanOrEqual(20);
    expect(new Set(letters.map(({ category }) => category))).toEqual(
      new Set(['督办交办', '通知通报', '函件', '会议', '检查', '告知承诺', '附表']),
    );
  });

  it('offers every kind somewhere: by itself or from a record', () => {
    expect(letters.filter(({ standsAlone, subjects }) => !standsAlone && subjects.length === 0)).toEqual([]);
  });

  it.each([...outward, ...replies])('%s is a letter and orders nobody', (id) => {
    const model = sampleOf(id);
    expect(model.layout).toBe('letter-format');
    expect(model.title.at(-1)).toMatch(/函$/u);
    expect(textOf(model)).not.toMatch(/必须|限期|问责|通报批评|遵照执行|认真贯彻/u);
  });

  it.each(['notice', 'meeting-notice'])('%s is a 通知 with a red head and no signer', (id) => {
    const model = sampleOf(id);
    expect(model).toMatchObject({ layout: 'red-head', issuerMark: '示例镇人民政府文件' });
    expect(model.title.at(-1)).toMatch(/通知$/u);
    expect(model.signers).toEqual([]);
  });
});

describe('tables of lists', () => {
  it.each([problemList, rectifyList, venueWeeks, unitDuties])(
    '$title parts no heading, day or number',
    (list) => {
      const { columns, density } = listTable(list, []);
      const headings = ['序号', ...list.columns.map(([heading]) => heading)];
      const widths = columnWidths({ columns }, TYPE_AREA.width);
      const longest = { 发现日期: '2026-11-05', 整改期限: '2026-11-05', 编号: '2026-020', 状态: '待签收' };
      for (const [index, heading] of headings.entries()) {
        const words = [
          heading,
          ...Object.entries(longest).flatMap(([name, word]) => (name === heading ? [word] : [])),
        ];
        for (const word of words)
          expect([word, breakLines(word, cellCharacters(widths[index] ?? 0, density ?? 'normal'))]).toEqual([
            word,
            [word],
          ]);
      }
    },
  );
});

describe('papers that send lists out', () => {
  it.each(['lists-notice', 'lists-letter'])(
    '%s binds in what was chosen, each list across the sheet',
    (id) => {
      const named = (attach: string) => built(id, { attach }).attachments.map(({ name }) => name);
      expect(named('两个清单')).toEqual(['问题清单', '整改清单']);
      expect(named('每周检查表')).toEqual(['重点场所每周检查表']);
      expect(named('四张表')).toHaveLength(4);
      const { attachments } = sampleOf(id);
      expect(attachments.map(({ content }) => content?.orientation)).toEqual(['landscape', 'landscape']);
    },
  );

  it('say in so many words that there is nothing to list', () => {
    const none = built('lists-notice', { attach: '问题清单', problemList: [] });
    expect(textOf(none)).toContain('零报告：没有未销号的问题');
    expect(textOf(none)).toContain('共0条');
    expect(textOf(sampleOf('lists-notice'))).not.toContain('零报告');
    expect(textOf(built('rectify-list', { list: [['', '']] }))).toContain('零报告：没有正在整改的问题');
  });
});

describe('minutes', () => {
  it('bear a mark of their own, name who was there and are not signed', () => {
    const model = sampleOf('minutes');
    expect(model).toMatchObject({ layout: 'minutes', issuerMark: '示例镇人民政府会议纪要' });
    expect([model.signature, model.addressees]).toEqual([undefined, undefined]);
    expect(model.meeting).toMatchObject({ present: '某甲、某乙、某丙、某丁', absent: '某戊' });
    expect(built('minutes', { absent: '', listening: '' }).meeting).not.toHaveProperty('absent');
    expect(fieldsRefused('minutes', { heldOn: '2024-03-15' })).toHaveProperty('heldOn');
  });
});

describe('upward documents', () => {
  it.each(['report', 'request'])('%s names its signer and one receiver', (id) => {
    expect(sampleOf(id).signers).toEqual(['某甲']);
    expect(fieldsRefused(id, { recipient: '示例市人民政府，示例市平安办' })).toHaveProperty('recipient');
    expect(fieldsRefused(id, { signer: '' })).toHaveProperty('signer');
  });

  it.each(['opening', 'done', 'left', 'next'])('a report carries no request in its %s', (name) => {
    expect(fieldsRefused('report', { [name]: '增配一名儿童主任，请批示。' })).toEqual({
      [name]: '请把请示事项另写成请示，报告里不能夹带',
    });
    expect(textOf(sampleOf('request'))).toContain('妥否，请批示。');
  });
});

describe('replies', () => {
  it.each([...replies, 'reply-letter'])('%s cites the paper by title, number and day', (id) => {
    const theirs = { theirTitle: '《某某书》', theirNumber: '某字〔2024〕9号', theirDate: '2024-02-03' };
    expect(textOf(built(id, theirs))).toContain('《某某书》（某字〔2024〕9号，2024年2月3日）');
    expect(textOf(built(id, { ...theirs, theirNumber: '' }))).toContain('《某某书》（2024年2月3日）');
    expect(fieldsRefused(id, { theirDate: '2024-03-06', receivedOn: '2024-03-06' })).toHaveProperty(
      'theirDate',
    );
  });

  it.each(replies)('%s says what was done, what is left and what comes next', (id) => {
    expect(headingsOf(sampleOf(id))).toHaveLength(4);
    expect(headingsOf(built(id, { left: '' }))).not.toContain('存在的问题');
    expect(textOf(built(id, { basis: '' }))).not.toContain('根据');
    expect(fieldsRefused(id, { receivedOn: '2024-02-01' })).toHaveProperty('receivedOn');
  });
});

describe('papers for places and parents', () => {
  it('整改通知书 says that it is no decision and hands on what others must decide', () => {
    expect(textOf(sampleOf('rectify-notice'))).toContain('不是行政处罚');
    expect(textOf(sampleOf('rectify-notice'))).toContain('移送示例市公安局示例派出所依法办理');
    expect(textOf(built('rectify-notice', { organ: '' }))).toContain('没有需要移送的问题');
  });

  it.each(VenueKind.options)('%s promises something of its own, in lines that end', (kind) => {
    const promises = promisesOf(kind);
    expect(promises.length).toBeGreaterThan(4);
    expect(new Set(promises).size).toBe(promises.length);
    expect(promises.join('')).not.toMatch(/责令|罚款|处罚/u);
    for (const promise of promises) expect(promise).toMatch(/。$/u);
  });

  it('a hotel promises the five duties', () => {
    const text = promisesOf('hotel').join('');
    for (const duty of ['身份', '监护人', '同住', '访客', '可疑']) expect(text).toContain(duty);
  });

  it('the letter to parents and the commitment bear no number of the town', () => {
    expect(sampleOf('parents-letter').number).toBeUndefined();
    expect(sampleOf('venue-commitment').number).toBeUndefined();
  });
});

describe('what is handed over', () => {
  it.each(['transfer-letter', 'referral-letter'])('%s asks for an answer and binds a receipt in', (id) => {
    const model = sampleOf(id);
    expect(model.attachments).toHaveLength(1);
    expect(textOf(model)).toContain('是否接收');
    expect(textOf(model)).toMatch(/函告/u);
    expect(fieldsRefused(id, { replyBy: '2024-03-01' })).toHaveProperty('replyBy');
  });
});

describe('annexes', () => {
  it.each(letters.filter(({ category }) => category === '附表').map(({ id }) => id))(
    '%s counts its rows and repeats its headings',
    (id) => {
      const table = sampleOf(id).body.find(({ kind }) => kind === 'table');
      if (table?.kind !== 'table') throw new Error('no table');
      expect(table.rows[0]?.header).toBe(true);
      expect(table.rows.slice(1).map(({ cells }) => cells[0]?.text)).toEqual(['1', '2']);
      expect(textOf(built(id, { note: '' }))).not.toContain('说明：');
    },
  );
});
