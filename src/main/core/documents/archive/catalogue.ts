import { writeXlsx } from 'hucre';
import { font, tableFrame } from '#core/exchange/excel/table-frame.ts';

/** One line of 归档目录; `pages` null where it was issued before pages were counted. */
export type CatalogueLine = Readonly<{
  ordinal: number;
  title: string;
  number: string;
  day: string;
  pages: number | null;
  author: string;
  note: string;
}>;

const columns = [
  { header: '序号', width: 6 },
  { header: '题名', width: 44 },
  { header: '文号', width: 22 },
  { header: '日期', width: 12 },
  { header: '页数', width: 6 },
  { header: '责任者', width: 24 },
  { header: '备注', width: 20 },
];

/** 目录 of a year, in the columns of an archive's file list. */
export async function writeCatalogue(title: string, lines: readonly CatalogueLine[]): Promise<Uint8Array> {
  const sheet = tableFrame({
    name: '目录',
    title: `${title}目录`,
    hint: `共 ${lines.length} 件`,
    columns,
    lines: lines.map(({ ordinal, title: name, number, day, pages, author, note }) => [
      String(ordinal),
      name,
      number,
      day,
      pages === null ? '' : String(pages),
      author,
      note,
    ]),
  });
  return await writeXlsx({ sheets: [sheet], defaultFont: font });
}
