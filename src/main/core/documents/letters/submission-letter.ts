import { defineLetter } from './define.ts';
import { letterPage } from './pages.ts';
import { closingWords, given, listItems, paragraphs, recipientWord } from './parts.ts';
import { closingSample } from './samples.ts';
import { wordLine, wordOptional, wordRows, wordText } from './words.ts';

/** 报送函: sends returns and lists up to an office that asked for them. */
export const submissionLetter = defineLetter({
  id: 'submission-letter',
  version: 1,
  title: '报送函',
  category: '函件',
  help: '把报表、清单、材料报给上级的办公室',
  numbering: 'word',
  subjects: [],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: recipientWord,
    matter: wordLine('报送什么', 40, { help: '标题里“关于报送……的函”中间那几个字' }),
    asked: wordOptional('按哪个要求报的', 120, { help: '例如：贵办《关于报送月度情况的通知》' }),
    summary: wordText('简要情况', 2000, { help: '一行写一条' }),
    list: wordRows('材料清单', ['材料名称', '份数', '备注']),
    ...closingWords,
  },
  sample: {
    ...closingSample,
    recipient: '示例市专项行动领导小组办公室',
    matter: '三月份检查和整改情况',
    asked: '贵办《关于报送月度情况的通知》',
    summary: '本月检查重点场所128家次，联合检查2次。\n查出问题12个，销号9个，在期限以内3个。',
    list: [
      ['问题清单', '1份', '截至3月31日'],
      ['整改清单', '1份', ''],
      ['重点场所每周检查表', '1份', '含漏查说明'],
    ],
  },
  build: (words, frame) => {
    const ground = given('asked', words.asked).asked;
    return letterPage(words, frame, {
      about: `关于报送${words.matter}的函`,
      body: [
        ...paragraphs(
          `${ground === undefined ? '' : `按照${ground}要求，`}现将我镇${words.matter}报送贵单位，请查收。`,
        ),
        ...listItems(words.summary),
        {
          kind: 'table',
          columns: [16, 70, 20, 50],
          rows: [
            {
              header: true,
              cells: ['序号', '材料名称', '份数', '备注'].map((text) => ({ text, role: 'label' as const })),
            },
            ...words.list.map(([name = '', count = '', note = ''], index) => ({
              cells: [{ text: String(index + 1) }, { text: name }, { text: count }, { text: note }],
            })),
          ],
        },
        { kind: 'paragraph', text: '报送材料不含能够识别未成年人身份的信息。特此函达。' },
      ],
    });
  },
});
