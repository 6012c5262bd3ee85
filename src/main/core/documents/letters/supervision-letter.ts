import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { letterPage } from './pages.ts';
import {
  closingWords,
  deadlineAfterFinding,
  heading,
  listItems,
  paragraphs,
  recipientWord,
  supervisionWords,
} from './parts.ts';
import type { Supervised } from './parts.ts';
import { closingSample, supervisionSample } from './samples.ts';
import { wordText } from './words.ts';

/** 督办函: to bodies that are not the town's subordinates, so it asks and never orders. */
export const supervisionLetter = defineLetter({
  id: 'supervision-letter',
  version: 2,
  title: '督办函',
  category: '督办交办',
  help: '发给不归镇里管的单位，如派出所',
  numbering: 'word',
  subjects: ['problem', 'task'],
  matter: 'matter',
  addressee: 'recipient',
  words: {
    recipient: recipientWord,
    ...supervisionWords,
    demand: wordText('商请事项', 2000, { help: '一行写一条' }),
    ...closingWords,
  },
  rules: [deadlineAfterFinding],
  sample: {
    ...supervisionSample,
    ...closingSample,
    recipient: '示例市公安局示例派出所',
    demand: '对两家旅馆落实入住登记制度的情况予以检查指导。\n对检查中发现的违法行为依法处理。',
  },
  build: (words, frame) =>
    letterPage(words, frame, {
      about:
        words.about === '交办事项'
          ? `关于商请办理${words.matter}事项的函`
          : `关于商请协助解决${words.matter}问题的函`,
      body: letterBody(words),
    }),
});

type Request = Readonly<
  Record<'matter' | 'source' | 'problems' | 'foundOn' | 'deadline' | 'demand', string> & { about: Supervised }
>;

function occasionOf({ about, foundOn, source, matter }: Request): string {
  const day = formatOfficialDate(foundOn);
  return about === '交办事项'
    ? `${day}，我镇根据${source}，商请贵单位办理“${matter}”。为共同做好未成年人保护工作，`
    : `${day}，我镇在${source}中发现，${matter}方面存在问题。为共同做好未成年人保护工作，`;
}

function letterBody(input: Request): DocumentDraft['body'] {
  return [
    ...paragraphs(`${occasionOf(input)}现将有关情况函告贵单位，并就有关事项商请支持。`),
    heading('有关情况'),
    ...listItems(input.problems),
    heading('商请事项'),
    ...listItems(input.demand),
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
