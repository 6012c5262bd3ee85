import { writeXlsx } from 'hucre';
import type { WorkbookLimits } from '../limits.ts';
import { openPackage } from '../package/workbook-package.ts';
import { parseWorkbook } from '../parse-workbook.ts';
import { markPackage } from './mark-package.ts';
import type { MarkPlan } from './mark-plan.ts';

/**
 * The sender's own file, marked. What came as .xls or .csv goes back as .xlsx.
 * @throws AppError exchange.*
 */
export async function markWorkbook(
  bytes: Uint8Array,
  fileName: string,
  sheet: string,
  plan: MarkPlan,
  limits: WorkbookLimits,
): Promise<Uint8Array> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const book = openPackage(isZip ? bytes : await asXlsx(bytes, fileName, limits), limits);
  return markPackage(book, sheet, plan);
}

async function asXlsx(bytes: Uint8Array, fileName: string, limits: WorkbookLimits): Promise<Uint8Array> {
  const sheets = await parseWorkbook(bytes, fileName, limits);
  return writeXlsx({
    sheets: sheets.map((sheet) => ({
      name: sheet.name.replace(/[:\\/?*[\]]/g, '').slice(0, 31),
      rows: sheet.rows.map((row) => row.cells.map((cell) => cell?.text ?? null)),
      merges: sheet.merges.map((merge) => ({
        startRow: merge.fromRow - 1,
        endRow: merge.toRow - 1,
        startCol: merge.fromColumn,
        endCol: merge.toColumn,
      })),
    })),
  });
}
