import type { RegisterRecord, RegisterRow } from '#shared/contract/registers.ts';
import { fieldText } from '#shared/registers/format.ts';
import { findRegister } from '#shared/registers/index.ts';
import { registerKeys } from '#shared/registers/keys.ts';
import { getField } from '#shared/registers/register.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { registerSchema } from '#shared/registers/schema.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { findRow, insertRow, listRows, markRemoved, updateRow } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { changesBetween, listHistory, noteHistory } from './history.ts';

/** @throws AppError `register.unknown`. */
export function getRegister(id: string): Register {
  const register = findRegister(id);
  if (!register) throw new AppError('register.unknown', { register: id });
  return register;
}

function toWire({ id, revision, values }: StoredRow): RegisterRow {
  return { id, revision, values: plainValues(values), masked: [], isRemoved: false };
}

export function plainValues(values: FieldValues): RegisterRecord {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? [...value] : value,
    ]),
  );
}

/** Rows whose shown text holds every word of the search, in the order of their first list column. */
export function listRegister(
  ctx: RecordsContext,
  register: Register,
  { search, offset, limit }: { search: string; offset: number; limit: number },
): { rows: RegisterRow[]; total: number; matching: number; names: Record<string, string> } {
  const rows = listRows(ctx.db, register);
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const matches = rows.filter(({ values }) => {
    const text = register.fields
      .map((field) => fieldText(field, values[field.key]))
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const [first] = register.fields;
  const label = ({ values }: StoredRow): string => String(first ? (values[first.key] ?? '') : '');
  const sorted = matches.toSorted((a, b) => label(a).localeCompare(label(b), 'zh-CN'));
  const page = sorted.slice(offset, offset + limit).map(toWire);
  return { rows: page, total: rows.length, matching: sorted.length, names: {} };
}

/** @throws AppError `record.missing`. */
export function getRow(ctx: RecordsContext, register: Register, id: string): StoredRow {
  const row = findRow(ctx.db, register, id);
  if (!row) throw new AppError('record.missing');
  return row;
}

export function getRecord(ctx: RecordsContext, register: Register, id: string) {
  return {
    ...toWire(getRow(ctx, register, id)),
    history: listHistory(ctx, register, id),
    files: [],
    names: {},
    relations: [],
  };
}

type SaveInput = { id?: string | undefined; revision?: number | undefined; values: RegisterRecord };

/** @throws AppError `input.invalid`, `record.missing`, `record.stale`, `register.duplicate`. */
export function saveRecord(
  ctx: RecordsContext,
  register: Register,
  input: SaveInput,
): { id: string; revision: number } {
  const parsed = registerSchema(register).safeParse(input.values);
  if (!parsed.success) {
    const fields = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [`values.${path.join('.')}`, message]),
    );
    throw new AppError('input.invalid', undefined, fields);
  }
  const values = parsed.data as FieldValues;
  refuseDuplicate(ctx, register, values, input.id);
  const before = input.id === undefined ? undefined : getRow(ctx, register, input.id);
  if (before && input.revision !== undefined && input.revision !== before.revision)
    throw new AppError('record.stale');
  return writeRecord(ctx, register, { before, values });
}

type Write = { before: StoredRow | undefined; values: FieldValues };

function writeRecord(
  ctx: RecordsContext,
  register: Register,
  { before, values }: Write,
): { id: string; revision: number } {
  const id = before?.id ?? ctx.ports.random.uuid();
  const changes = changesBetween(register, before?.values ?? null, values);
  if (before && changes.length === 0) return { id, revision: before.revision };
  const trace = {
    action: 'registers.save',
    objectType: register.id,
    objectId: id,
    fields: changes.map(({ field }) => field),
  };
  return act(ctx, trace, () =>
    storeRow(ctx, register, { before, id, values }, before ? 'changed' : 'created'),
  );
}

type Stored = Write & { id: string; batchId?: string };

/** One row and its line of history; only inside an act. */
export function storeRow(
  ctx: RecordsContext,
  register: Register,
  { before, id, values, batchId }: Stored,
  action: 'created' | 'changed' | 'imported' | 'import-undone',
): { id: string; revision: number } {
  const at = nowIso(ctx.ports);
  const revision = (before?.revision ?? 0) + 1;
  const row = { id, revision, values };
  if (!before) insertRow(ctx.db, register, row, { at, today: today(ctx.ports) });
  else if (!updateRow(ctx.db, register, row, at, closingDay(before, values, today(ctx.ports))))
    throw new AppError('record.missing');
  const changes = changesBetween(register, before?.values ?? null, values);
  noteHistory(ctx, register, {
    recordId: id,
    revision,
    action,
    changes,
    ...(batchId === undefined ? {} : { batchId }),
  });
  return { id, revision };
}

function isOwing(row: FieldValues): boolean {
  return row['status'] !== 'closed' && row['status'] !== 'suspended' && row['isKey'] !== false;
}

/** A place that is no longer open, or no longer key, owes no check from the day that was typed. */
function closingDay(before: StoredRow, values: FieldValues, day: string): { closedOn?: string | null } {
  if (isOwing(values)) return { closedOn: null };
  return isOwing(before.values) || before.closedOn === null ? { closedOn: day } : {};
}

function refuseDuplicate(
  ctx: RecordsContext,
  register: Register,
  values: FieldValues,
  ownId: string | undefined,
): void {
  const keys = new Map(registerKeys(register, values).map(({ key, fields }) => [key, fields]));
  for (const row of listRows(ctx.db, register)) {
    if (row.id === ownId) continue;
    const same = registerKeys(register, row.values).find(({ key }) => keys.has(key));
    if (same === undefined) continue;
    const labels = same.fields.map((field) => getField(register, field).label).join('和');
    throw new AppError('register.duplicate', { labels });
  }
}

/** Soft removal: the row leaves the lists and stays in the store with its reason. @throws AppError `record.missing`. */
export function removeRecord(
  ctx: RecordsContext,
  register: Register,
  input: { id: string; reason: string },
): void {
  const row = getRow(ctx, register, input.id);
  act(ctx, { action: 'registers.remove', objectType: register.id, objectId: row.id }, () => {
    markRemoved(ctx.db, register, row.id, nowIso(ctx.ports));
    noteHistory(ctx, register, {
      recordId: row.id,
      revision: row.revision + 1,
      action: 'removed',
      changes: [],
      reason: input.reason,
    });
  });
}
