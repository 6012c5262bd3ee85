import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { chooseSheet, findCandidateSheets, planWorkbook } from '#shared/domain/import/plan-workbook.ts';
import { headerText, readColumns } from '#shared/domain/import/read-columns.ts';
import type { ColumnMapping } from '#shared/domain/import/guess-columns.ts';
import type { ImportReport } from '#shared/domain/import/report.ts';
import { settleImport } from '#shared/domain/import/settle-import.ts';
import type { SettledImport } from '#shared/domain/import/settle-import.ts';
import { columnLetter } from '#shared/domain/import/sheet.ts';
import type { Sheet } from '#shared/domain/import/sheet.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { readWorkbook } from '../exchange/excel/read-workbook.ts';
import { findRow, listRows, markRemoved } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { importBatches, recordHistory } from '../store/schema/registers.ts';
import { inspections, problems } from '../store/schema/work.ts';
import type { Change } from './history.ts';
import { noteHistory } from './history.ts';
import { typistNames } from './organisation.ts';
import { plainValues, storeRow } from './registers.ts';

export type ImportInput = {
  file: Blob;
  name: string;
  sheet?: string | undefined;
  mapping?: ColumnMapping | undefined;
};

async function readSheets(input: ImportInput): Promise<Sheet[]> {
  return readWorkbook(new Uint8Array(await input.file.arrayBuffer()), input.name);
}

type Choice = Pick<ImportInput, 'sheet' | 'mapping'>;

function settle(
  ctx: RecordsContext,
  register: Register,
  sheets: readonly Sheet[],
  choice: Choice,
): SettledImport {
  const plan = planWorkbook(sheets, register, choice);
  return settleImport(plan, register, listRows(ctx.db, register));
}

/** Judges every row and stores nothing. Columns that are unclear come back for the clerk to settle. */
export async function previewImport(ctx: RecordsContext, register: Register, input: ImportInput) {
  const sheets = await readSheets(input);
  const sheet =
    (input.sheet === undefined ? findCandidateSheets(sheets, register)[0] : undefined) ??
    chooseSheet(sheets, register, input.sheet);
  const columns = readColumns(sheet, register, input.mapping);
  const isClear = columns.ambiguous.length === 0 && columns.missing.length === 0;
  const settled = isClear
    ? settle(ctx, register, sheets, { sheet: sheet.name, mapping: input.mapping })
    : null;
  const width = Math.max(...sheet.rows.map(({ cells }) => cells.length));
  return {
    sheets: sheets.map(({ name }) => name),
    sheet: sheet.name,
    columns: Array.from({ length: width }, (_, index) => ({
      index,
      letter: columnLetter(index),
      header: headerText(columns.header, index),
    })),
    mapping: { ...columns.mapping },
    ambiguous: columns.ambiguous.map(({ field, columns: list }) => ({ field, columns: [...list] })),
    report: settled ? settled.report : null,
    rows: (settled?.rows ?? []).map(({ row, verdict, values, problems: found }) => ({
      row,
      verdict,
      values: plainValues(values),
      problems: found.map(({ column, reason }) => ({ column, reason })),
    })),
  };
}

/** Stores what was accepted as one batch, all or nothing. */
export async function commitImport(
  ctx: RecordsContext,
  register: Register,
  input: ImportInput,
): Promise<{ batchId: string; report: ImportReport }> {
  const settled = settle(ctx, register, await readSheets(input), input);
  const batchId = ctx.ports.random.uuid();
  act(ctx, { action: 'imports.commit', objectType: register.id, objectId: batchId, fields: ['rows'] }, () => {
    ctx.db
      .insert(importBatches)
      .values({
        id: batchId,
        register: register.id,
        fileName: input.name,
        at: nowIso(ctx.ports),
        accountId: ctx.session.accountId,
        report: JSON.stringify(settled.report),
      })
      .run();
    for (const row of settled.rows) {
      if (row.verdict !== 'new' && row.verdict !== 'changed') continue;
      const before = row.id === undefined ? undefined : findRow(ctx.db, register, row.id);
      const id = row.id ?? ctx.ports.random.uuid();
      storeRow(ctx, register, { before, id, values: row.values, batchId }, 'imported');
    }
  });
  return { batchId, report: settled.report };
}

/** The report of what an import would do. */
export async function dryRunImport(
  ctx: RecordsContext,
  register: Register,
  input: ImportInput,
): Promise<ImportReport> {
  return settle(ctx, register, await readSheets(input), input).report;
}

