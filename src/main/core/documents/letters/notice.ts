import { splitParagraphs } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { redHeadPage } from './pages.ts';
import { closingWords, heading, listItems, paragraphs, recipientWord } from './parts.ts';
import { closingSample } from './samples.ts';
import { wordLine, wordOptional, wordOptionalText, wordText } from './words.ts';

/** 通知: what the town's own offices and the villages are to do or to know (党政机关公文处理工作条例, 第八条). */
export const notice = defineLetter({
  id: 'notice',
  version: 1,
  title: '通知',
  category: '通知通报',
  help: '给本镇站办所和各村布置工作、告知事项',
  numbering: 'word',
  subjects: [],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: recipientWord,
    matter: wordLine('通知事项', 40, { help: '标题里“关于……的通知”中间那几个字' }),
    reason: wordText('缘由', 1000, { help: '为什么发，写一两句，不用写“通知如下”' }),
    work: wordText('工作安排', 4000, { help: '一行写一条' }),
    demands: wordOptionalText('工作要求', 2000, { help: '一行写一条，没有就不写' }),
    reply: wordOptional('报送时间和方式', 200, { help: '例如：于3月20日前书面报送镇综治办' }),
    attachments: wordOptionalText('附件名称', 600, { help: '一行写一个，附件另外装订' }),
    ...closingWords,
  },
  sample: {
    ...closingSample,
    recipient: '各村民委员会，镇属各单位',
    matter: '开展校园周边经营场所集中走访',
    reason:
      '春季学期已经开学，校园周边经营场所客流增加。为及早发现和解决影响未成年人安全的问题，镇里决定开展一次集中走访。',
    work: '三月中旬前，各村会同包村干部把校园周边二百米内的经营场所走访一遍。\n走访时对照检查清单逐项查看，当场记录，由经营者签字确认。\n发现的问题当天报镇综治办，列入问题台账。',
    demands: '两人以上同行，注意方式方法，不影响正常经营。\n走访材料不写孩子的姓名和住址。',
    reply: '于3月20日前将走访情况书面报送镇综治办',
    attachments: '校园周边经营场所走访登记表',
  },
  build: (words, frame) =>
    redHeadPage(words, frame, {
      about: `关于${words.matter}的通知`,
      body: [
        ...paragraphs(words.reason),
        ...paragraphs('现将有关事项通知如下：'),
        heading('工作安排'),
        ...listItems(words.work),
        ...(words.demands === '' ? [] : [heading('工作要求'), ...listItems(words.demands)]),
        ...(words.reply === undefined
          ? []
          : [heading('情况报送'), ...paragraphs(`请各单位${words.reply.replace(/^请|。$/gu, '')}。`)]),
        ...paragraphs('特此通知。'),
      ],
      attachments: splitParagraphs(words.attachments).map((name) => ({ name })),
    }),
});
