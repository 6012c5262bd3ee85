import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { redHeadPage } from './pages.ts';
import {
  closingWords,
  deadlineAfterFinding,
  heading,
  listItems,
  paragraphs,
  recipientWord,
  supervisionWords,
} from './parts.ts';
import { closingSample, supervisionSample } from './samples.ts';
import { wordText } from './words.ts';

/** 督办通知: the formal supervision, issued by the town government or its office to its own offices and the villages. */
export const supervisionNotice = defineLetter({
  id: 'supervision-notice',
  version: 3,
  title: '督办通知',
  category: '督办交办',
  help: '发给本镇站办所和各村',
  numbering: 'word',
  subjects: ['problem', 'task'],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: recipientWord,
    ...supervisionWords,
    demand: wordText('督办要求', 2000, { help: '一行写一条' }),
    ...closingWords,
  },
  rules: [deadlineAfterFinding],
  sample: {
    ...supervisionSample,
    ...closingSample,
    recipient: '示例镇综合行政执法大队',
    demand: '明确专人负责，对照问题逐项整改。\n举一反三，对辖区内其他旅馆开展一次自查。',
  },
  build: (words, frame) =>
    redHeadPage(words, frame, {
      about: `关于督办${words.matter}${words.about === '交办事项' ? '事项' : '问题整改'}的通知`,
      body: (words.about === '交办事项' ? itemBody : problemBody)(words, frame.house.leadingOffice),
    }),
});

type Supervision = Readonly<
  Record<'matter' | 'source' | 'problems' | 'foundOn' | 'deadline' | 'recipient' | 'demand', string>
>;

const CARE =
  '工作中发现需要行政处罚或者由其他机关处理的情形，及时移送有权机关依法办理。反馈材料不得写明未成年人的姓名、住址、学校等能够识别其身份的信息。';

/** What was handed out and is not done yet: nobody found anything wrong. */
function itemBody(input: Supervision, supervisor: string): DocumentDraft['body'] {
  const deadline = formatOfficialDate(input.deadline);
  return [
    ...paragraphs(
      `${formatOfficialDate(input.foundOn)}，根据${input.source}，交办了“${input.matter}”。为推动该事项按期办结，现就督办事项通知如下：`,
    ),
    heading('办理情况'),
    ...listItems(input.problems),
    heading('责任单位和办理期限'),
    ...paragraphs(`上述事项由${input.recipient}牵头办理，于${deadline}前办结。`),
    heading('督办要求'),
    ...listItems(input.demand),
    heading('反馈和核实'),
    ...paragraphs(
      [
        `请于${deadline}前将办理情况和佐证材料书面报送${supervisor}。确有困难、不能按期办结的，请在期限届满前书面说明理由，提出延期申请。`,
        `${supervisor}收到反馈后安排没有参与办理的人员核实。核实符合要求的，予以办结；不符合要求的，退回补办。`,
        CARE,
      ].join('\n'),
    ),
  ];
}

/** The town corrects nothing and fines nobody here: what needs such a power goes to the organ that has it. */
function problemBody(input: Supervision, supervisor: string): DocumentDraft['body'] {
  const deadline = formatOfficialDate(input.deadline);
  return [
    ...paragraphs(
      `${formatOfficialDate(input.foundOn)}，在${input.source}中发现，${input.matter}方面存在问题。为推动问题按期整改到位，切实保护未成年人，现就督办事项通知如下：`,
    ),
    heading('存在问题'),
    ...listItems(input.problems),
    heading('责任单位和整改期限'),
    ...paragraphs(`上述问题由${input.recipient}牵头整改，于${deadline}前完成。`),
    heading('督办要求'),
    ...listItems(input.demand),
    heading('反馈和核查'),
    ...paragraphs(
      [
        `请于${deadline}前将整改情况和整改前后的佐证材料书面报送${supervisor}。确有困难、不能按期完成的，请在期限届满前书面说明理由，提出延期申请。`,
        `${supervisor}收到反馈后安排未参与整改的人员核查。核查符合要求的，予以销号；不符合要求的，退回继续整改。`,
        CARE,
      ].join('\n'),
    ),
  ];
}
