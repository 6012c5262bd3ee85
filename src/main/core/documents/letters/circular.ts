import type { DocumentDraft } from '#shared/domain/documents/model.ts';

import { defineLetter } from './define.ts';
import { redHeadPage } from './pages.ts';
import { closingWords, heading, listItems, paragraphs, recipientWord } from './parts.ts';
import { closingSample } from './samples.ts';
import { wordChoice, wordLine, wordOptionalText, wordRows, wordText } from './words.ts';

/** What the three kinds of 通报 call their title and their demand. */
const styles = {
  批评通报: { about: (matter: string) => `关于${matter}问题的通报`, demand: '工作要求' },
  业内警示通报: { about: (matter: string) => `关于${matter}典型问题的业内警示通报`, demand: '警示要求' },
  表扬通报: { about: (matter: string) => `关于表扬${matter}的通报`, demand: '希望和要求' },
} as const satisfies Record<string, { about: (matter: string) => string; demand: string }>;

/** 通报: tells the town's own units, or a trade, what was wrong or well done (党政机关公文处理工作条例, 第八条). */
export const circular = defineLetter({
  id: 'circular',
  version: 1,
  title: '通报',
  category: '通知通报',
  help: '批评、警示同行或者表扬，发给本镇单位和经营场所',
  numbering: 'word',
  audience: 'public',
  subjects: [],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    style: wordChoice('通报种类', ['批评通报', '业内警示通报', '表扬通报']),
    recipient: recipientWord,
    matter: wordLine('通报事项', 40, { help: '标题里的“关于……”，例如：旅馆未按规定登记' }),
    facts: wordText('基本情况', 4000, { help: '一行写一条；不写能认出孩子的内容' }),
    demands: wordOptionalText('要求', 2000, { help: '一行写一条' }),
    list: wordRows('附表', ['单位', '情况'], { isRequired: false, help: '需要列名单时填' }),
    ...closingWords,
  },
  sample: {
    ...closingSample,
    style: '批评通报',
    recipient: '各村民委员会，镇属各单位',
    matter: '旅馆未按规定登记未成年人住宿',
    facts: '第三轮联合检查中，甲旅馆没有询问同住人关系。\n乙旅馆夜间没有安排巡查，登记簿有三天空白。',
    demands: '对照问题开展自查，本月内报送结果。\n负责检查的单位按月复查。',
    list: [
      ['甲旅馆', '未询问同住人关系'],
      ['乙旅馆', '夜间无人巡查'],
    ],
  },
  build: (words, frame) => {
    const { about, demand } = styles[words.style];
    return redHeadPage(words, frame, {
      about: about(words.matter),
      body: [
        ...paragraphs('现将有关情况通报如下：'),
        heading('基本情况'),
        ...listItems(words.facts),
        ...(words.demands === '' ? [] : [heading(demand), ...listItems(words.demands)]),
      ],
      attachments:
        words.list.length === 0 ? [] : [{ name: '有关单位情况表', content: { body: [table(words.list)] } }],
    });
  },
});

function table(rows: readonly (readonly string[])[]): DocumentDraft['body'][number] {
  return {
    kind: 'table',
    columns: [16, 50, 90],
    rows: [
      { header: true, cells: ['序号', '单位', '情况'].map((text) => ({ text, role: 'label' as const })) },
      ...rows.map(([unit = '', text = ''], index) => ({
        cells: [{ text: String(index + 1) }, { text: unit }, { text }],
      })),
    ],
  };
}
