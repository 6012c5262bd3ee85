import { setImmediate } from 'node:timers/promises';
import type { FormatContext } from '#shared/domain/export/format.ts';
import { templateRow } from '#shared/domain/export/mapping.ts';
import type { TemplateMapping } from '#shared/domain/export/mapping.ts';
import type { TemplateInspection } from '#shared/domain/export/template.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { workbookLimits } from '../limits.ts';
import { runInParser } from '../parser-task.ts';
import type { ParserOptions } from '../parser-task.ts';
import type { CellData } from './fill-rows.ts';

/**
 * Where the tables of somebody's template are, and what tells this template from others.
 * @throws AppError exchange.*, job.cancelled
 */
export async function inspectTemplate(
  bytes: Uint8Array,
  options: ParserOptions = {},
): Promise<TemplateInspection> {
  return runInParser<'inspect'>({ kind: 'inspect', bytes, fileName: '' }, options);
}

export type TemplateRecord = { readonly id: string; readonly values: FieldValues };

export type FilledTemplate = {
  readonly bytes: Uint8Array;
  /** Which record stands in which row of the sheet, from 1. */
  readonly drill: readonly { readonly row: number; readonly id: string }[];
};

export type FillOptions = ParserOptions & FormatContext & { readonly register: Register };

/** A slow office PC needs longer for fifty thousand rows than for reading somebody's sheet. */
const fillSeconds = 120;
const batchRows = 1000;

/**
 * Somebody's template filled with records: their styles, merged cells, formulas, validation and print set-up stay,
 * as many rows as needed are put in, and what stands below moves down. Values are written as given, masked or not.
 * @throws AppError exchange.*, job.cancelled
 */
export async function fillTemplate(
  bytes: Uint8Array,
  mapping: TemplateMapping,
  records: readonly TemplateRecord[],
  options: FillOptions,
): Promise<FilledTemplate> {
  const limits = options.limits ?? workbookLimits;
  if (records.length > limits.rows) {
    throw new AppError('exchange.table-too-long', { rows: records.length, limit: limits.rows });
  }
  refuseUnknownFields(mapping, options.register);
  const data: CellData[][] = [];
  for (const [index, { values }] of records.entries()) {
    data.push(templateRow(options.register, mapping, values, index + 1, options));
    if (data.length % batchRows === 0) await setImmediate();
  }
  const { bytes: filled, firstRow } = await runInParser<'fill'>(
    {
      kind: 'fill',
      bytes,
      fileName: '',
      sheet: mapping.sheet,
      columns: mapping.columns.map((column) => column.index),
      fixed: { firstDataRow: mapping.firstDataRow, lastTemplateRow: mapping.lastTemplateRow },
      data,
    },
    { ...options, limits: { ...limits, seconds: Math.max(limits.seconds, fillSeconds) } },
  );
  return { bytes: filled, drill: records.map(({ id }, index) => ({ row: firstRow + index, id })) };
}

/** A saved mapping may name a field the register no longer has. */
function refuseUnknownFields({ columns }: TemplateMapping, register: Register): void {
  for (const { source } of columns) {
    if (!('field' in source) || register.fields.some((field) => field.key === source.field)) continue;
    throw new AppError('exchange.mapping-wrong', { column: source.field });
  }
}
