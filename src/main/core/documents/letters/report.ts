import type { z } from 'zod';

import { defineLetter } from './define.ts';
import { redHeadPage } from './pages.ts';
import { closingWords, heading, listItems, paragraphs } from './parts.ts';
import { closingSample } from './samples.ts';
import { signersOfAll, signerWord, splitSigners, upwardRecipient } from './upward-words.ts';
import { ruled, wordLine, wordOptionalText, wordText } from './words.ts';
import type { Word } from './words.ts';

/** A report may carry no request (党政机关公文处理工作条例, 第十五条第四项). */
const REQUEST = /请批示|请批准|请予批准|请审批|请批复|请示/u;

function plain(word: Word<z.ZodType<string>>): Word<z.ZodType<string>> {
  return ruled(word, (schema) =>
    schema.refine((text) => !REQUEST.test(text), { error: '请把请示事项另写成请示，报告里不能夹带' }),
  );
}

/** 报告: tells the organ above what was done; with 签发人. */
export const report = defineLetter({
  id: 'report',
  version: 1,
  title: '报告',
  category: '通知通报',
  help: '向上级机关汇报工作、回复询问，不能夹带请示',
  numbering: 'word',
  subjects: [],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: upwardRecipient,
    signer: signerWord,
    matter: wordLine('报告事项', 40, { help: '标题里“关于……的报告”中间那几个字' }),
    opening: plain(wordText('开头', 800, { help: '写一两句，不用写“报告如下”' })),
    done: plain(wordText('工作情况', 4000, { help: '一行写一条' })),
    left: plain(wordOptionalText('存在的问题', 2000, { help: '一行写一条，没有就不写' })),
    next: plain(wordText('下一步打算', 2000, { help: '一行写一条' })),
    ...closingWords,
  },
  rules: [signersOfAll],
  sample: {
    ...closingSample,
    cc: '示例市平安办',
    recipient: '示例市人民政府',
    signer: '某甲',
    matter: '专项行动第一季度工作情况',
    opening: '第一季度，我镇围绕重点场所、校园周边和重点儿童三个方面开展工作。',
    done: '重点场所每周检查一遍，共检查256家次，联合检查6次。\n查出问题41个，已销号36个，其余5个都在整改期限以内。\n走访重点儿童家庭120户次，签订帮扶约定58份。',
    left: '个别旅馆夜班登记不细，有一个问题整改以后又出现。\n两个村的走访记录报送不及时。',
    next: '把反复出现的问题列为下季度检查重点。\n每月向各村通报走访进度。',
  },
  build: (words, frame) =>
    redHeadPage(words, frame, {
      about: `关于${words.matter}的报告`,
      signers: splitSigners(words.signer),
      body: [
        ...paragraphs(`${words.opening}\n现将有关情况报告如下：`),
        heading('工作情况'),
        ...listItems(words.done),
        ...(words.left === '' ? [] : [heading('存在的问题'), ...listItems(words.left)]),
        heading('下一步打算'),
        ...listItems(words.next),
        ...paragraphs('特此报告。'),
      ],
    }),
});
