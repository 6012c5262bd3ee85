import { createHash } from 'node:crypto';
import { findTable } from '#shared/domain/export/find-table.ts';
import type { DataRows, FormSheet } from '#shared/domain/export/find-table.ts';
import type { TemplateInspection, TemplateSheet } from '#shared/domain/export/template.ts';
import { foldLabel } from '#shared/domain/import/text.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { WorkbookLimits } from '../limits.ts';
import { getSheet, sharedStrings } from '../package/workbook-package.ts';
import type { WorkbookPackage } from '../package/workbook-package.ts';
import { readFormSheet } from './form-sheet.ts';

/**
 * Where the tables of a template are.
 * @throws AppError exchange.template-no-table
 */
export function inspectPackage(book: WorkbookPackage, limits: WorkbookLimits): TemplateInspection {
  const strings = sharedStrings(book);
  const forms = book.sheets.map((entry) => {
    const form = readFormSheet(book, entry, strings, limits);
    return { form, table: findTable(form) };
  });
  const visible = forms.filter(({ form, table }) => table !== undefined && !form.sheet.isHidden);
  const sheets = visible.flatMap(({ table }) => table ?? []);
  if (sheets.length === 0) throw new AppError('exchange.template-no-table');
  return { fingerprint: fingerprintOf(forms), sheets };
}

/**
 * The table of one sheet, ready to be filled.
 * @throws AppError exchange.sheet-missing, .template-no-table, .template-merged-rows
 */
export function getTable(
  book: WorkbookPackage,
  name: string,
  columns: readonly number[],
  fixed: DataRows,
  limits: WorkbookLimits,
): TemplateSheet {
  const form = readFormSheet(book, getSheet(book, name), sharedStrings(book), limits);
  const table = findTable(form, fixed);
  if (table === undefined || table.lastTemplateRow < table.firstDataRow)
    throw new AppError('exchange.template-no-table');
  refuseMergedRows(form, table, columns);
  return table;
}

/** Records of two rows, and columns merged down over several records, have no place for one value a row. */
function refuseMergedRows(form: FormSheet, table: TemplateSheet, columns: readonly number[]): void {
  const { firstDataRow: first, lastTemplateRow: last } = table;
  const block = form.sheet.merges.find(
    (merge) =>
      merge.toRow > merge.fromRow &&
      merge.fromRow <= last &&
      merge.toRow >= first &&
      (merge.fromRow > first ||
        merge.toRow < last ||
        columns.some((column) => merge.fromColumn <= column && column <= merge.toColumn)),
  );
  if (block !== undefined) throw new AppError('exchange.template-merged-rows', { row: block.fromRow });
}

/** Names of sheets, headers and the merges down to them: data and titles with a year in them do not count. */
function fingerprintOf(
  forms: readonly { readonly form: FormSheet; readonly table: TemplateSheet | undefined }[],
): string {
  const facts = forms.map(({ form, table }) => {
    const name = form.sheet.name;
    if (table === undefined) return { name };
    const { last } = table.headerRows;
    const merges = form.sheet.merges
      .filter((merge) => merge.toRow <= last)
      .map((merge) => [merge.fromRow, merge.fromColumn, merge.toRow, merge.toColumn].join(','))
      .toSorted();
    const headers = table.columns.map(({ index, lines }) => [index, ...lines.map(foldLabel)]);
    return { name, rows: table.headerRows, headers, merges };
  });
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
