import { and, desc, eq, notInArray } from 'drizzle-orm';
import type { ColumnMapping } from '#shared/domain/import/guess-columns.ts';
import { readColumns, requireClearColumns } from '#shared/domain/import/read-columns.ts';
import { chooseSheet } from '#shared/domain/import/plan-workbook.ts';
import type { ImportReport } from '#shared/domain/import/report.ts';
import type { Register } from '#shared/registers/register.ts';
import { act } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { readWorkbook } from '../exchange/excel/read-workbook.ts';
import type { Jobs, JobTools } from '../jobs.ts';
import { pendingActs } from '../store/schema/register-engine.ts';
import { importBatches } from '../store/schema/registers.ts';
import { applyDraft } from './imports-apply.ts';
import { dropDraft, dropFormer, getDraft, keepDraft, stagedPage } from './imports-draft.ts';
import type { DraftOverview } from './imports-draft.ts';
import { prepareDraft } from './imports-prepare.ts';
import type { SheetChoice } from './imports-prepare.ts';
import { typistNames } from './organisation.ts';
import { assertKeeper } from './scope.ts';

export type ImportInput = {
  file: Blob;
  name: string;
  sender?: string | undefined;
  sheet?: string | undefined;
  mapping?: ColumnMapping | undefined;
};

async function choiceOf(input: ImportInput): Promise<SheetChoice> {
  const bytes = new Uint8Array(await input.file.arrayBuffer());
  return { ...input, bytes, sender: input.sender ?? '' };
}

/** Starts reading and judging a sheet. @returns the job, whose id names the prepared import. */
export async function beginImport(
  ctx: RecordsContext,
  jobs: Jobs,
  register: Register,
  input: ImportInput,
): Promise<{ jobId: string }> {
  return startPreparing(ctx, jobs, register, { action: 'imports.begin', choice: await choiceOf(input) });
}

/** The same file again, with the columns as the clerk corrected them. @throws AppError `record.missing`, `import.not-ready`. */
export function remapImport(
  ctx: RecordsContext,
  jobs: Jobs,
  getRegister: (id: string) => Register,
  input: { jobId: string; mapping: ColumnMapping; sheet?: string | undefined },
): { jobId: string } {
  const draft = getDraft(ctx, input.jobId);
  const choice = {
    bytes: new Uint8Array(draft.file),
    name: draft.fileName,
    sender: draft.sender,
    sheet: input.sheet ?? draft.overview.sheet,
    mapping: input.mapping,
  };
  return startPreparing(ctx, jobs, getRegister(draft.register), { action: 'imports.remap', choice });
}

type Start = { action: string; choice: SheetChoice };

function startPreparing(
  ctx: RecordsContext,
  jobs: Jobs,
  register: Register,
  { action, choice }: Start,
): { jobId: string } {
  assertKeeper(ctx, register);
  const jobId = jobs.start('import', async (tools) => {
    await dropFormer(ctx, register.id);
    act(ctx, { action, objectType: register.id, objectId: tools.id }, () =>
      keepDraft(ctx, draftOf(tools.id, register, choice)),
    );
    await dropUnlessDone(ctx, tools.id, () => prepareDraft(ctx, register, choice, tools));
    return { folder: null, message: '核对完了', resultId: tools.id };
  });
  return { jobId };
}

function draftOf(id: string, register: Register, { name, sender, bytes }: SheetChoice) {
  return { id, register: register.id, fileName: name, sender, file: bytes };
}

async function dropUnlessDone<T>(ctx: RecordsContext, draftId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (ctx.records.open) await dropDraft(ctx, draftId); // after a lock the next preparation clears it away
    throw error;
  }
}

