import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { letterPage } from './pages.ts';
import { closingWords, heading, listItems, paragraphs, recipientWord } from './parts.ts';
import { receipt } from './receipt.ts';
import { closingSample } from './samples.ts';
import { wordDate, wordLine, wordOptionalText, wordText } from './words.ts';

/**
 * 移送函: hands what lies outside the town's powers to the organ that has them, with a receipt to be sent back. Persons
 * are told by number only; who they are is handed over by hand (未成年人保护法 on privacy).
 */
export const transferLetter = defineLetter({
  id: 'transfer-letter',
  version: 1,
  title: '移送函',
  category: '函件',
  help: '问题要由有权机关处理，移送给它，附回执',
  numbering: 'word',
  subjects: ['problem', 'inspection'],
  standsAlone: true,
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: recipientWord,
    matter: wordLine('移送事项', 36),
    reference: wordLine('本镇编号', 40, { help: '问题编号；涉及孩子的只写编号，不写姓名' }),
    source: wordLine('发现途径', 40),
    foundOn: wordDate('发现日期'),
    facts: wordText('基本情况', 3000, { help: '一行写一条；只写查到的事实' }),
    ground: wordText('移送理由', 800, { help: '为什么不归镇里处理，能写依据的写上' }),
    materials: wordOptionalText('随函材料', 800, { help: '一行写一样，没有就不写' }),
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
      check: ({ issuedOn, foundOn }) => issuedOn >= foundOn,
      path: 'foundOn',
      error: '发现日期不能晚于成文日期',
    },
  ],
  sample: {
    ...closingSample,
    recipient: '示例市公安局示例派出所',
    matter: '甲旅馆接待未成年人未按规定登记',
    reference: 'W2024-017',
    source: '联合执法',
    foundOn: '2024-03-01',
    facts:
      '3月1日检查时，登记簿显示2月24日有一名未成年人入住，没有登记监护人联系方式。\n前台人员说明当晚没有询问，监控录像已请经营者保存。',
    ground: '旅馆业治安管理不属于我镇处理权限，经营者的说明和登记情况需要由贵单位核实。',
    materials: '检查记录复印件1份\n现场照片4张',
    replyBy: '2024-03-20',
  },
  build: (words, frame) =>
    letterPage(words, frame, {
      about: `关于移送${words.matter}有关情况的函`,
      body: [
        ...paragraphs(
          `${formatOfficialDate(words.foundOn)}，我镇在${words.source}中发现有关情况（本镇编号：${words.reference}），现移送贵单位依法处理。`,
        ),
        heading('基本情况'),
        ...listItems(words.facts),
        heading('移送理由'),
        ...paragraphs(words.ground),
        ...(words.materials === '' ? [] : [heading('随函材料'), ...listItems(words.materials)]),
        heading('有关请求'),
        ...paragraphs(
          [
            `请贵单位收到后填写回执，并于${formatOfficialDate(words.replyBy)}前将是否受理和办理情况函告我镇。不属于贵单位职责的，请说明理由并退回材料。`,
            '涉及未成年人的，本函只写编号，身份信息由双方指定人员当面交接。',
          ].join('\n'),
        ),
        { kind: 'paragraph', text: '特此函告。' },
      ],
      attachments: [
        receipt('移送回执', { matter: words.matter, number: frame.number, sender: words.issuer }),
      ],
    }),
});
