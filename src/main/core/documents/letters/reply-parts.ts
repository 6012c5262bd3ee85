import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { wordDate, wordLine, wordOptional } from './words.ts';

/** The paper that is answered, as a reply has to cite it: by title, number and day. */
export const citedWords = {
  theirTitle: wordLine('来文标题', 80, { help: '不加书名号' }),
  theirNumber: wordOptional('来文字号', 40, { help: '来文没有字号就不写' }),
  theirDate: wordDate('来文日期'),
};

type Cited = Readonly<{ theirTitle: string; theirNumber?: string | undefined; theirDate: string }>;

/** 《……》（某检建〔2024〕1号，2024年3月1日）. */
export function cite({ theirTitle, theirNumber, theirDate }: Cited): string {
  const title = theirTitle.replace(/^《|》$/gu, '');
  return `《${title}》（${[theirNumber, formatOfficialDate(theirDate)].filter(Boolean).join('，')}）`;
}

/** Nothing is answered before it was written. */
export const answeredAfterArrival = {
  check: ({ theirDate, issuedOn }: { theirDate: string; issuedOn: string }) => issuedOn >= theirDate,
  path: 'theirDate',
  error: '来文日期不能晚于成文日期',
} as const;