/** Stores a prepared import as one batch. */
export function startApply(
  ctx: RecordsContext,
  jobs: Jobs,
  getRegister: (id: string) => Register,
  draftId: string,
): { jobId: string } {
  const register = getRegister(getDraft(ctx, draftId).register);
  const jobId = jobs.start('import', async (tools) => {
    const { batchId, report } = await applyDraft(ctx, register, draftId, tools);
    return { folder: null, message: `导入了 ${report.accepted} 行`, resultId: batchId };
  });
  return { jobId };
}

export async function discardImport(ctx: RecordsContext, draftId: string): Promise<void> {
  getDraft(ctx, draftId);
  act(ctx, { action: 'imports.discard', objectType: 'import', objectId: draftId }, () => undefined);
  await dropDraft(ctx, draftId);
}

function toolsFor(ctx: RecordsContext): JobTools {
  return { id: ctx.ports.random.uuid(), signal: new AbortController().signal, report: () => undefined };
}

/** Judges without a job, lets the caller look, and forgets. */
async function whilePrepared<T>(
  ctx: RecordsContext,
  register: Register,
  choice: SheetChoice,
  look: (draftId: string, overview: DraftOverview) => T | Promise<T>,
): Promise<T> {
  assertKeeper(ctx, register);
  const tools = toolsFor(ctx);
  await dropFormer(ctx, register.id);
  keepDraft(ctx, draftOf(tools.id, register, choice));
  try {
    return await look(tools.id, await prepareDraft(ctx, register, choice, tools));
  } finally {
    if (ctx.records.open) await dropDraft(ctx, tools.id);
  }
}

/** Judges every row and stores nothing. Columns that are unclear come back for the clerk to settle. */
export async function previewImport(ctx: RecordsContext, register: Register, input: ImportInput) {
  return whilePrepared(ctx, register, await choiceOf(input), (draftId, overview) => {
    const { sheets, sheet, waiting, columns, mapping, ambiguous, report } = overview;
    return {
      sheets,
      sheet,
      waiting,
      columns,
      mapping,
      ambiguous,
      report,
      rows: stagedPage(ctx, draftId, undefined),
    };
  });
}

/** Refuses what a person must decide first: which sheet, which column. @throws AppError exchange.* */
async function requireClear(register: Register, { bytes, name, sheet, mapping }: SheetChoice): Promise<void> {
  const chosen = chooseSheet(await readWorkbook(bytes, name), register, sheet);
  requireClearColumns(readColumns(chosen, register, mapping), register);
}

/** Stores what was accepted as one batch, all or nothing. @throws AppError exchange.* for whatever is unclear. */
export async function commitImport(
  ctx: RecordsContext,
  register: Register,
  input: ImportInput,
): Promise<{ batchId: string; report: ImportReport }> {
  const choice = await choiceOf(input);
  await requireClear(register, choice);
  return whilePrepared(ctx, register, choice, (draftId) => applyDraft(ctx, register, draftId, toolsFor(ctx)));
}

/** The report of what an import would do. */
export async function dryRunImport(
  ctx: RecordsContext,
  register: Register,
  input: ImportInput,
): Promise<ImportReport> {
  const choice = await choiceOf(input);
  await requireClear(register, choice);
  return whilePrepared(ctx, register, choice, (_, { report }) => {
    if (!report) throw new Error('clear columns give a report');
    return report;
  });
}

export function listImports(ctx: RecordsContext, register: Register) {
  const typist = typistNames(ctx);
  const pending = ctx.db.select({ id: pendingActs.id }).from(pendingActs);
  return ctx.db
    .select()
    .from(importBatches)
    .where(and(eq(importBatches.register, register.id), notInArray(importBatches.id, pending)))
    .orderBy(desc(importBatches.at))
    .all()
    .map((batch) => {
      const report = JSON.parse(batch.report) as ImportReport;
      return {
        id: batch.id,
        fileName: batch.fileName,
        sheet: batch.sheet,
        at: batch.at,
        by: typist(batch.accountId),
        accepted: report.accepted,
        refused: report.refusedRows,
        unchanged: report.unchanged,
        undoneAt: batch.undoneAt,
      };
    });
}
