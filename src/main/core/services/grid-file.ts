import { formatFullDate } from '#shared/domain/calendar/format.ts';
import { filterRows } from '#shared/domain/grid/grid.ts';
import type { GridFilter } from '#shared/domain/grid/grid.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { writeMatrix } from '../exchange/excel/write-matrix.ts';
import type { MatrixSheet } from '../exchange/excel/write-matrix.ts';
import { XLSX } from './file-types.ts';

type GridFile = Omit<MatrixSheet, 'note'> & {
  /** Which days it shows. */
  period: string;
  filter: GridFilter;
  /** The command that asked for it. */
  action: string;
};

/** A grid as the screen shows it, as .xlsx. States are no personal data, so one person may take it out; it is noted. */
export async function gridFile(
  ctx: RecordsContext,
  { period, filter, action, ...sheet }: GridFile,
): Promise<{ name: string; file: Blob }> {
  const day = today(ctx.ports);
  const rows = filterRows(sheet.columns, sheet.rows, filter);
  const narrowed = [filter.village, filter.kind, filter.unit].filter((word) => word !== '');
  const note = [period, ...narrowed, `共 ${rows.length} 行`, `${formatFullDate(day)}制表`].join('　');
  const bytes = await writeMatrix({ ...sheet, rows, note });
  const trace = { action, objectType: 'matrix', objectId: `${rows.length}×${sheet.columns.length}` };
  act(ctx, trace, () => undefined);
  return { name: `${sheet.title}（${day}）.xlsx`, file: new Blob([new Uint8Array(bytes)], { type: XLSX }) };
}
