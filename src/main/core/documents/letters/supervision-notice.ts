import { z } from 'zod';

import { isoDate, line, longText } from '#shared/domain/documents/fields.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';
import type { DocumentDraft } from '#shared/domain/documents/model.ts';

import { defineLetter } from './define.ts';
import {
  correspondenceFields,
  deadlineAfterFinding,
  given,
  heading,
  listItems,
  paragraphs,
  supervisionFields,
} from './parts.ts';

const Input = z
  .strictObject({
    ...supervisionFields,
    ...correspondenceFields,
    responsibleUnit: line('责任单位', 100),
    requirement: longText('督办要求', 2000),
    /** The body that collects the replies and checks the result, e.g. 领导小组办公室. */
    supervisor: line('督办单位', 40),
    printingOffice: line('印发机关', 26),
    printedOn: isoDate('印发日期'),
    imprintPlace: z.enum(['last-page', 'even-page']).default('even-page'),
  })
  .refine(deadlineAfterFinding.check, deadlineAfterFinding.refusal);

/** 督办通知: the formal supervision, issued by the town government or its office to its own offices and the villages. */
export const supervisionNotice = defineLetter({
  id: 'supervision-notice',
  version: 1,
  title: '督办通知',
  input: Input,
  build: (input): DocumentDraft => ({
    layout: 'red-head',
    issuerMark: `${input.issuer}文件`,
    ...given('number', input.number),
    title: [input.issuer, `关于督办${input.matter}问题整改的通知`],
    addressees: input.recipients,
    body: noticeBody(input),
    signature: { issuer: input.issuer, date: input.issuedOn, sealed: true },
    notes: `联系人：${input.contact}，联系电话：${input.phone}`,
    imprint: {
      ...given('cc', input.cc),
      office: input.printingOffice,
      date: input.printedOn,
      place: input.imprintPlace,
    },
  }),
});

/** The town corrects nothing and fines nobody here: what needs such a power goes to the organ that has it. */
function noticeBody(input: z.output<typeof Input>): DocumentDraft['body'] {
  const deadline = formatOfficialDate(input.deadline);
  return [
    ...paragraphs(
      `${formatOfficialDate(input.foundOn)}，在${input.source}中发现，${input.matter}方面存在问题。为推动问题按期整改到位，切实保护未成年人，现就督办事项通知如下：`,
    ),
    heading('存在问题'),
    ...listItems(input.problems),
    heading('责任单位和整改期限'),
    ...paragraphs(`上述问题由${input.responsibleUnit}牵头整改，于${deadline}前完成。`),
    heading('督办要求'),
    ...listItems(input.requirement),
    heading('反馈和核查'),
    ...paragraphs(
      [
        `请于${deadline}前将整改情况和整改前后的佐证材料书面报送${input.supervisor}。确有困难、不能按期完成的，请在期限届满前书面说明理由，提出延期申请。`,
        `${input.supervisor}收到反馈后安排未参与整改的人员核查。核查符合要求的，予以销号；不符合要求的，退回继续整改。`,
        '工作中发现需要行政处罚或者由其他机关处理的情形，及时移送有权机关依法办理。反馈材料不得写明未成年人的姓名、住址、学校等能够识别其身份的信息。',
      ].join('\n'),
    ),
  ];
}
