import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { letterPage } from './pages.ts';
import { closingWords, heading, listItems, paragraphs, recipientWord } from './parts.ts';
import { receipt } from './receipt.ts';
import { closingSample } from './samples.ts';
import { wordDate, wordLine, wordText } from './words.ts';

/** 转办函: passes on what reached the town but is another body's to do, and asks for an answer. */
export const referralLetter = defineLetter({
  id: 'referral-letter',
  version: 1,
  title: '转办函',
  category: '函件',
  help: '群众反映、上级转来的事归别的单位办，转请它办，附回执',
  numbering: 'word',
  subjects: ['problem', 'task'],
  standsAlone: true,
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: recipientWord,
    matter: wordLine('转办事项', 36),
    source: wordLine('事项来源', 60, { help: '例如：群众反映、市平安办转来' }),
    reference: wordLine('本镇编号', 40),
    receivedOn: wordDate('收到日期'),
    facts: wordText('反映的情况', 3000, { help: '一行写一条；反映人和孩子都不写姓名' }),
    requests: wordText('请对方做什么', 1500, { help: '一行写一条，用“请”开头' }),
    replyBy: wordDate('请何时函告'),
    ...closingWords,
  },
  rules: [
    {
      check: ({ issuedOn, replyBy }) => replyBy >= issuedOn,
      path: 'replyBy',
      error: '函告日期不能早于成文日期',
    },
    {
      check: ({ issuedOn, receivedOn }) => issuedOn >= receivedOn,
      path: 'receivedOn',
      error: '收到日期不能晚于成文日期',
    },
  ],
  sample: {
    ...closingSample,
    recipient: '示例市市场监督管理局示例所',
    matter: '校园周边商店向学生售烟',
    source: '群众反映',
    reference: 'J2024-009',
    receivedOn: '2024-03-02',
    facts: '反映人称，示例中学附近一家商店上午上学前向穿校服的学生出售香烟，不看证件。\n反映人不愿公开身份。',
    requests: '请核实情况，依职责处理。\n请将核实和处理结果函告我镇，由我镇答复反映人。',
    replyBy: '2024-03-18',
  },
  build: (words, frame) =>
    letterPage(words, frame, {
      about: `关于转请办理${words.matter}事项的函`,
      body: [
        ...paragraphs(
          `${formatOfficialDate(words.receivedOn)}，我镇收到${words.source}的有关事项（本镇编号：${words.reference}）。经研究，该事项属于贵单位职责范围，现转请贵单位办理。`,
        ),
        heading('反映的情况'),
        ...listItems(words.facts),
        heading('商请事项'),
        ...listItems(words.requests),
        ...paragraphs(
          `请收到后填写回执，并于${formatOfficialDate(words.replyBy)}前函告办理情况。不属于贵单位职责的，请及时说明。办理中请为反映人和未成年人的身份保密。`,
        ),
        { kind: 'paragraph', text: '特此函告，请予支持为盼。' },
      ],
      attachments: [
        receipt('转办回执', { matter: words.matter, number: frame.number, sender: words.issuer }),
      ],
    }),
});
