import { z } from 'zod';
import { RegisterQuery } from '#shared/contract/registers.ts';
import { TemplateMapping } from '#shared/domain/export/mapping.ts';
import { maskRow } from '#shared/domain/permissions/masking.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { exportTable } from '../exchange/excel/export-table.ts';
import { headerRow } from '../exchange/excel/table-frame.ts';
import { fillTemplate } from '../exchange/excel/template/templates.ts';
import type { JobTools, MadeFile } from '../jobs.ts';
import { countRows, pageIds } from '../store/queries/register-page.ts';
import { findRows } from '../store/queries/registers.ts';
import { lookupsFor } from './lookups.ts';
import { businessRole } from './masks.ts';
import { scopeOf } from './scope.ts';
import { XLSX } from './file-types.ts';

const Rows = { query: RegisterQuery, unmask: z.array(z.string()) };

/** What is asked for, as it waits for a second person. */
export const ExportSpec = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('table'), ...Rows, columns: z.array(z.string()) }),
  z.object({
    kind: z.literal('template'),
    ...Rows,
    mapping: TemplateMapping,
    fileName: z.string(),
    /** The empty form among the kept objects. */
    object: z.string(),
  }),
]);
export type ExportSpec = z.infer<typeof ExportSpec>;

/** Keys of the fields that leave the desk. @throws AppError `input.invalid` for one the register does not have. */
export function fieldsOf(register: Register, spec: ExportSpec): string[] {
  const keys =
    spec.kind === 'table'
      ? spec.columns
      : spec.mapping.columns.flatMap(({ source }) => ('field' in source ? [source.field] : []));
  for (const key of [...keys, ...spec.unmask]) {
    if (!register.fields.some((field) => field.key === key))
      throw new AppError('input.invalid', undefined, { columns: '有一栏台账里没有，请重新选' });
  }
  return [...new Set(keys)];
}

export function countExported(ctx: RecordsContext, register: Register, spec: ExportSpec): number {
  return countRows(ctx.db, { register, scope: scopeOf(ctx, register), query: spec.query });
}

/**
 * Makes the file of the rows that fit now, masked but for what was asked unmasked.
 * @param limit rows that were approved; more of them were not.
 * @throws AppError `export.grown`, exchange.*, `job.cancelled`.
 */
export async function makeExport(
  ctx: RecordsContext,
  register: Register,
  { spec, limit }: { spec: ExportSpec; limit: number },
  tools: JobTools,
): Promise<MadeFile> {
  tools.report(0, '正在取出记录');
  const ids = pageIds(ctx.db, { register, scope: scopeOf(ctx, register), query: spec.query });
  if (ids.length > limit) throw new AppError('export.grown', { rows: ids.length, limit });
  const asOf = today(ctx.ports);
  const options = {
    asOf,
    lookups: lookupsFor(ctx, register),
    signal: tools.signal,
    progress: (done: number) => tools.report(done / Math.max(1, ids.length), `已写 ${done} 行`),
  };
  if (spec.kind === 'table') {
    const note = `${asOf} 导出，共 ${ids.length} 条`;
    const values = valuesOf(ctx, register, ids, spec.unmask);
    const columns = spec.columns.map((field) => ({ field }));
    const bytes = await exportTable(register, values, columns, { ...options, count: ids.length, note });
    const drill = ids.map((id, index) => ({ row: headerRow + 1 + index, id }));
    return toMade(register, `${register.label}（${asOf}）.xlsx`, bytes, drill);
  }
  const records = ids.length === 0 ? [] : zip(ids, [...valuesOf(ctx, register, ids, spec.unmask)]);
  const form = ctx.objects.get(spec.object);
  const filled = await fillTemplate(form, spec.mapping, records, { ...options, register });
  const name = `${spec.fileName.replace(/\.\w+$/, '')}（已填 ${asOf}）.xlsx`;
  return toMade(register, name, filled.bytes, [...filled.drill]);
}

function zip(ids: readonly string[], values: readonly FieldValues[]) {
  return ids.flatMap((id, index) => {
    const row = values[index];
    return row === undefined ? [] : [{ id, values: row }];
  });
}

const chunk = 500;

/** The rows one by one, so that a long register never stands in memory as a whole. */
function* valuesOf(
  ctx: RecordsContext,
  register: Register,
  ids: readonly string[],
  unmask: readonly string[],
): Generator<FieldValues> {
  const open = new Set(unmask);
  const role = businessRole(ctx);
  for (let at = 0; at < ids.length; at += chunk) {
    for (const row of findRows(ctx.db, register, ids.slice(at, at + chunk)))
      yield maskRow(register, row.values, role, open).values;
  }
}

function toMade(register: Register, name: string, bytes: Uint8Array, drill: MadeFile['drill']): MadeFile {
  return { name, file: new Blob([new Uint8Array(bytes)], { type: XLSX }), register: register.id, drill };
}
