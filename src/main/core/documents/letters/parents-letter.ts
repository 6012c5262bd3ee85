import type { DocumentDraft } from '#shared/domain/documents/model.ts';

import { defineLetter } from './define.ts';
import { listItems, paragraphs } from './parts.ts';
import { wordDate, wordLine, wordOptional, wordText } from './words.ts';

/** What a letter to parents may say before anybody changed it; it speaks to all of them and of no child. */
export const parentsLetterWords = {
  opening:
    '孩子平安长大，是每个家庭的盼望，也是我们共同的责任。这封信把几件要紧的事说给您听，请您抽几分钟看完，也同孩子聊一聊。',
  advice: [
    '每天同孩子说说话，留意情绪、交友和花钱上的变化。外出务工的，把孩子托付给可靠的亲人，每周至少同孩子、老师各联系一次。',
    '告诉孩子身体的界限：不愿意的触碰可以大声拒绝，可以离开，回家一定告诉大人，大人不会责怪。',
    '知道孩子同谁在一起、去了哪里、几点回来，不让孩子单独在外过夜，不带孩子进入不适宜未成年人的场所。',
    '同孩子约定上网的时间和内容，不把照片、住址、学校告诉网上认识的人，不同网友单独见面。',
    '教孩子过马路、乘车、用电、用火的安全，不到没有大人看护的水域玩水。',
    '孩子受了伤害，不私了、不拖延，不清洗衣物，马上报警，并陪孩子就医。',
  ],
  help: ['报警求助：110', '急救：120', '青少年服务热线：12355', '政务服务便民热线：12345'],
} as const;

/** 致家长的一封信: names no child, no school and no case. A printed sheet without a number. */
export const parentsLetter = defineLetter({
  id: 'parents-letter',
  version: 1,
  title: '致家长的一封信',
  category: '告知承诺',
  help: '发给全镇家长，说安全提醒，不写具体的孩子和事情',
  numbering: 'serial',
  audience: 'public',
  subjects: [],
  matter: 'occasion',
  words: {
    occasion: wordLine('什么时候发', 30, { help: '例如：暑假、开学、寒假' }),
    opening: wordText('开头的话', 600),
    advice: wordText('提醒', 3000, { help: '一行写一条' }),
    help: wordText('求助电话', 400, { help: '一行写一个' }),
    closing: wordOptional('结尾的话', 200),
    issuer: wordLine('落款单位', 40),
    issuedOn: wordDate('日期'),
  },
  sample: {
    occasion: '暑假',
    opening: parentsLetterWords.opening,
    advice: parentsLetterWords.advice.join('\n'),
    help: parentsLetterWords.help.join('\n'),
    closing: '愿您和孩子度过一个平安、愉快的暑假。',
    issuer: '示例镇专项行动领导小组办公室',
    issuedOn: '2024-07-01',
  },
  build: (words): DocumentDraft => ({
    layout: 'form',
    title: ['致全镇家长的一封信'],
    addressees: '各位家长',
    body: [
      ...paragraphs(words.opening),
      ...listItems(words.advice),
      ...paragraphs(`遇到困难，请拨打：${words.help.split('\n').filter(Boolean).join('；')}。`),
      ...paragraphs(words.closing ?? ''),
    ],
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
  }),
});
