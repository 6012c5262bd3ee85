import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { countLines, pair, wide } from './form-rows.ts';
import { given } from './parts.ts';
import { formClosing, formColumns, formSample, taskSample, taskWords } from './task-parts.ts';
import { wordDate, wordLine, wordOptionalText, wordText } from './words.ts';

/** 延期审批表: the unit's application above, the consent of others below. */
export const extensionForm = defineLetter({
  id: 'extension-form',
  version: 1,
  title: '延期审批表',
  category: '督办交办',
  help: '承办单位申请延期，由别的人审批',
  numbering: 'serial',
  subjects: ['task', 'problem'],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: taskWords.recipient,
    matter: taskWords.matter,
    original: wordDate('原定期限'),
    deadline: wordDate('现在期限'),
    asked: wordDate('申请延到'),
    reason: wordText('延期理由', 1000),
    progress: wordOptionalText('办到哪一步', 1000),
    applicant: wordLine('申请人', 20),
    appliedOn: wordDate('申请日期'),
    ...formClosing,
  },
  rules: [
    {
      check: ({ deadline, asked }) => asked > deadline,
      path: 'asked',
      error: '申请延到的日子要晚于现在的期限',
    },
  ],
  sample: {
    ...taskSample,
    ...formSample,
    original: '2024-03-10',
    asked: '2024-04-03',
    reason: '涉及的设备要外地发货，三月底才到。',
    progress: '已完成摸底，十家里有七家装好。',
    applicant: '某丙',
    appliedOn: '2024-03-05',
  },
  build: (words, { number }): DocumentDraft => ({
    layout: 'form',
    ...given('number', number),
    title: ['延期审批表'],
    body: [
      {
        kind: 'table',
        columns: formColumns,
        rows: [
          wide('事    项', words.matter),
          pair('申请单位', words.recipient, '申 请 人', words.applicant),
          pair(
            '原定期限',
            formatOfficialDate(words.original),
            '现在期限',
            formatOfficialDate(words.deadline),
          ),
          pair('申请延到', formatOfficialDate(words.asked), '申请日期', formatOfficialDate(words.appliedOn)),
          wide('延期理由', countLines(words.reason), 32),
          wide('办到哪一步', words.progress === '' ? '' : countLines(words.progress), 28),
          wide('申请单位\n负责人意见', '签字：　　　　　　　年　　月　　日', 26),
          wide('办公室意见', '签字：　　　　　　　年　　月　　日', 26),
          wide('领导意见', '签字：　　　　　　　年　　月　　日', 26),
        ],
      },
    ],
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
  }),
});
