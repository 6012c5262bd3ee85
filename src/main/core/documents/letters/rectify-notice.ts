import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { countLines, pair, wide } from './form-rows.ts';
import { deadlineAfterFinding, given } from './parts.ts';
import { formClosing, formColumns, formSample } from './task-parts.ts';
import { wordDate, wordLine, wordOptional, wordText } from './words.ts';

/** What the paper is, so that nobody takes it for more: a town advises and hands on what needs another organ's power. */
const NATURE =
  '本通知书提示、督促经营者自行改正，不是行政处罚，也不代替有关机关依法作出的决定。对所列问题有不同意见的，可以在期限内书面说明。';

/** 整改通知书: tells a place what was found and asks it to put it right. A form, without a red head. */
export const rectifyNotice = defineLetter({
  id: 'rectify-notice',
  version: 1,
  title: '整改通知书',
  category: '检查',
  help: '检查以后当场交给场所，提示督促它自行改正',
  numbering: 'serial',
  subjects: ['problem', 'inspection', 'venue'],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: wordLine('场所名称', 60),
    manager: wordOptional('场所负责人', 20),
    matter: wordLine('整改事项', 40),
    source: wordLine('检查方式', 40),
    foundOn: wordDate('检查日期'),
    problems: wordText('存在问题', 3000, { help: '一行写一个，能写依据的写上依据' }),
    advice: wordText('整改建议', 1500, { help: '一行写一条' }),
    deadline: wordDate('整改期限'),
    organ: wordOptional('移送机关', 100, { help: '问题要由有权机关处理的，写移送给谁；没有就不写' }),
    ...formClosing,
  },
  rules: [deadlineAfterFinding],
  sample: {
    ...formSample,
    recipient: '甲旅馆',
    manager: '某丙',
    matter: '未成年人入住登记',
    source: '联合执法',
    foundOn: '2024-03-01',
    problems: '没有询问未成年入住人员监护人的联系方式。\n登记簿缺少同住人关系一栏，2月份有三天空白。',
    advice: '补齐登记簿栏目，前台人员人人会问、会填。\n夜间安排专人巡查，留下巡查记录。',
    deadline: '2024-03-12',
    organ: '示例市公安局示例派出所',
  },
  build: (words, { number }): DocumentDraft => ({
    layout: 'form',
    ...given('number', number),
    title: ['整改通知书'],
    body: [
      {
        kind: 'table',
        columns: formColumns,
        rows: [
          pair('场所名称', words.recipient, '负 责 人', words.manager ?? ''),
          wide('整改事项', words.matter),
          pair('检查方式', words.source, '检查日期', formatOfficialDate(words.foundOn)),
          wide('存在问题', countLines(words.problems), 20),
          wide('整改建议', countLines(words.advice), 14),
          wide(
            '整改期限',
            `请于${formatOfficialDate(words.deadline)}前改正，并把整改前后的照片报送${words.issuer}。`,
          ),
          wide(
            '移送情况',
            words.organ === undefined
              ? '本次没有需要移送的问题。'
              : `其中需要由有权机关处理的问题，移送${words.organ}依法办理。`,
          ),
          wide('说    明', NATURE),
          pair('场所签收', '', '签收日期', ''),
          pair('送 达 人', '', '送达日期', ''),
        ],
      },
    ],
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
  }),
});
