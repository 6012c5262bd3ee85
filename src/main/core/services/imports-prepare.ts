import { and, desc, eq, sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { planInPieces } from '#shared/domain/import/plan-import.ts';
import type { ImportPlan } from '#shared/domain/import/plan-import.ts';
import {
  chooseSheet,
  findCandidateSheets,
  notesOnSheets,
  waitingSheets,
} from '#shared/domain/import/plan-workbook.ts';
import { headerText, readColumns } from '#shared/domain/import/read-columns.ts';
import type { SheetColumns } from '#shared/domain/import/read-columns.ts';
import type { ColumnMapping } from '#shared/domain/import/guess-columns.ts';
import type { ImportEntry, ImportReport } from '#shared/domain/import/report.ts';
import { findLikelySame } from '#shared/domain/import/likely-same.ts';
import type { LikelySame } from '#shared/domain/import/likely-same.ts';
import { settleImport } from '#shared/domain/import/settle-import.ts';
import type { SettledRow } from '#shared/domain/import/settle-import.ts';
import { columnLetter } from '#shared/domain/import/sheet.ts';
import type { Sheet } from '#shared/domain/import/sheet.ts';
import { maskRow } from '#shared/domain/permissions/masking.ts';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import { likelyKeys, registerKeys } from '#shared/registers/keys.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { readWorkbook } from '../exchange/excel/read-workbook.ts';
import type { JobTools } from '../jobs.ts';
import { recordsWithKeys } from '../store/queries/record-keys.ts';
import { findRows } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { columnMappings } from '../store/schema/register-engine.ts';
import { sha256, utf8 } from '../vault/crypto.ts';
import { finishDraft, refusedVillages } from './imports-draft.ts';
import type { DraftOverview } from './imports-draft.ts';
import { lookupsFor } from './lookups.ts';
import { businessRole } from './masks.ts';
import { isOwn, ownerOf, scopeOf } from './scope.ts';
import { stageRows } from './staged-rows.ts';
import type { StagedRow } from './staged-rows.ts';

export type SheetChoice = {
  bytes: Uint8Array;
  name: string;
  sender: string;
  sheet?: string | undefined;
  mapping?: ColumnMapping | undefined;
};

const sliceRows = 1000;
/** Shares of the bar: reading, judging, comparing with the register. */
const readShare = 0.2;
const planShare = 0.5;

/**
 * Reads a sheet, judges its rows and puts them aside under the draft. Gives way to others between pieces.
 * @throws AppError exchange.*, `job.cancelled`.
 */
export async function prepareDraft(
  ctx: RecordsContext,
  register: Register,
  choice: SheetChoice,
  tools: JobTools,
): Promise<DraftOverview> {
  tools.report(0, '正在读表格');
  const sheets = await readWorkbook(choice.bytes, choice.name, { signal: tools.signal });
  const sheet =
    (choice.sheet === undefined ? findCandidateSheets(sheets, register)[0] : undefined) ??
    chooseSheet(sheets, register, choice.sheet);
  const { columns, isRemembered } = findColumns(ctx, register, sheet, choice);
  const isClear = columns.ambiguous.length === 0 && columns.missing.length === 0;
  const fingerprint = headerFingerprint(columns);
  const report = isClear ? await judge(ctx, register, { sheets, sheet, columns }, tools) : null;
  const overview: DraftOverview = {
    ...describeColumns(sheets, sheet, columns),
    waiting: waitingSheets(sheets, register, sheet),
    missing: [...columns.missing],
    // A field left without a column was decided too: the next sheet must not guess one for it.
    decided: {
      ...Object.fromEntries(register.fields.map(({ key }) => [key, null])),
      ...columns.mapping,
    },
    isRemembered,
    isJudged: report !== null,
    fingerprint,
    report,
    villages: report ? refusedVillages(ctx, tools.id) : [],
  };
  finishDraft(ctx, tools.id, overview);
  return overview;
}

function describeColumns(sheets: readonly Sheet[], sheet: Sheet, columns: SheetColumns) {
  const width = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
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
  };
}

/** The columns as told, as remembered from this sender's last sheet with this header, or as guessed. */
function findColumns(
  ctx: RecordsContext,
  register: Register,
  sheet: Sheet,
  { mapping, sender }: SheetChoice,
): { columns: SheetColumns; isRemembered: boolean } {
  const guessed = readColumns(sheet, register, mapping);
  if (mapping !== undefined) return { columns: guessed, isRemembered: false };
  const remembered = findMapping(ctx, register, headerFingerprint(guessed), sender);
  if (remembered === undefined) return { columns: guessed, isRemembered: false };
  try {
    return { columns: readColumns(sheet, register, remembered), isRemembered: true };
  } catch (error) {
    // The register's fields may have changed since; then the guess is as good as any.
    if (error instanceof AppError) return { columns: guessed, isRemembered: false };
    throw error;
  }
}

function headerFingerprint({ header }: SheetColumns): string {
  return Buffer.from(sha256(utf8(JSON.stringify(header.headers)))).toString('hex');
}

function findMapping(
  ctx: RecordsContext,
  register: Register,
  fingerprint: string,
  sender: string,
): ColumnMapping | undefined {
  const row = ctx.db
    .select({ mapping: columnMappings.mapping })
    .from(columnMappings)
    .where(and(eq(columnMappings.register, register.id), eq(columnMappings.fingerprint, fingerprint)))
    .orderBy(desc(sql`${columnMappings.sender} = ${sender}`), desc(columnMappings.savedAt))
    .get();
  return row ? (JSON.parse(row.mapping) as ColumnMapping) : undefined;
}

