import { writeXlsx } from 'hucre';
import { AppError } from '#shared/rpc/app-error.ts';
import { workbookLimits } from './limits.ts';
import { font, headerRow, tableFrame } from './table-frame.ts';

export type ListSheet = {
  title: string;
  /** A line under the title: of what day, filtered by what, how many. */
  note: string;
  columns: { header: string; width: number }[];
  lines: string[][];
};

/** A finished list as .xlsx: all of it text, A4 across, the header on every page. @throws AppError exchange.table-too-long */
export async function writeList({ title, note, columns, lines }: ListSheet): Promise<Uint8Array> {
  const limit = workbookLimits.rows - headerRow;
  if (lines.length > limit) throw new AppError('exchange.table-too-long', { rows: lines.length, limit });
  const frame = tableFrame({ name: title, title, hint: note, columns, lines });
  return writeXlsx({ sheets: [frame], defaultFont: font });
}
