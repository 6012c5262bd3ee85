import { splitParagraphs } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { letterPage } from './pages.ts';
import { closingWords, listItems, paragraphs, recipientWord } from './parts.ts';
import { answeredAfterArrival, cite, citedWords } from './reply-parts.ts';
import { closingSample } from './samples.ts';
import { wordLine, wordOptionalText, wordText } from './words.ts';

/** 复函: answers another body's letter, naming it by title, number and day. */
export const replyLetter = defineLetter({
  id: 'reply-letter',
  version: 1,
  title: '复函',
  category: '函件',
  help: '答复别的单位来的函',
  numbering: 'word',
  subjects: ['incoming'],
  standsAlone: true,
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: recipientWord,
    ...citedWords,
    matter: wordLine('答复事项', 40, { help: '标题里“关于……的复函”中间那几个字' }),
    answers: wordText('答复意见', 4000, { help: '一行写一条，来文问几件就答几件' }),
    attachments: wordOptionalText('附件名称', 600, { help: '一行写一个，附件另外装订' }),
    ...closingWords,
  },
  rules: [answeredAfterArrival],
  sample: {
    ...closingSample,
    recipient: '示例市教育局',
    theirTitle: '关于商请协助开展校外培训机构核查的函',
    theirNumber: '示教函〔2024〕7号',
    theirDate: '2024-02-26',
    matter: '校外培训机构核查有关情况',
    answers:
      '我镇现有在册校外培训机构3家，场所地址、负责人和许可情况见附件。\n我镇已明确专人配合核查，核查当日由综合行政执法大队派员到场。\n核查中发现的问题，请一并函告我镇，以便列入问题台账跟踪。',
    attachments: '校外培训机构名单',
  },
  build: (words, frame) =>
    letterPage(words, frame, {
      about: `关于${words.matter}的复函`,
      body: [
        ...paragraphs(`贵单位${cite(words)}收悉。经研究，现函复如下：`),
        ...listItems(words.answers),
        { kind: 'paragraph', text: '特此函复。' },
      ],
      attachments: splitParagraphs(words.attachments).map((name) => ({ name })),
    }),
});
