import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { countLines, pair, wide } from './form-rows.ts';
import { deadlineAfterFinding, given, supervisionWords } from './parts.ts';
import type { Supervised } from './parts.ts';
import { supervisionSample } from './samples.ts';
import { wordDate, wordLine, wordText } from './words.ts';

/** What the form calls the same squares of a problem and of an item handed out. */
const squares = {
  问题整改: { source: '问题来源', foundOn: '发现日期', deadline: '整改期限', standing: '存在问题' },
  交办事项: { source: '事项来源', foundOn: '交办日期', deadline: '办理期限', standing: '办理情况' },
} as const satisfies Record<Supervised, Record<'source' | 'foundOn' | 'deadline' | 'standing', string>>;

/** 督办单: a form of the leading group's office, no statutory kind of document, hence without a red head. */
export const supervisionForm = defineLetter({
  id: 'supervision-form',
  version: 2,
  title: '督办单',
  category: '督办交办',
  help: '领导小组办公室的表单，不编文号',
  numbering: 'serial',
  subjects: ['problem', 'task'],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: wordLine('责任单位', 60),
    about: supervisionWords.about,
    matter: supervisionWords.matter,
    source: supervisionWords.source,
    foundOn: supervisionWords.foundOn,
    problems: supervisionWords.problems,
    demand: wordText('督办要求', 1000, { help: '一行写一条' }),
    deadline: supervisionWords.deadline,
    issuer: wordLine('督办单位', 40),
    issuedOn: wordDate('签发日期'),
  },
  rules: [deadlineAfterFinding],
  sample: {
    ...supervisionSample,
    recipient: '示例镇综合行政执法大队',
    demand: '请明确专人负责，逐项整改，留存整改前后的照片，按期填写反馈情况并附佐证材料。',
    issuer: '示例镇专项行动领导小组办公室',
    issuedOn: '2024-03-05',
  },
  build: (words, { number }): DocumentDraft => ({
    layout: 'form',
    ...given('number', number),
    title: ['督办单'],
    body: [
      {
        kind: 'table',
        columns: [26, 52, 26, 52],
        rows: [
          wide('督办事项', words.matter),
          pair('责任单位', words.recipient, squares[words.about].source, words.source),
          pair(
            squares[words.about].foundOn,
            formatOfficialDate(words.foundOn),
            squares[words.about].deadline,
            formatOfficialDate(words.deadline),
          ),
          wide(squares[words.about].standing, countLines(words.problems), 32),
          wide('督办要求', countLines(words.demand), 26),
          wide('反馈情况', '', 34),
          pair('承 办 人', '', '反馈日期', ''),
          pair('签 收 人', '', '签收日期', ''),
        ],
      },
    ],
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
  }),
});
