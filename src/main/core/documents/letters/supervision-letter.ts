import { z } from 'zod';

import { longText } from '#shared/domain/documents/fields.ts';
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
    /** What the other body is asked to do, one request per line. */
    requests: longText('商请事项', 2000),
  })
  .refine(deadlineAfterFinding.check, deadlineAfterFinding.refusal);

/** 督办函: to bodies that are not the town's subordinates, so it asks and never orders. */
export const supervisionLetter = defineLetter({
  id: 'supervision-letter',
  version: 1,
  title: '督办函',
  input: Input,
  build: (input): DocumentDraft => ({
    layout: 'letter-format',
    issuerMark: input.issuer,
    ...given('number', input.number),
    title: [input.issuer, `关于商请协助解决${input.matter}问题的函`],
    addressees: input.recipients,
    body: letterBody(input),
    signature: { issuer: input.issuer, date: input.issuedOn, sealed: true },
    notes: `联系人：${input.contact}，联系电话：${input.phone}`,
    ...(input.cc === undefined ? {} : { imprint: { cc: input.cc } }),
  }),
});

function letterBody(input: z.output<typeof Input>): DocumentDraft['body'] {
  return [
    ...paragraphs(
      `${formatOfficialDate(input.foundOn)}，我镇在${input.source}中发现，${input.matter}方面存在问题。为共同做好未成年人保护工作，现将有关情况函告贵单位，并就有关事项商请支持。`,
    ),
    heading('有关情况'),
    ...listItems(input.problems),
    heading('商请事项'),
    ...listItems(input.requests),
    heading('函复时间'),
    ...paragraphs(
      [
        `请贵单位结合职责研究办理，并于${formatOfficialDate(input.deadline)}前将办理情况函复我镇。如有关事项不属于贵单位职责范围，或者需要我镇配合，请及时告知。`,
        '往来材料请注意保护未成年人隐私，不写明能够识别其身份的信息。',
      ].join('\n'),
    ),
    { kind: 'paragraph', text: '特此函达，请予支持为盼。' },
  ];
}
