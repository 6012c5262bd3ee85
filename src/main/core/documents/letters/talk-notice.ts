import type { DocumentDraft } from '#shared/domain/documents/model.ts';

import { defineLetter } from './define.ts';
import { countLines, pair, wide } from './form-rows.ts';
import { given } from './parts.ts';
import { formClosing, formColumns, formSample, taskSample, taskWords } from './task-parts.ts';
import { wordLine, wordText } from './words.ts';

/** 约谈通知: asks the head of a unit to come and explain. It announces no consequence that a town cannot decide. */
export const talkNotice = defineLetter({
  id: 'talk-notice',
  version: 1,
  title: '约谈通知',
  category: '督办交办',
  help: '督办以后仍没办结，请单位负责人来说明情况',
  numbering: 'serial',
  subjects: ['task'],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: taskWords.recipient,
    person: wordLine('约谈对象', 60, { help: '职务和姓名，例如：主要负责人' }),
    matter: taskWords.matter,
    reason: wordText('约谈事由', 1000),
    time: wordLine('约谈时间', 40, { help: '例如：3月10日上午9时' }),
    place: wordLine('约谈地点', 60),
    host: wordLine('主持约谈', 40),
    bring: wordText('带什么材料', 600, { help: '一行写一样' }),
    ...formClosing,
  },
  sample: {
    recipient: taskSample.recipient,
    matter: taskSample.matter,
    ...formSample,
    person: '主要负责人',
    reason: '该事项经催办、督办，超过办理期限七天仍没有反馈。',
    time: '3月12日上午9时',
    place: '镇政府二楼会议室',
    host: '副组长某乙',
    bring: '办理情况的书面说明\n下一步措施和完成时间',
  },
  build: (words, { number }): DocumentDraft => ({
    layout: 'form',
    ...given('number', number),
    title: ['约谈通知'],
    body: [
      {
        kind: 'table',
        columns: formColumns,
        rows: [
          wide('约谈单位', words.recipient),
          pair('约谈对象', words.person, '主持约谈', words.host),
          wide('约谈事项', words.matter),
          wide('约谈事由', countLines(words.reason), 36),
          pair('时    间', words.time, '地    点', words.place),
          wide('带什么材料', countLines(words.bring), 26),
          wide('约谈记录', '', 60),
          pair('约谈人签字', '', '约谈对象签字', ''),
        ],
      },
    ],
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
  }),
});
