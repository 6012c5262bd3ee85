import { setImmediate } from 'node:timers/promises';
import { writeXlsx } from 'hucre';
import { formatValue, formatsFor } from '#shared/domain/export/format.ts';
import type { ColumnFormat, FormatContext } from '#shared/domain/export/format.ts';
import { columnLetter } from '#shared/domain/import/sheet.ts';
import { getField } from '#shared/registers/register.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { workbookLimits } from './limits.ts';
import { openPackage } from './package/workbook-package.ts';
import { font, headerRow, tableFrame } from './table-frame.ts';
import { fillPackage } from './template/fill-package.ts';
import type { CellData } from './template/fill-rows.ts';

export type ExportColumn = { readonly field: string; readonly format?: ColumnFormat | undefined };

export type ExportOptions = FormatContext & {
  /** How many rows come: they are taken one by one, so that a long list never stands in memory as a whole. */
  readonly count: number;
  readonly title?: string | undefined;
  /** A line under the title: what the list was filtered by, for whom it is. */
  readonly note?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told how many rows are written. */
  readonly progress?: ((done: number) => void) | undefined;
};

const batchRows = 500;

/**
 * A list as .xlsx: every value is text, so that no number loses its digits; values are written as given, masked or
 * not. A4 across, the header on every page.
 * @throws AppError exchange.table-too-long, job.cancelled
 */
export async function exportTable(
  register: Register,
  rows: Iterable<FieldValues> | AsyncIterable<FieldValues>,
  columns: readonly ExportColumn[],
  options: ExportOptions,
): Promise<Uint8Array> {
  const limit = workbookLimits.rows - headerRow;
  if (options.count > limit) throw new AppError('exchange.table-too-long', { rows: options.count, limit });
  const fields = columns.map(({ field, format }) => {
    const found = getField(register, field);
    return { field: found, format: format ?? formatsFor(found)[0] ?? 'text' };
  });
  const title = options.title ?? register.label;
  const frame = tableFrame({
    name: title,
    title,
    hint: options.note ?? '',
    columns: fields.map(({ field }) => ({ header: field.label, width: field.width ?? 16 })),
    lines: [columns.map(() => null)],
  });
  const firstRow = headerRow + 1;
  const range = `A${headerRow}:${columnLetter(columns.length - 1)}${firstRow}`;
  const empty = await writeXlsx({ sheets: [{ ...frame, autoFilter: { range } }], defaultFont: font });
  const toCells = (values: FieldValues): CellData[] =>
    fields.map(({ field, format }) => {
      const value = formatValue(field, values[field.key], format, options);
      return value === null ? null : String(value);
    });
  return fillPackage(
    openPackage(empty, workbookLimits),
    {
      sheet: frame.name,
      block: { firstRow, lastRow: firstRow, styleRow: firstRow },
      columns: [...columns.keys()],
      count: options.count,
    },
    inBatches(rows, toCells, options.signal),
    options.progress,
  );
}

/** Gives way to others between batches, and stops between them when cancelled. */
async function* inBatches(
  rows: Iterable<FieldValues> | AsyncIterable<FieldValues>,
  toCells: (values: FieldValues) => CellData[],
  signal: AbortSignal | undefined,
): AsyncGenerator<CellData[][]> {
  let batch: CellData[][] = [];
  for await (const values of rows) {
    batch.push(toCells(values));
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
    await setImmediate();
    if (signal?.aborted === true) throw new AppError('job.cancelled');
  }
  yield batch;
}
