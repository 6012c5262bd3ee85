import { defineLetter } from './define.ts';
import { redHeadPage } from './pages.ts';
import { closingWords, heading, listItems, paragraphs } from './parts.ts';
import { closingSample } from './samples.ts';
import { signersOfAll, signerWord, splitSigners, upwardRecipient } from './upward-words.ts';
import { wordLine, wordText } from './words.ts';

/** 请示: asks the organ above to decide one thing (党政机关公文处理工作条例, 第八条, 第十五条). */
export const request = defineLetter({
  id: 'request',
  version: 1,
  title: '请示',
  category: '通知通报',
  help: '请上级机关批准一件事，一文只写一件',
  numbering: 'word',
  subjects: [],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: upwardRecipient,
    signer: signerWord,
    matter: wordLine('请示事项', 40, { help: '标题里“关于……的请示”中间那几个字' }),
    reason: wordText('请示缘由', 2000, { help: '一行写一段' }),
    request: wordText('请求批准什么', 1500, { help: '一行写一条' }),
    ...closingWords,
  },
  rules: [signersOfAll],
  sample: {
    ...closingSample,
    recipient: '示例市人民政府',
    signer: '某甲',
    matter: '增配镇级儿童主任工作经费',
    reason: '我镇有重点儿童九百余名，分布在16个村，走访路程较远，现有经费只够每季度走访一次。',
    request:
      '请求每年增配走访交通经费5万元，由镇财政所专账管理。\n请求准予在闲置办公用房内设一间儿童活动室。',
  },
  build: (words, frame) =>
    redHeadPage(words, frame, {
      about: `关于${words.matter}的请示`,
      signers: splitSigners(words.signer),
      body: [
        heading('请示缘由'),
        ...paragraphs(words.reason),
        heading('请示事项'),
        ...listItems(words.request),
        ...paragraphs('妥否，请批示。'),
      ],
    }),
});
