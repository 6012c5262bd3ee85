import { and, eq, getTableColumns, inArray, or } from 'drizzle-orm';
import type { ImportReport } from '#shared/domain/import/report.ts';
import type { FieldValue, Register } from '#shared/registers/register.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { findRows, tableOf } from '../store/queries/registers.ts';
import { documents, wordTemplates } from '../store/schema/documents.ts';
import { erasedObjects, erasedRecords } from '../store/schema/keeping.ts';
import { files } from '../store/schema/organisation.ts';
import { recordFiles, recordKeys, recordMerges } from '../store/schema/register-engine.ts';
import { importBatches, recordHistory } from '../store/schema/registers.ts';
import { noteHistory } from './history.ts';
import { eraseDrafts } from './kept-drafts.ts';

/** What stands where something was. */
export const ERASED = '已销毁';

type Wanted = { ids: readonly string[]; requestId: string };

/**
 * Overwrites rows that left their register, and everything that was kept of them: values, history, attachments, the sheets
 * they came in. Only inside an act; the store writes zeros over what it frees (`secure_delete`).
 */
export function eraseRows(ctx: RecordsContext, register: Register, { ids, requestId }: Wanted): void {
  const merged = ctx.db
    .select({ id: recordMerges.droppedId })
    .from(recordMerges)
    .where(and(eq(recordMerges.register, register.id), inArray(recordMerges.keptId, [...ids])))
    .all();
  const all = [...new Set([...ids, ...merged.map(({ id }) => id)])];
  eraseSheets(ctx, register, all);
  for (const row of findRows(ctx.db, register, all)) {
    blankRow(ctx, register, row.id, row.revision + 1);
    blankHistory(ctx, register, row.id);
    eraseFiles(ctx, register, row.id);
    eraseDrafts(ctx, row.id);
    ctx.db
      .insert(erasedRecords)
      .values({ register: register.id, recordId: row.id, requestId })
      .onConflictDoNothing()
      .run();
    const noted = { recordId: row.id, revision: row.revision + 1, action: 'erased' as const, changes: [] };
    noteHistory(ctx, register, noted);
  }
}

/** Columns that say nothing of the person: which row it was, and since when it is no more. */
const left = new Set(['id', 'revision', 'listedOn', 'closedOn', 'createdAt', 'removedAt']);

function blankRow(ctx: RecordsContext, register: Register, id: string, revision: number): void {
  const table = tableOf(register);
  const multi = new Set(register.fields.filter(({ kind }) => kind === 'multi').map(({ key }) => key));
  const blanks = Object.entries(getTableColumns(table)).flatMap(([key, column]): [string, FieldValue][] => {
    if (left.has(key)) return [];
    if (!column.notNull) return [[key, null]];
    if (multi.has(key)) return [[key, '[]']];
    return [[key, column.dataType === 'string' ? '' : column.dataType === 'boolean' ? false : 0]];
  });
  const said = {
    [register.titleField]: ERASED,
    removedReason: ERASED,
    updatedAt: nowIso(ctx.ports),
    revision,
  };
  ctx.db
    .update(table)
    .set({ ...Object.fromEntries(blanks), ...said })
    .where(eq(table.id, id))
    .run();
  ctx.db
    .delete(recordKeys)
    .where(and(eq(recordKeys.register, register.id), eq(recordKeys.recordId, id)))
    .run();
  const ofRow = or(eq(recordMerges.droppedId, id), eq(recordMerges.keptId, id));
  ctx.db
    .update(recordMerges)
    .set({ title: ERASED })
    .where(and(eq(recordMerges.register, register.id), ofRow))
    .run();
}

/** Who did what kind of thing when stays; what it was, and why, goes. */
function blankHistory(ctx: RecordsContext, register: Register, id: string): void {
  ctx.db
    .update(recordHistory)
    .set({ changes: '[]', reason: null })
    .where(and(eq(recordHistory.register, register.id), eq(recordHistory.recordId, id)))
    .run();
}

