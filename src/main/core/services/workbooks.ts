import type { Register } from '#shared/registers/register.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { writeTable } from '../exchange/excel/write-table.ts';
import { listRows } from '../store/queries/registers.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The register as an .xlsx, or the blank sheet to hand out. */
export async function registerWorkbook(
  ctx: RecordsContext,
  register: Register,
  isBlank: boolean,
): Promise<{ name: string; file: Blob }> {
  const rows = isBlank ? [] : listRows(ctx.db, register).map(({ values }) => values);
  const bytes = await writeTable(register, rows);
  const name = isBlank ? `${register.label}（空表）.xlsx` : `${register.label}（${today(ctx.ports)}）.xlsx`;
  return { name, file: new Blob([new Uint8Array(bytes)], { type: XLSX }) };
}
