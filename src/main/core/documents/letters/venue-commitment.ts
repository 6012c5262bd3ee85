import { venueKindLabels } from '#shared/domain/inspection/inspection.ts';
import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { pair } from './form-rows.ts';
import { listItems, paragraphs } from './parts.ts';
import { promisesOf } from './promises.ts';
import { formColumns } from './task-parts.ts';
import { wordDate, wordLine, wordOptional, wordText } from './words.ts';

/** 承诺书: the place's own word, signed by it; the town only keeps it. It bears no number of the town. */
export const venueCommitment = defineLetter({
  id: 'venue-commitment',
  version: 1,
  title: '重点场所承诺书',
  category: '告知承诺',
  help: '场所自己签字盖章，承诺保护未成年人；内容随场所类别',
  numbering: 'serial',
  subjects: ['venue'],
  matter: 'place',
  words: {
    place: wordLine('场所名称', 60),
    kindLabel: wordLine('场所类别', 20),
    address: wordOptional('地址', 80),
    manager: wordOptional('负责人', 20),
    promises: wordText('承诺事项', 3000, { help: '一行写一条' }),
    until: wordDate('承诺有效期至'),
    issuedOn: wordDate('签订日期'),
  },
  rules: [
    {
      check: ({ until, issuedOn }) => until > issuedOn,
      path: 'until',
      error: '承诺有效期要晚于签订日期',
    },
  ],
  sample: {
    place: '甲旅馆',
    kindLabel: venueKindLabels.hotel,
    address: '示例镇示例街1号',
    manager: '某丙',
    promises: promisesOf('hotel').join('\n'),
    until: '2025-03-04',
    issuedOn: '2024-03-05',
  },
  build: (words, { house }): DocumentDraft => ({
    layout: 'form',
    title: [`${words.kindLabel}保护未成年人承诺书`],
    addressees: house.government,
    body: [
      ...paragraphs(
        `${words.place}${words.address === undefined ? '' : `（${words.address}）`}在经营中自觉保护未成年人，向社会公开承诺：`,
      ),
      ...listItems(words.promises),
      ...paragraphs(
        `以上承诺自${formatOfficialDate(words.issuedOn)}起，至${formatOfficialDate(words.until)}止，一式两份，张贴一份，存档一份。`,
      ),
      {
        kind: 'table',
        columns: formColumns,
        rows: [
          pair(
            '承诺单位（盖章）',
            words.place,
            '负责人（签字）',
            words.manager === undefined ? '' : `${words.manager}：`,
          ),
          pair('联系电话', '', '签订日期', formatOfficialDate(words.issuedOn)),
        ],
      },
    ],
  }),
});
