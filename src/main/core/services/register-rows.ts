import { findRegister } from '#shared/registers/index.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { keyWriter } from '../store/queries/record-keys.ts';
import { findAnyRow, insertRow, setRemoved, updateRow } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { changesBetween, noteHistory } from './history.ts';
import type { HistoryAction } from './history.ts';
import { refuseInUse } from './row-uses.ts';
import { isOwn, scopeOf } from './scope.ts';

/** @throws AppError `register.unknown`. */
export function getRegister(id: string): Register {
  const register = findRegister(id);
  if (!register) throw new AppError('register.unknown', { register: id });
  return register;
}

/** A row in the account's scope that was not removed. @throws AppError `record.missing`, for a foreign row as well. */
export function getRow(ctx: RecordsContext, register: Register, id: string): StoredRow {
  const row = getAnyRow(ctx, register, id);
  if (row.isRemoved) throw new AppError('record.missing');
  return row;
}

/** Removed ones too. @throws AppError `record.missing`. */
export function getAnyRow(ctx: RecordsContext, register: Register, id: string): StoredRow {
  const row = findAnyRow(ctx.db, register, id);
  if (!row || !isOwn(scopeOf(ctx, register), register, row.values)) throw new AppError('record.missing');
  return row;
}

type Stored = { before: StoredRow | undefined; id: string; values: FieldValues; reason?: string };

/** One row, its keys and its line of history; only inside an act. */
export function storeRow(
  ctx: RecordsContext,
  register: Register,
  { before, id, values, reason }: Stored,
  action: HistoryAction,
): { id: string; revision: number } {
  const at = nowIso(ctx.ports);
  const revision = (before?.revision ?? 0) + 1;
  const row = { id, revision, values };
  if (!before) insertRow(ctx.db, register, row, { at, today: today(ctx.ports) });
  else if (!updateRow(ctx.db, register, row, at, closingDay(register, before, values, today(ctx.ports))))
    throw new AppError('record.missing');
  keyWriter(ctx.records)(register, { id, values, isRemoved: false });
  const changes = changesBetween(register, before?.values ?? null, values);
  noteHistory(ctx, register, {
    recordId: id,
    revision,
    action,
    changes,
    ...(reason === undefined ? {} : { reason }),
  });
  return { id, revision };
}

type Marked = { isRemoved: boolean; reason: string | null; action: HistoryAction };

/**
 * Takes a row out of the register or back into it, with its line of history; only inside an act.
 * @throws AppError `register.in-use`.
 */
export function markRow(
  ctx: RecordsContext,
  register: Register,
  row: StoredRow,
  { isRemoved, reason, action }: Marked,
): { id: string; revision: number } {
  if (action === 'removed') refuseInUse(ctx, register, row);
  const revision = row.revision + 1;
  const mark = { at: nowIso(ctx.ports), reason, isRemoved };
  setRemoved(ctx.db, register, { id: row.id, revision }, mark);
  keyWriter(ctx.records)(register, { id: row.id, values: row.values, isRemoved });
  const noted = { recordId: row.id, revision, action, changes: [] };
  noteHistory(ctx, register, reason === null ? noted : { ...noted, reason });
  return { id: row.id, revision };
}

/** Whether the row is still in use; a place that is no longer key owes no checks either. */
export function isOwing(register: Register, values: FieldValues): boolean {
  const status = register.statusField === undefined ? null : (values[register.statusField] ?? null);
  return !(register.closedStatuses ?? []).includes(String(status)) && values['isKey'] !== false;
}

/** A place that is no longer open, or no longer key, owes no check from the day that was typed. */
export function closingDay(
  register: Register,
  before: StoredRow,
  values: FieldValues,
  day: string,
): { closedOn?: string | null } {
  if (isOwing(register, values)) return { closedOn: null };
  return isOwing(register, before.values) || before.closedOn === null ? { closedOn: day } : {};
}
