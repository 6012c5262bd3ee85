import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { countLines, pair, wide } from './form-rows.ts';
import { given } from './parts.ts';
import { demandWord, formClosing, formColumns, formSample, taskSample, taskWords } from './task-parts.ts';
import { wordChoice, wordLine, wordOptional, wordText } from './words.ts';

/** 交办单: hands an item out; the lower half is for the unit's own hand. */
export const assignmentForm = defineLetter({
  id: 'assignment-form',
  version: 1,
  title: '交办单',
  category: '督办交办',
  help: '把事项交给承办单位，单位在下半张签收、反馈',
  numbering: 'serial',
  subjects: ['task'],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: taskWords.recipient,
    partners: wordOptional('配合单位', 200, { help: '没有就不写' }),
    matter: taskWords.matter,
    source: wordLine('来源', 80),
    assigner: wordLine('交办人', 40),
    priority: wordChoice('缓急', ['平件', '加急', '特急']),
    content: wordText('交办内容', 2000, { help: '一行写一条' }),
    demand: demandWord,
    deadline: taskWords.deadline,
    ...formClosing,
  },
  sample: {
    ...taskSample,
    ...formSample,
    partners: '示例镇教育发展中心，示例派出所',
    source: '领导批示：三月一日批示',
    assigner: '组长某甲',
    priority: '加急',
    content: '晚七点到九点，到学校周边走一遍。\n发现流动摊点占道的，当场劝离并登记。',
    demand: '两人以上，带执法记录仪。\n每周五报一次情况。',
  },
  build: (words, { number }): DocumentDraft => ({
    layout: 'form',
    ...given('number', number),
    title: ['交办单'],
    body: [
      {
        kind: 'table',
        columns: formColumns,
        rows: [
          wide('交办事项', words.matter),
          wide('承办单位', words.recipient),
          wide('配合单位', words.partners ?? '无'),
          pair('来    源', words.source, '交 办 人', words.assigner),
          pair('缓    急', words.priority, '办理期限', formatOfficialDate(words.deadline)),
          wide('交办内容', countLines(words.content), 30),
          wide('办理要求', countLines(words.demand), 22),
          wide('办理情况', '', 40),
          pair('签 收 人', '', '签收日期', ''),
          pair('承 办 人', '', '反馈日期', ''),
        ],
      },
    ],
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
  }),
});
