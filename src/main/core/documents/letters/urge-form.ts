import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { countLines, pair, wide } from './form-rows.ts';
import { given } from './parts.ts';
import { demandWord, formClosing, formColumns, formSample, taskSample, taskWords } from './task-parts.ts';
import { wordDate, wordLine } from './words.ts';

/** 催办单: the day is over, the item is not. */
export const urgeForm = defineLetter({
  id: 'urge-form',
  version: 1,
  title: '催办单',
  category: '督办交办',
  help: '过了期限还没办结，催承办单位',
  numbering: 'serial',
  subjects: ['task'],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: taskWords.recipient,
    matter: taskWords.matter,
    handedOn: wordDate('交办日期'),
    deadline: taskWords.deadline,
    standing: wordLine('办理情况', 100, { help: '例如：逾期 3 天，还没有反馈' }),
    times: wordLine('第几次催办', 20),
    demand: demandWord,
    replyBy: wordDate('最迟答复'),
    ...formClosing,
  },
  rules: [
    {
      check: ({ handedOn, deadline }) => deadline >= handedOn,
      path: 'deadline',
      error: '办理期限不能早于交办日期',
    },
  ],
  sample: {
    ...taskSample,
    ...formSample,
    handedOn: '2024-03-01',
    deadline: '2024-03-04',
    standing: '逾期 1 天，还没有反馈',
    times: '第一次',
    demand: '请抓紧办理，办好后报书面情况。\n确有困难的，写明原因，按规定申请延期。',
    replyBy: '2024-03-08',
  },
  build: (words, { number }): DocumentDraft => ({
    layout: 'form',
    ...given('number', number),
    title: ['催办单'],
    body: [
      {
        kind: 'table',
        columns: formColumns,
        rows: [
          wide('催办事项', words.matter),
          pair('承办单位', words.recipient, '第几次催办', words.times),
          pair(
            '交办日期',
            formatOfficialDate(words.handedOn),
            '办理期限',
            formatOfficialDate(words.deadline),
          ),
          wide('办理情况', words.standing),
          wide('催办要求', countLines(words.demand), 28),
          wide('最迟答复', formatOfficialDate(words.replyBy)),
          wide('没办结的原因', '', 32),
          wide('下一步打算', '', 32),
          pair('承 办 人', '', '答复日期', ''),
        ],
      },
    ],
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
  }),
});
