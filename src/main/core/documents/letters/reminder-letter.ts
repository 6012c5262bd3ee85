import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { given, listItems, paragraphs } from './parts.ts';
import { demandWord, formClosing, formSample, taskSample, taskWords } from './task-parts.ts';
import { wordText } from './words.ts';

/** 提醒函: a reminder in running words, before anybody is urged. A form of the office, without a red head. */
export const reminderLetter = defineLetter({
  id: 'reminder-letter',
  version: 1,
  title: '提醒函',
  category: '督办交办',
  help: '快到期或者迟迟没签收，先提个醒',
  numbering: 'serial',
  subjects: ['task'],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: taskWords.recipient,
    matter: taskWords.matter,
    standing: wordText('提醒的情况', 600, { help: '到了哪一步、还差什么' }),
    deadline: taskWords.deadline,
    demand: demandWord,
    ...formClosing,
  },
  sample: {
    ...taskSample,
    ...formSample,
    standing: '该事项已于3月1日交办，目前还没有签收。',
    demand: '请尽快签收，安排专人办理。\n办好后填写反馈情况，附上佐证材料。',
  },
  build: (words, { number }): DocumentDraft => ({
    layout: 'form',
    ...given('number', number),
    title: ['提醒函'],
    addressees: words.recipient.replace(/[：:]$/u, ''),
    body: [
      ...paragraphs(
        `关于“${words.matter}”，办理期限为${formatOfficialDate(words.deadline)}。现将有关情况提醒如下：`,
      ),
      ...paragraphs(words.standing),
      ...listItems(words.demand),
      ...paragraphs('不能按期办结的，请在期限届满前书面说明理由，提出延期申请。'),
    ],
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
  }),
});
