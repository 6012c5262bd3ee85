import type { RegisterQuery, RegisterRecord, RegisterRow } from '#shared/contract/registers.ts';
import { parseField } from '#shared/domain/import/parse-field.ts';
import { restoreMasked } from '#shared/domain/permissions/masking.ts';
import { findRegister } from '#shared/registers/index.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { registerSchema } from '#shared/registers/schema.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { writeLine } from '../store/queries/record-lines.ts';
import { pageRows } from '../store/queries/register-page.ts';
import { findAnyRow, insertRow, setRemoved, updateRow } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { changesBetween, listHistory, noteHistory } from './history.ts';
import type { HistoryAction } from './history.ts';
import { lookupsFor } from './lookups.ts';
import { businessRole, refNames, showRow } from './masks.ts';
import { listRecordFiles } from './record-files.ts';
import { cachedCount } from './register-counts.ts';
import { refuseDuplicates } from './registers-duplicates.ts';
import { summariseRelations } from './relations.ts';
import { isOwn, scopeOf } from './scope.ts';

/** @throws AppError `register.unknown`. */
export function getRegister(id: string): Register {
  const register = findRegister(id);
  if (!register) throw new AppError('register.unknown', { register: id });
  return register;
}

type ListInput = RegisterQuery & { offset: number; limit: number };

/** A page of the rows the account may see. */
export function listRegister(
  ctx: RecordsContext,
  register: Register,
  { offset, limit, ...query }: ListInput,
): { rows: RegisterRow[]; total: number; matching: number; names: Record<string, string> } {
  const scope = scopeOf(ctx, register);
  const rows = pageRows(ctx.db, { register, scope, query }, { offset, limit });
  const all: RegisterQuery = { search: '', filters: {}, includeRemoved: false };
  return {
    rows: rows.map((row) => showRow(ctx, register, row)),
    total: cachedCount(ctx, { register, scope, query: all }),
    matching: cachedCount(ctx, { register, scope, query }),
    names: refNames(
      ctx,
      register,
      rows.map(({ values }) => values),
    ),
  };
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

/** One row with all that hangs on it. Whoever opens a person's row is noted (个人信息保护法 §28, §55). */
export function getRecord(ctx: RecordsContext, register: Register, id: string) {
  const row = getRow(ctx, register, id);
  if (register.isSensitive)
    act(ctx, { action: 'registers.view', objectType: register.id, objectId: id }, () => undefined);
  return {
    ...showRow(ctx, register, row),
    history: listHistory(ctx, register, id, businessRole(ctx)),
    files: listRecordFiles(ctx, register, id),
    names: refNames(ctx, register, [row.values]),
    relations: summariseRelations(ctx, register, row),
  };
}

type SaveInput = {
  id?: string | undefined;
  revision?: number | undefined;
  values: RegisterRecord;
  acceptLikely: boolean;
};

/**
 * @throws AppError `input.invalid`, `record.missing`, `record.stale`, `register.out-of-scope`, `register.duplicate`,
 *   `register.likely-duplicate`.
 */
export function saveRecord(
  ctx: RecordsContext,
  register: Register,
  input: SaveInput,
): { id: string; revision: number } {
  const before = input.id === undefined ? undefined : getRow(ctx, register, input.id);
  const values = readValues(ctx, register, input.values, before);
  refuseDuplicates(ctx, register, { values, own: before, acceptLikely: input.acceptLikely });
  if (before && input.revision !== undefined && input.revision !== before.revision)
    throw new AppError('record.stale');
  const id = before?.id ?? ctx.ports.random.uuid();
  const fields = changesBetween(register, before?.values ?? null, values).map(({ field }) => field);
  if (before && fields.length === 0) return { id, revision: before.revision };
  const trace = { action: 'registers.save', objectType: register.id, objectId: id, fields };
  return act(ctx, trace, () =>
    storeRow(ctx, register, { before, id, values }, before ? 'changed' : 'created'),
  );
}

/** What a form holds, judged as an imported row is. @throws AppError `input.invalid`, `register.out-of-scope`. */
export function readValues(
  ctx: RecordsContext,
  register: Register,
  sent: RegisterRecord,
  before: StoredRow | undefined,
): FieldValues {
  const whole = before ? restoreMasked(register, sent, before.values, businessRole(ctx)) : sent;
  const parsed = registerSchema(register, today(ctx.ports)).safeParse(whole);
  if (!parsed.success) {
    const fields = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [`values.${path.join('.')}`, message]),
    );
    throw new AppError('input.invalid', undefined, fields);
  }
  const values = readPlaces(ctx, register, parsed.data as FieldValues);
  if (!isOwn(scopeOf(ctx, register), register, values)) throw new AppError('register.out-of-scope');
  return values;
}

/** Villages and references by the office's own lists, as an import reads them. */
function readPlaces(ctx: RecordsContext, register: Register, values: FieldValues): FieldValues {
  const lookups = lookupsFor(ctx, register);
  const read: Record<string, FieldValues[string]> = { ...values };
  for (const field of register.fields) {
    const value = values[field.key] ?? null;
    if ((field.kind !== 'village' && field.kind !== 'ref') || typeof value !== 'string') continue;
    const parsed = parseField(field, { text: value }, lookups);
    if (!parsed.ok)
      throw new AppError('input.invalid', undefined, { [`values.${field.key}`]: parsed.reason });
    read[field.key] = parsed.value;
  }
  return read;
}

type Stored = { before: StoredRow | undefined; id: string; values: FieldValues; reason?: string };

/** One row, its line in the lists and its line of history; only inside an act. */
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
  writeLine(ctx.db, register, { id, values, isRemoved: false });
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

/** Takes a row out of the register or back into it, with its line of history; only inside an act. */
export function markRow(
  ctx: RecordsContext,
  register: Register,
  row: StoredRow,
  { isRemoved, reason, action }: Marked,
): { id: string; revision: number } {
  const revision = row.revision + 1;
  const mark = { at: nowIso(ctx.ports), reason, isRemoved };
  setRemoved(ctx.db, register, { id: row.id, revision }, mark);
  writeLine(ctx.db, register, { id: row.id, values: row.values, isRemoved });
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

/** Soft removal: the row leaves the lists and stays in the store with its reason. @throws AppError `record.missing`. */
export function removeRecord(
  ctx: RecordsContext,
  register: Register,
  input: { id: string; reason: string },
): void {
  const row = getRow(ctx, register, input.id);
  act(ctx, { action: 'registers.remove', objectType: register.id, objectId: row.id }, () =>
    markRow(ctx, register, row, { isRemoved: true, reason: input.reason, action: 'removed' }),
  );
}
