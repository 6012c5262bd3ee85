import type { Duplicate, RegisterRecord } from '#shared/contract/registers.ts';
import { parseField } from '#shared/domain/import/parse-field.ts';
import { likelyKeys, registerKeys } from '#shared/registers/keys.ts';
import type { NaturalKey } from '#shared/registers/keys.ts';
import { getField } from '#shared/registers/register.ts';
import type { Field, FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { recordsWithKeys } from '../store/queries/record-keys.ts';
import { findRows } from '../store/queries/registers.ts';
import { isOwn, ownerOf, scopeOf } from './scope.ts';

type Checked = {
  values: FieldValues;
  /** The row being changed: its own keys are no duplicate, and what it shared before is not asked about again. */
  own: { id: string; values: FieldValues } | undefined;
  acceptLikely: boolean;
};

/** @throws AppError `register.duplicate` (with the other row's id, where it may be opened), `register.likely-duplicate`. */
export function refuseDuplicates(ctx: RecordsContext, register: Register, checked: Checked): void {
  const { values, own, acceptLikely } = checked;
  const certain = findOthers(ctx, register, registerKeys(register, values), own?.id);
  const [first] = certain;
  if (first) {
    const params = { labels: labelsOf(register, first.fields) };
    const isVisible = keepVisible(ctx, register, [first.recordId]).length > 0;
    throw new AppError('register.duplicate', isVisible ? { ...params, id: first.recordId } : params);
  }
  if (acceptLikely) return;
  const before = new Set(own ? likelyKeys(register, own.values).map(({ key }) => key) : []);
  const likely = findOthers(
    ctx,
    register,
    likelyKeys(register, values).filter(({ key }) => !before.has(key)),
    own?.id,
  );
  const [other] = likely;
  if (other) {
    const count = new Set(likely.map(({ recordId }) => recordId)).size;
    throw new AppError('register.likely-duplicate', { labels: labelsOf(register, other.fields), count });
  }
}

function findOthers(
  ctx: RecordsContext,
  register: Register,
  keys: readonly NaturalKey[],
  ownId: string | undefined,
): { recordId: string; fields: readonly string[] }[] {
  const fieldsOf = new Map(keys.map(({ key, fields }) => [key, fields]));
  return recordsWithKeys(ctx.db, register, [...fieldsOf.keys()]).flatMap(({ key, recordId }) => {
    const fields = fieldsOf.get(key);
    return recordId === ownId || fields === undefined ? [] : [{ recordId, fields }];
  });
}

function keepVisible(ctx: RecordsContext, register: Register, ids: readonly string[]) {
  const scope = scopeOf(ctx, register);
  return findRows(ctx.db, register, ids).filter(({ values }) => isOwn(scope, register, values));
}

function labelsOf(register: Register, fields: readonly string[]): string {
  return fields.map((field) => getField(register, field).label).join('和');
}

const most = 10;

/** Rows that could be the same as a form being filled in. */
export function findDuplicates(
  ctx: RecordsContext,
  register: Register,
  input: { id?: string | undefined; values: RegisterRecord },
): Duplicate[] {
  const values = readLoosely(register, input.values);
  const certain = findOthers(ctx, register, registerKeys(register, values), input.id);
  const likely = findOthers(ctx, register, likelyKeys(register, values), input.id);
  const byRow = Map.groupBy(
    [
      ...certain.map((hit) => ({ ...hit, certainty: 'certain' as const })),
      ...likely.map((hit) => ({ ...hit, certainty: 'likely' as const })),
    ],
    ({ recordId }) => recordId,
  );
  const visible = new Set(keepVisible(ctx, register, [...byRow.keys()]).map(({ id }) => id));
  return findRows(ctx.db, register, [...byRow.keys()].slice(0, most)).map((row) => {
    const hits = byRow.get(row.id) ?? [];
    const isVisible = visible.has(row.id);
    const fields = new Set(hits.flatMap((hit) => hit.fields));
    return {
      id: isVisible ? row.id : null,
      label: isVisible ? String(row.values[register.titleField] ?? '') : '别的村或单位已登记的一条',
      village: isVisible ? ownerOf(register, row.values).village : null,
      certainty: hits.some(({ certainty }) => certainty === 'certain') ? 'certain' : 'likely',
      same: [...fields].map((field) => getField(register, field).label),
    };
  });
}

/** A half-filled form: what cannot be read yet counts as blank. */
function readLoosely(register: Register, values: RegisterRecord): FieldValues {
  return Object.fromEntries(register.fields.map((field) => [field.key, readOne(field, values[field.key])]));
}

function readOne(field: Field, value: FieldValue | undefined): FieldValue {
  if (typeof value !== 'string') return value ?? null;
  const parsed = parseField(field, { text: value });
  return parsed.ok ? parsed.value : null;
}
