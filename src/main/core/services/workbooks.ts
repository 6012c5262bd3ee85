import type { RegisterQuery } from '#shared/contract/registers.ts';
import { maskRow } from '#shared/domain/permissions/masking.ts';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { writeTable } from '../exchange/excel/write-table.ts';
import { pageIds } from '../store/queries/register-page.ts';
import { findRows } from '../store/queries/registers.ts';
import { allowanceOf, noteTaking } from './export-limits.ts';
import { XLSX } from './file-types.ts';
import { lookupsFor } from './lookups.ts';
import { businessRole } from './masks.ts';
import { scopeOf } from './scope.ts';

/**
 * The rows the account may see as an .xlsx, masked, or the blank sheet to hand out.
 * @throws AppError `export.needs-approval` for more rows than one person may take.
 */
export async function registerWorkbook(
  ctx: RecordsContext,
  register: Register,
  isBlank: boolean,
): Promise<{ name: string; file: Blob }> {
  const day = today(ctx.ports);
  const rows = isBlank ? [] : takeRows(ctx, register);
  const bytes = await writeTable(register, rows, lookupsFor(ctx, register));
  const name = isBlank ? `${register.label}（空表）.xlsx` : `${register.label}（${day}）.xlsx`;
  return { name, file: new Blob([new Uint8Array(bytes)], { type: XLSX }) };
}

function takeRows(ctx: RecordsContext, register: Register) {
  const query: RegisterQuery = { search: '', filters: {}, includeRemoved: false };
  const ids = pageIds(ctx.db, { register, scope: scopeOf(ctx, register), query });
  const { limit, taken, left } = allowanceOf(ctx, register);
  if (ids.length > left) throw new AppError('export.needs-approval', { rows: ids.length, limit, taken });
  const trace = { action: 'exports.create', objectType: register.id, objectId: `${ids.length}` };
  act(ctx, trace, () => noteTaking(ctx, register, ids.length));
  const role = businessRole(ctx);
  return findRows(ctx.db, register, ids).map(({ values }) => maskRow(register, values, role).values);
}