type Read = { sheets: readonly Sheet[]; sheet: Sheet; columns: SheetColumns };

async function judge(
  ctx: RecordsContext,
  register: Register,
  { sheets, sheet, columns }: Read,
  tools: JobTools,
): Promise<ImportReport> {
  const lookups = lookupsFor(ctx, register);
  const options = { mapping: columns.mapping, lookups, today: today(ctx.ports) };
  const plan = await drain(planInPieces(sheet, register, options), tools);
  const report: Building = {
    counts: { new: 0, changed: 0, unchanged: 0, refused: 0 },
    refused: [],
    warnings: [...notesOnSheets(sheets, sheet), ...plan.notes],
  };
  const takenBy = new Map<string, number>();
  for (let at = 0; at < plan.rows.length; at += sliceRows) {
    const slice = { ...plan, notes: [], rows: plan.rows.slice(at, at + sliceRows) };
    const staged = settleSlice(ctx, register, slice, takenBy, report);
    stageRows(ctx, register, tools.id, staged);
    const share = planShare + (1 - planShare) * Math.min(1, (at + sliceRows) / plan.rows.length);
    await pause(tools, share, `正在和台账比对（${Math.min(at + sliceRows, plan.rows.length)} 行）`);
  }
  return finishReport(report);
}

async function drain(pieces: Generator<number, ImportPlan>, tools: JobTools): Promise<ImportPlan> {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
    await pause(tools, readShare + (planShare - readShare) * value, '正在逐行核对');
  }
}

async function pause(tools: JobTools, share: number, message: string): Promise<void> {
  tools.report(share, message);
  await setImmediate();
  if (tools.signal.aborted) throw new AppError('job.cancelled');
}

type Building = {
  counts: Record<SettledRow['verdict'], number>;
  refused: ImportEntry[];
  warnings: ImportEntry[];
};

const foreign = '不是您的村或单位的，没有读入；请由所在村或单位来报，或找综合协调的同事';

/** Compares a piece of the sheet with just those stored rows that share a key with it. */
function settleSlice(
  ctx: RecordsContext,
  register: Register,
  plan: ImportPlan,
  takenBy: Map<string, number>,
  report: Building,
): StagedRow[] {
  const keys = plan.rows.flatMap(({ values }) =>
    [...registerKeys(register, values), ...likelyKeys(register, values)].map(({ key }) => key),
  );
  const ids = new Set(recordsWithKeys(ctx.db, register, keys).map(({ recordId }) => recordId));
  const stored = new Map(findRows(ctx.db, register, [...ids]).map((row) => [row.id, row]));
  const { rows, report: part } = settleImport(plan, register, [...stored.values()], today(ctx.ports));
  const scope = scopeOf(ctx, register);
  const likely = findLikelySame(register, rows, [...stored.values()]);
  report.warnings.push(...likely.map((found) => likelyWarning(register, scope, found)));
  const given = new Map(plan.rows.map((row) => [row.row, row]));
  report.warnings.push(...part.warnings);
  return rows.map((settled) => {
    const before = settled.id === undefined ? undefined : stored.get(settled.id);
    const { values: told = {}, unread = {} } = given.get(settled.row) ?? {};
    const isMine = (values: FieldValues) => isOwn(scope, register, values);
    const row = refuseForeign(settled, { takenBy, isMine, before, told });
    report.counts[row.verdict] += 1;
    for (const problem of row.verdict === 'refused' ? row.problems : [])
      report.refused.push({ row: row.row, ...problem });
    const own = new Set(Object.keys(told).filter((key) => told[key] !== null));
    const { values: masked } = maskRow(register, row.values, businessRole(ctx), own);
    const shown = { ...masked, ...unread };
    return { ...row, before: row.verdict === 'refused' ? undefined : before, shown };
  });
}

/** Whose row the other one is, is said to those only who may see it. */
function likelyWarning(register: Register, scope: Scope, { row, other, same }: LikelySame): ImportEntry {
  const village = isOwn(scope, register, other.values) ? ownerOf(register, other.values).village : null;
  const where = village === null ? '' : `（${village}）`;
  const reason = `台账里已有${same.join('、')}都相同的一条${where}，请核对是不是同一个`;
  return { row, column: '', reason };
}

type Judging = {
  takenBy: Map<string, number>;
  isMine: (values: FieldValues) => boolean;
  before: StoredRow | undefined;
  /** What the sheet itself says; a refused row shows nothing else. */
  told: FieldValues;
};

/** Refuses what another slice already said, and rows of other people's villages; the stored row is not described. */
function refuseForeign(row: SettledRow, { takenBy, isMine, before, told }: Judging): SettledRow {
  const refuse = (reason: string): SettledRow => ({
    row: row.row,
    verdict: 'refused',
    values: told,
    problems: [{ column: '', reason }],
  });
  if (row.verdict === 'refused') return row;
  if (!isMine(row.values) || (before && !isMine(before.values))) return refuse(foreign);
  if (row.id === undefined) return row;
  const first = takenBy.get(row.id);
  if (first !== undefined) return refuse(`与第 ${first} 行是台账里的同一条，是重复的一条`);
  takenBy.set(row.id, row.row);
  return row;
}

function finishReport({ counts, refused, warnings }: Building): ImportReport {
  return {
    rows: counts.new + counts.changed + counts.unchanged + counts.refused,
    accepted: counts.new + counts.changed,
    unchanged: counts.unchanged,
    refusedRows: counts.refused,
    refused,
    warnings: warnings.toSorted((a, b) => a.row - b.row),
  };
}
