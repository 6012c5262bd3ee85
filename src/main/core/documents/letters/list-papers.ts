import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';
import type { DocumentDraft } from '#shared/domain/documents/model.ts';

import { defineLetter } from './define.ts';
import { listTable, listWord, problemList, rectifyList, unitDuties, venueWeeks } from './lists.ts';
import { letterPage, redHeadPage } from './pages.ts';
import { closingWords, heading, listItems, paragraphs, recipientWord } from './parts.ts';
import { closingSample } from './samples.ts';
import { wordChoice, wordLine, wordOptional, wordOptionalText, wordText } from './words.ts';

const lists = { problemList, rectifyList, venueWeeks, unitDuties } as const;
type ListName = keyof typeof lists;

/** Which tables are bound in, and what the title calls them. */
const choices = {
  两个清单: { names: ['problemList', 'rectifyList'], called: '问题清单和整改清单' },
  问题清单: { names: ['problemList'], called: '问题清单' },
  整改清单: { names: ['rectifyList'], called: '整改清单' },
  每周检查表: { names: ['venueWeeks'], called: '重点场所每周检查表' },
  周期任务表: { names: ['unitDuties'], called: '单位周期任务完成表' },
  四张表: { names: ['problemList', 'rectifyList', 'venueWeeks', 'unitDuties'], called: '问题清单等四张表' },
} as const satisfies Record<string, { names: readonly ListName[]; called: string }>;

const listWords = {
  recipient: recipientWord,
  matter: wordLine('清单的名目', 30, { help: '标题里清单前面那几个字，例如：第三轮联合检查' }),
  attach: wordChoice('附哪些表', ['两个清单', '问题清单', '整改清单', '每周检查表', '周期任务表', '四张表'], {
    help: '没有选的表，填了也不附',
  }),
  problemList: listWord(problemList, '没有就空着，表里写明是零报告'),
  rectifyList: listWord(rectifyList),
  venueWeeks: listWord(venueWeeks),
  unitDuties: listWord(unitDuties),
  note: wordOptional('表后说明', 200, { help: '没有就不写' }),
};

const listSample = {
  matter: '第三轮联合检查',
  attach: '两个清单',
  problemList: problemList.rows,
  rectifyList: rectifyList.rows,
  venueWeeks: venueWeeks.rows,
  unitDuties: unitDuties.rows,
  note: '',
};

type Filled = Readonly<
  { attach: keyof typeof choices; issuedOn: string; note?: string | undefined } & Record<
    ListName,
    readonly (readonly string[])[]
  >
>;

/** Each chosen table on pages that lie across, with the day up to which it holds. */
function annexesOf(words: Filled): NonNullable<DocumentDraft['attachments']> {
  const day = formatOfficialDate(words.issuedOn);
  return choices[words.attach].names.map((name) => ({
    name: lists[name].title,
    content: {
      orientation: 'landscape',
      body: [
        { kind: 'paragraph', text: `截至${day}，共${words[name].length}条`, indent: false },
        listTable(lists[name], words[name]),
        ...paragraphs(words.note === undefined ? '' : `说明：${words.note}`),
      ],
    },
  }));
}

/** 清单通知: sends the two lists and the tables out to the town's own, each as an annex. */
export const listsNotice = defineLetter({
  id: 'lists-notice',
  version: 1,
  title: '清单通知',
  category: '通知通报',
  help: '把问题清单、整改清单和检查、任务两张表印发给本镇单位和各村',
  numbering: 'word',
  isHouseOnly: true,
  subjects: [],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    ...listWords,
    reason: wordText('缘由', 1000, { help: '为什么发，写一两句，不用写“通知如下”' }),
    demands: wordOptionalText('工作要求', 2000, { help: '一行写一条，没有就不写' }),
    ...closingWords,
  },
  sample: {
    ...closingSample,
    ...listSample,
    recipient: '各村民委员会，镇属各单位',
    reason: '第三轮联合检查已经结束，发现的问题已逐一交办。',
    demands:
      '责任单位对照清单逐条整改，按期报送整改情况和佐证材料。\n整改到位的，由没有参与整改的人员核查后销号。',
  },
  build: (words, frame) => {
    const { called } = choices[words.attach];
    return redHeadPage(words, frame, {
      about: `关于印发${words.matter}${called}的通知`,
      body: [
        ...paragraphs(words.reason),
        ...paragraphs(`现将${called}印发给你们，有关事项通知如下：`),
        heading('清单的使用'),
        ...paragraphs(`清单截至${formatOfficialDate(words.issuedOn)}，以后的变化以工作台登记为准。`),
        ...(words.demands === '' ? [] : [heading('工作要求'), ...listItems(words.demands)]),
        ...paragraphs('特此通知。'),
      ],
      attachments: annexesOf(words),
    });
  },
});

/** 清单函: tells a body that is not the town's own what the lists say; asks, never orders. */
export const listsLetter = defineLetter({
  id: 'lists-letter',
  version: 1,
  title: '清单函',
  category: '函件',
  help: '把清单和表函送派出所、市场监管所等不归镇里管的单位',
  numbering: 'word',
  isHouseOnly: true,
  subjects: [],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    ...listWords,
    reason: wordText('缘由', 1000, { help: '为什么函送，写一两句' }),
    requests: wordOptionalText('商请事项', 2000, { help: '一行写一条，没有就不写' }),
    ...closingWords,
  },
  sample: {
    ...closingSample,
    ...listSample,
    recipient: '示例市公安局示例派出所',
    reason: '第三轮联合检查已经结束，其中部分问题属于贵单位职责范围。',
    requests: '请对清单所列属于贵单位职责的问题研究办理。\n办理情况请函告我镇，以便跟踪销号。',
  },
  build: (words, frame) => {
    const { called } = choices[words.attach];
    return letterPage(words, frame, {
      about: `关于函送${words.matter}${called}的函`,
      body: [
        ...paragraphs(`${words.reason}现将${called}函送贵单位，供工作中参考。`),
        ...(words.requests === '' ? [] : [heading('商请事项'), ...listItems(words.requests)]),
        ...paragraphs('清单不写能够识别未成年人身份的信息，请注意保管。\n特此函达，请予支持为盼。'),
      ],
      attachments: annexesOf(words),
    });
  },
});