/** The workbooks that rows came in, kept for their error sheets, hold the row as well as its neighbours: the copy goes. */
function eraseSheets(ctx: RecordsContext, register: Register, ids: readonly string[]): void {
  const lines = ctx.db
    .selectDistinct({ batchId: recordHistory.batchId })
    .from(recordHistory)
    .where(and(eq(recordHistory.register, register.id), inArray(recordHistory.recordId, [...ids])))
    .all();
  const batchIds = lines.flatMap(({ batchId }) => batchId ?? []);
  const batches = ctx.db.select().from(importBatches).where(inArray(importBatches.id, batchIds)).all();
  for (const { id, fileObject, report } of batches) {
    const set = { fileObject: null, report: JSON.stringify(quiet(JSON.parse(report) as ImportReport)) };
    const same = fileObject === null ? undefined : eq(importBatches.fileObject, fileObject);
    ctx.db
      .update(importBatches)
      .set({ fileObject: null })
      .where(same ?? eq(importBatches.id, id))
      .run();
    ctx.db.update(importBatches).set(set).where(eq(importBatches.id, id)).run();
    if (fileObject !== null) giveUp(ctx, fileObject);
  }
}

/** How many were refused stays; the reasons may quote what stood in a cell. */
function quiet(report: ImportReport): ImportReport {
  return { ...report, refused: report.refused.map(unsaid), warnings: report.warnings.map(unsaid) };
}

function unsaid<T extends { reason: string }>(entry: T): T {
  return { ...entry, reason: ERASED };
}

/** A file that hangs on something else as well stays there. */
function eraseFiles(ctx: RecordsContext, register: Register, id: string): void {
  const own = and(eq(recordFiles.register, register.id), eq(recordFiles.recordId, id));
  const held = ctx.db.select().from(recordFiles).where(own).all();
  ctx.db.delete(recordFiles).where(own).run();
  for (const { fileId } of held) {
    const file = ctx.db.select().from(files).where(eq(files.id, fileId)).get();
    if (!file || isHeld(ctx, fileId)) continue;
    ctx.db.delete(files).where(eq(files.id, fileId)).run();
    giveUp(ctx, file.object);
  }
}

/** Asked of every table that points at files, the ones of later days too. */
function isHeld(ctx: RecordsContext, fileId: string): boolean {
  const holders = ctx.records
    .prepare<[], { name: string; column: string }>(
      `SELECT m.name, k."from" AS "column" FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS k
       WHERE m.type = 'table' AND k."table" = 'files'`,
    )
    .all();
  return holders.some(
    ({ name, column }) =>
      ctx.records.prepare(`SELECT 1 FROM "${name}" WHERE "${column}" = ? LIMIT 1`).get(fileId) !== undefined,
  );
}

function giveUp(ctx: RecordsContext, object: string): void {
  ctx.db.insert(erasedObjects).values({ object }).onConflictDoNothing().run();
}

/**
 * Takes the files of erased objects off the disk, once nothing refers to them any more. After the act, and at every
 * sign-in for what a crash in between left behind. @throws AppError `disk.failed`.
 */
export function dropErasedObjects(ctx: RecordsContext): void {
  const waiting = ctx.db.select().from(erasedObjects).all();
  for (const { object } of waiting) {
    if (!isUsed(ctx, object)) ctx.objects.remove(object);
    ctx.db.delete(erasedObjects).where(eq(erasedObjects.object, object)).run();
  }
}

/** Equal contents are one object: somebody may have kept the same again. */
function isUsed({ db }: RecordsContext, object: string): boolean {
  const inDocument = or(eq(documents.docxObject, object), eq(documents.htmlObject, object));
  return (
    db.select({ id: files.id }).from(files).where(eq(files.object, object)).get() !== undefined ||
    db
      .select({ id: importBatches.id })
      .from(importBatches)
      .where(eq(importBatches.fileObject, object))
      .get() !== undefined ||
    db.select({ id: documents.id }).from(documents).where(inDocument).get() !== undefined ||
    db.select({ id: wordTemplates.id }).from(wordTemplates).where(eq(wordTemplates.object, object)).get() !==
      undefined
  );
}
