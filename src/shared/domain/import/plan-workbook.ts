import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Register } from '#shared/registers/register.ts';
import { findHeader } from './find-header.ts';
import type { ColumnMapping } from './guess-columns.ts';
import type { Lookups } from './parse-field.ts';
import { planImport } from './plan-import.ts';
import type { ImportPlan } from './plan-import.ts';
import type { ImportEntry } from './report.ts';
import type { Sheet } from './sheet.ts';

export type ImportOptions = {
  /** The sheet to read; left out, it is the only one that looks like this register. */
  readonly sheet?: string | undefined;
  readonly mapping?: ColumnMapping | undefined;
  readonly lookups?: Lookups | undefined;
  /** The office's day; without it ages and dates to come are not judged. */
  readonly today?: PlainDate | undefined;
};

/** The sheets whose header looks like this register's, visible ones first; hidden ones only when no visible one does. */
export function findCandidateSheets(sheets: readonly Sheet[], register: Register): Sheet[] {
  const candidates = sheets.filter((sheet) => findHeader(sheet, register) !== undefined);
  const visible = candidates.filter((sheet) => !sheet.isHidden);
  return visible.length > 0 ? visible : candidates;
}

/** Names of the sheets that look like this register's too while one of them is read. */
export function waitingSheets(sheets: readonly Sheet[], register: Register, read: Sheet): string[] {
  return findCandidateSheets(sheets, register)
    .filter((sheet) => sheet !== read)
    .map(({ name }) => name);
}

/**
 * @throws AppError exchange.empty, .sheet-missing, .several-sheets, .header-missing
 */
export function chooseSheet(sheets: readonly Sheet[], register: Register, name?: string): Sheet {
  const filled = sheets.filter((sheet) => sheet.rows.length > 0);
  const [first] = filled;
  if (first === undefined) throw new AppError('exchange.empty');
  if (name !== undefined) {
    const named = sheets.find((sheet) => sheet.name === name);
    if (named === undefined) throw new AppError('exchange.sheet-missing', { sheet: name });
    return named;
  }
  const candidates = findCandidateSheets(filled, register);
  if (candidates.length > 1) {
    const names = candidates.map((sheet) => `“${sheet.name}”`).join('、');
    throw new AppError('exchange.several-sheets', { register: register.label, sheets: names });
  }
  // Without a candidate the first sheet is read all the same: a person may have said which column is which.
  return candidates[0] ?? first;
}

/** Chooses the sheet and judges its rows; what the other sheets hold is named among the notes. */
export function planWorkbook(
  sheets: readonly Sheet[],
  register: Register,
  options: ImportOptions = {},
): ImportPlan & { readonly sheet: string } {
  const sheet = chooseSheet(sheets, register, options.sheet);
  const plan = planImport(sheet, register, options);
  return { ...plan, sheet: sheet.name, notes: [...notesOnSheets(sheets, sheet), ...plan.notes] };
}

/** What is said about the sheets of a file when one of them is read. */
export function notesOnSheets(sheets: readonly Sheet[], sheet: Sheet): ImportEntry[] {
  const hidden = sheet.isHidden ? [wholeFile(`工作表“${sheet.name}”是隐藏的，也读入了`)] : [];
  const others = sheets
    .filter((other) => other !== sheet && other.rows.length > 0)
    .map((other) => wholeFile(`工作表“${other.name}”没有读`));
  return [...hidden, ...others];
}

function wholeFile(reason: string): ImportEntry {
  return { row: 0, column: '', reason };
}
