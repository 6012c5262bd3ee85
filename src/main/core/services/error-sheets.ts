import { and, eq } from 'drizzle-orm';
import type { ColumnMapping } from '#shared/domain/import/guess-columns.ts';
import { chooseSheet, waitingSheets } from '#shared/domain/import/plan-workbook.ts';
import { readColumns } from '#shared/domain/import/read-columns.ts';
import type { ImportReport } from '#shared/domain/import/report.ts';
import type { SettledRow } from '#shared/domain/import/settle-import.ts';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { errorWorkbook, refusedByVillage } from '../exchange/excel/returned/error-workbook.ts';
import { readWorkbook } from '../exchange/excel/read-workbook.ts';
import { importBatches } from '../store/schema/registers.ts';
import { getDraft, stagedPage } from './imports-draft.ts';
import { lookupsFor } from './lookups.ts';
import { XLSX } from './file-types.ts';

type Asked = { batchId?: string | undefined; jobId?: string | undefined; village?: string | undefined };

type Original = {
  register: string;
  fileName: string;
  bytes: Uint8Array;
  sheet: string;
  mapping: ColumnMapping;
  refused: SettledRow[];
};

/** The sender's own sheet back, with the refused rows marked. @throws AppError `record.missing`, `import.*`, exchange.*. */
export async function errorSheet(
  ctx: RecordsContext,
  getRegister: (id: string) => Register,
  asked: Asked,
): Promise<{ name: string; file: Blob }> {
  const original = asked.jobId === undefined ? ofBatch(ctx, asked.batchId ?? '') : ofDraft(ctx, asked.jobId);
  const register = getRegister(original.register);
  const { bytes, fileName } = original;
  const sheets = await readWorkbook(bytes, fileName);
  const sheet = chooseSheet(sheets, register, original.sheet);
  const columns = readColumns(sheet, register, original.mapping);
  const judged = { bytes, fileName, sheet: sheet.name, columns, rows: original.refused };
  const stem = stemOf(fileName, waitingSheets(sheets, register, sheet).length > 0 ? sheet.name : '');
  const { village } = asked;
  if (village === undefined) return fileOf(`${stem}（退回修改）.xlsx`, await errorWorkbook(judged));
  const rows = refusedByVillage(judged, sheet, register, lookupsFor(ctx, register)).get(village);
  if (!rows) throw new AppError('record.missing');
  const name = `${stem}（${village === '' ? '未写村' : village}退回修改）.xlsx`;
  return fileOf(name, await errorWorkbook({ ...judged, rows }));
}

/** What the file is called, with the sheet where several of it go back one by one. */
function stemOf(fileName: string, sheet: string): string {
  return [fileName.replace(/\.\w+$/, ''), sheet].filter(Boolean).join('-');
}

function fileOf(name: string, bytes: Uint8Array): { name: string; file: Blob } {
  return { name, file: new Blob([new Uint8Array(bytes)], { type: XLSX }) };
}

function ofDraft(ctx: RecordsContext, draftId: string): Original {
  const { register, fileName, file, overview } = getDraft(ctx, draftId);
  const refused = stagedPage(ctx, draftId, 'refused').map(({ row, values, problems }) => ({
    row,
    verdict: 'refused' as const,
    values,
    problems,
  }));
  const { sheet, decided: mapping } = overview;
  return { register, fileName, bytes: new Uint8Array(file), sheet, mapping, refused };
}

/** Of a stored batch the report tells which rows were refused; what they said is in the kept workbook. */
function ofBatch(ctx: RecordsContext, batchId: string): Original {
  const own = ctx.actor.role === 'officer' ? [eq(importBatches.accountId, ctx.session.accountId)] : [];
  const batch = ctx.db
    .select()
    .from(importBatches)
    .where(and(eq(importBatches.id, batchId), ...own))
    .get();
  if (!batch) throw new AppError('record.missing');
  if (batch.fileObject === null || batch.sheet === null || batch.mapping === null)
    throw new AppError('import.original-missing');
  const report = JSON.parse(batch.report) as ImportReport;
  const byRow = Map.groupBy(report.refused, ({ row }) => row);
  return {
    register: batch.register,
    fileName: batch.fileName,
    bytes: ctx.objects.get(batch.fileObject),
    sheet: batch.sheet,
    mapping: JSON.parse(batch.mapping) as ColumnMapping,
    refused: [...byRow].map(([row, problems]) => ({ row, verdict: 'refused', values: {}, problems })),
  };
}
