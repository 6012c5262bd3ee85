import { formatOfficialDate, splitParagraphs } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { letterPage } from './pages.ts';
import { closingWords, heading, listItems, paragraphs, recipientWord } from './parts.ts';
import { closingSample } from './samples.ts';
import { wordDate, wordLine, wordOptionalText, wordText } from './words.ts';

/** 函: asks a body that is not the town's subordinate for something, or consults it. */
export const generalLetter = defineLetter({
  id: 'general-letter',
  version: 1,
  title: '函',
  category: '函件',
  help: '同不归镇里管的单位商量工作、请求支持',
  numbering: 'word',
  subjects: [],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: recipientWord,
    matter: wordLine('商请事项', 36, { help: '标题里“关于商请……的函”中间那几个字' }),
    situation: wordText('有关情况', 3000, { help: '一行写一条；不写能认出孩子的内容' }),
    requests: wordText('请对方做什么', 2000, { help: '一行写一条，用“请”开头' }),
    replyBy: wordDate('函复日期'),
    attachments: wordOptionalText('附件名称', 600, { help: '一行写一个，附件另外装订' }),
    ...closingWords,
  },
  rules: [
    {
      check: ({ issuedOn, replyBy }) => replyBy >= issuedOn,
      path: 'replyBy',
      error: '函复日期不能早于成文日期',
    },
  ],
  sample: {
    ...closingSample,
    recipient: '示例市市场监督管理局示例所',
    matter: '派员参加校园周边联合检查',
    situation:
      '我镇拟于三月中旬对校园周边经营场所开展一次联合检查，涉及烟酒销售、食品经营等事项，需要专业人员参加。',
    requests: '请安排两名工作人员参加3月14日的联合检查。\n请在检查前提供校园周边食品经营者名单。',
    replyBy: '2024-03-11',
    attachments: '联合检查安排表',
  },
  build: (words, frame) =>
    letterPage(words, frame, {
      about: `关于商请${words.matter}的函`,
      body: [
        ...paragraphs(`为做好未成年人保护工作，现就${words.matter}有关事项函商如下：`),
        heading('有关情况'),
        ...listItems(words.situation),
        heading('商请事项'),
        ...listItems(words.requests),
        ...paragraphs(
          `以上事项请予研究支持，并请于${formatOfficialDate(words.replyBy)}前函复我镇。不属于贵单位职责范围，或者需要我镇配合的，请及时告知。`,
        ),
        { kind: 'paragraph', text: '特此函达，请予支持为盼。' },
      ],
      attachments: splitParagraphs(words.attachments).map((name) => ({ name })),
    }),
});
