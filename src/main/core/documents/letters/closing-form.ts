import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { countLines, pair, wide } from './form-rows.ts';
import { deadlineAfterFinding, given } from './parts.ts';
import { wordDate, wordLine, wordOptional, wordOptionalText, wordText } from './words.ts';

/** 销号审批表: what was found, what was done, who looked at it; whoever approves signs below. */
export const closingForm = defineLetter({
  id: 'closing-form',
  version: 1,
  title: '销号审批表',
  category: '督办交办',
  help: '核查通过后报批销号，打印签字存档',
  numbering: 'serial',
  subjects: ['problem'],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    matter: wordLine('问题', 120),
    serial: wordLine('问题编号', 40),
    place: wordLine('地点', 120),
    recipient: wordLine('责任单位', 60),
    helpers: wordOptional('配合单位', 200),
    foundOn: wordDate('发现日期'),
    deadline: wordDate('整改期限'),
    problems: wordText('问题情况', 1500),
    fix: wordText('整改情况', 1500, { help: '一行写一条' }),
    doneOn: wordDate('整改完成日期'),
    evidence: wordOptional('佐证材料', 200, { help: '如 整改前照片 2 张，整改后照片 2 张' }),
    verifier: wordLine('核查人', 60),
    verifiedOn: wordDate('核查日期'),
    verification: wordOptionalText('核查意见', 800),
    issuer: wordLine('呈报单位', 40),
    issuedOn: wordDate('呈报日期'),
  },
  rules: [
    deadlineAfterFinding,
    {
      check: ({ foundOn, doneOn }) => doneOn >= foundOn,
      path: 'doneOn',
      error: '整改完成日期不能早于发现日期',
    },
    {
      check: ({ doneOn, verifiedOn }) => verifiedOn >= doneOn,
      path: 'verifiedOn',
      error: '核查日期不能早于整改完成日期',
    },
  ],
  sample: {
    matter: '旅馆未成年人入住登记不全',
    serial: '问题2024-007',
    place: '甲旅馆',
    recipient: '示例镇综合行政执法大队',
    helpers: '示例派出所',
    foundOn: '2024-03-01',
    deadline: '2024-03-20',
    problems: '登记簿缺少同住人关系一栏，夜间没有安排巡查。',
    fix: '登记簿已加栏，逐人问清。\n夜间每两小时巡查一次，有记录。',
    doneOn: '2024-03-12',
    evidence: '整改前照片 2 张，整改后照片 2 张',
    verifier: '某甲（示例镇党政办公室）',
    verifiedOn: '2024-03-14',
    verification: '到现场看过，已改好。',
    issuer: '示例镇专项行动领导小组办公室',
    issuedOn: '2024-03-15',
  },
  build: (words, { number }): DocumentDraft => ({
    layout: 'form',
    ...given('number', number),
    title: ['销号审批表'],
    body: [
      {
        kind: 'table',
        columns: [26, 52, 26, 52],
        rows: [
          wide('问    题', words.matter),
          pair('问题编号', words.serial, '地    点', words.place),
          pair('责任单位', words.recipient, '配合单位', words.helpers ?? ''),
          pair('发现日期', formatOfficialDate(words.foundOn), '整改期限', formatOfficialDate(words.deadline)),
          wide('问题情况', countLines(words.problems), 22),
          wide('整改情况', countLines(words.fix), 28),
          pair('完成日期', formatOfficialDate(words.doneOn), '佐证材料', words.evidence ?? ''),
          pair('核 查 人', words.verifier, '核查日期', formatOfficialDate(words.verifiedOn)),
          wide('核查意见', words.verification === '' ? '' : countLines(words.verification), 18),
          wide('审批意见', '', 26),
          pair('审 批 人', '', '审批日期', ''),
        ],
      },
    ],
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
  }),
});
