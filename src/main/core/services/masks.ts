import { maskRow } from '#shared/domain/permissions/masking.ts';
import { BusinessRole } from '#shared/domain/people/roles.ts';
import type { RegisterRecord, RegisterRow } from '#shared/contract/registers.ts';
import { isRecordId } from '#shared/registers/format.ts';
import { findRegister } from '#shared/registers/index.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { findRows } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';

/** @throws AppError `access.denied`: an administrator has no business with rows. */
export function businessRole(ctx: RecordsContext): BusinessRole {
  const parsed = BusinessRole.safeParse(ctx.actor.role);
  if (!parsed.success) throw new AppError('access.denied');
  return parsed.data;
}

export function plainValues(values: FieldValues): RegisterRecord {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? [...value] : value,
    ]),
  );
}

/** A row as this account may read it. */
export function showRow(ctx: RecordsContext, register: Register, row: StoredRow): RegisterRow {
  const { values, masked } = maskRow(register, row.values, businessRole(ctx));
  return {
    id: row.id,
    revision: row.revision,
    values: plainValues(values),
    masked,
    isRemoved: row.isRemoved,
  };
}

/** The titles of the rows that these rows refer to, by id. */
export function refNames(
  ctx: RecordsContext,
  register: Register,
  rows: readonly FieldValues[],
): Record<string, string> {
  const names: Record<string, string> = {};
  for (const field of register.fields) {
    if (field.kind !== 'ref') continue;
    const ids = new Set(rows.map((values) => String(values[field.key] ?? '')).filter(isRecordId));
    for (const other of field.registers.flatMap((id) => findRegister(id) ?? [])) {
      for (const row of findRows(ctx.db, other, [...ids]))
        names[row.id] = String(row.values[other.titleField] ?? '');
    }
  }
  return names;
}

/** Values of masked fields for a stated purpose, which stays in the audit with the fields' names. */
export function unmaskFields(
  ctx: RecordsContext,
  register: Register,
  row: StoredRow,
  { fields, purpose }: { fields: readonly string[]; purpose: string },
): RegisterRecord {
  const wanted = register.fields.filter(({ key }) => fields.includes(key)).map(({ key }) => key);
  const trace = {
    action: 'registers.unmask',
    objectType: register.id,
    objectId: row.id,
    fields: wanted,
    purpose,
  };
  return act(ctx, trace, () =>
    plainValues(Object.fromEntries(wanted.map((key) => [key, row.values[key] ?? null]))),
  );
}