export function listImports(ctx: RecordsContext, register: Register) {
  const typist = typistNames(ctx);
  return ctx.db
    .select()
    .from(importBatches)
    .where(eq(importBatches.register, register.id))
    .orderBy(desc(importBatches.at))
    .all()
    .map((batch) => {
      const report = JSON.parse(batch.report) as ImportReport;
      return {
        id: batch.id,
        fileName: batch.fileName,
        at: batch.at,
        by: typist(batch.accountId),
        accepted: report.accepted,
        refused: report.refusedRows,
        unchanged: report.unchanged,
        undoneAt: batch.undoneAt,
      };
    });
}

type BatchLine = typeof recordHistory.$inferSelect;

/**
 * Takes a whole batch back: new rows leave the register, changed rows get their former values.
 * @throws AppError `import.undone`, `import.changed-since`, `import.in-use`; then nothing is undone.
 */
export function undoImport(
  ctx: RecordsContext,
  getRegister: (id: string) => Register,
  input: { batchId: string; reason: string },
): { removed: number; reverted: number } {
  const batch = ctx.db.select().from(importBatches).where(eq(importBatches.id, input.batchId)).get();
  if (!batch) throw new AppError('record.missing');
  if (batch.undoneAt !== null) throw new AppError('import.undone');
  const register = getRegister(batch.register);
  const lines = ctx.db.select().from(recordHistory).where(eq(recordHistory.batchId, batch.id)).all();
  const pairs = lines.flatMap((line) => {
    const row = findRow(ctx.db, register, line.recordId);
    return row ? [{ line, row }] : [];
  });
  refuseChanged(register, pairs);
  const created = pairs.filter(({ line }) => line.revision === 1);
  refuseUsed(ctx, register, created);
  const reverted = pairs.filter(({ line }) => line.revision > 1);
  act(ctx, { action: 'imports.undo', objectType: register.id, objectId: batch.id }, () => {
    for (const { row } of created) {
      markRemoved(ctx.db, register, row.id, nowIso(ctx.ports));
      noteHistory(ctx, register, {
        recordId: row.id,
        revision: row.revision + 1,
        action: 'import-undone',
        changes: [],
        reason: input.reason,
      });
    }
    for (const { line, row } of reverted) {
      storeRow(
        ctx,
        register,
        { before: row, id: row.id, values: valuesBefore(row.values, line) },
        'import-undone',
      );
    }
    ctx.db
      .update(importBatches)
      .set({ undoneAt: nowIso(ctx.ports) })
      .where(eq(importBatches.id, batch.id))
      .run();
  });
  return { removed: created.length, reverted: reverted.length };
}

type Pair = { line: BatchLine; row: StoredRow };

function refuseChanged(register: Register, pairs: readonly Pair[]): void {
  const changed = pairs.filter(({ line, row }) => row.revision !== line.revision);
  const [first] = changed;
  if (first)
    throw new AppError('import.changed-since', { name: labelOf(register, first.row), count: changed.length });
}

/** A place that was checked in the meantime stays: its checks must not hang in the air. */
function refuseUsed(ctx: RecordsContext, register: Register, created: readonly Pair[]): void {
  if (register.id !== 'venues' || created.length === 0) return;
  const ids = created.map(({ row }) => row.id);
  const used = new Set([
    ...ctx.db
      .select({ id: inspections.venueId })
      .from(inspections)
      .where(inArray(inspections.venueId, ids))
      .all()
      .map(({ id }) => id),
    ...ctx.db
      .select({ id: problems.venueId })
      .from(problems)
      .where(and(isNotNull(problems.venueId), inArray(problems.venueId, ids)))
      .all()
      .map(({ id }) => id),
  ]);
  const first = created.find(({ row }) => used.has(row.id));
  if (first) throw new AppError('import.in-use', { name: labelOf(register, first.row), count: used.size });
}

function labelOf(register: Register, row: StoredRow): string {
  const [first] = register.fields;
  return String(first ? (row.values[first.key] ?? '') : row.id);
}

function valuesBefore(values: FieldValues, line: BatchLine): FieldValues {
  const before = (JSON.parse(line.changes) as Change[]).map(
    ({ field, before: value }): [string, FieldValue] => [field, value],
  );
  return { ...values, ...Object.fromEntries(before) };
}
