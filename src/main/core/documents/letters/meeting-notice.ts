import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { redHeadPage } from './pages.ts';
import { closingWords, heading, listItems, paragraphs, recipientWord } from './parts.ts';
import { closingSample } from './samples.ts';
import { wordDate, wordLine, wordOptionalText, wordText } from './words.ts';

/** 会议通知: a 通知 with when, where and who. */
export const meetingNotice = defineLetter({
  id: 'meeting-notice',
  version: 1,
  title: '会议通知',
  category: '会议',
  help: '通知本镇站办所和各村来开会',
  numbering: 'word',
  subjects: [],
  matter: 'meeting',
  addressee: 'recipient',
  words: {
    recipient: recipientWord,
    meeting: wordLine('会议名称', 36, { help: '例如：专项行动工作推进会议' }),
    reason: wordText('开会缘由', 600, { help: '写一句，不用写“通知如下”' }),
    heldOn: wordDate('会议日期'),
    time: wordLine('会议时间', 30, { help: '例如：上午9时' }),
    place: wordLine('会议地点', 60),
    agenda: wordText('会议内容', 1500, { help: '一行写一条' }),
    people: wordText('参会人员', 1000, { help: '一行写一类' }),
    demands: wordOptionalText('有关要求', 1000, { help: '一行写一条，没有就不写' }),
    ...closingWords,
  },
  rules: [
    {
      check: ({ issuedOn, heldOn }) => heldOn >= issuedOn,
      path: 'heldOn',
      error: '会议日期不能早于成文日期',
    },
  ],
  sample: {
    ...closingSample,
    recipient: '各村民委员会，镇属各单位',
    meeting: '专项行动工作推进会议',
    reason: '为通报前一阶段检查和整改情况，安排下一步工作，经镇政府同意，召开专项行动工作推进会议。',
    heldOn: '2024-03-12',
    time: '上午9时',
    place: '镇政府三楼会议室',
    agenda: '通报第三轮联合检查情况。\n有关单位汇报问题整改进展。\n安排下一步工作。',
    people: '各村村民委员会主任、儿童主任。\n镇属各单位主要负责人。',
    demands: '参会人员请提前10分钟入场，不能参加的会前请假。\n汇报单位准备3分钟书面发言。',
  },
  build: (words, frame) =>
    redHeadPage(words, frame, {
      about: `关于召开${words.meeting}的通知`,
      body: [
        ...paragraphs(words.reason),
        ...paragraphs('现将有关事项通知如下：'),
        heading('会议时间和地点'),
        ...paragraphs(`${formatOfficialDate(words.heldOn)}${words.time}，${words.place}。`),
        heading('会议内容'),
        ...listItems(words.agenda),
        heading('参会人员'),
        ...listItems(words.people),
        ...(words.demands === '' ? [] : [heading('有关要求'), ...listItems(words.demands)]),
      ],
    }),
});
