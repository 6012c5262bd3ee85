import { getTableName } from 'drizzle-orm';
import { maskText } from '#shared/domain/identity/mask.ts';
import type { SensitiveKind } from '#shared/domain/identity/mask.ts';
import { splitNames } from '#shared/registers/aliases.ts';
import { fieldText, isRecordId } from '#shared/registers/format.ts';
import { findRegister, registers } from '#shared/registers/index.ts';
import { getField } from '#shared/registers/register.ts';
import type { Field, FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import { relationsFrom } from '#shared/registers/relations.ts';
import type { Drizzle } from '../context.ts';
import { columnOf, findRows, tableOf } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import type { SearchEntry, SearchField } from './entry.ts';
import type { Source } from './source.ts';

/** Parts of a subtitle: a line that has to be read is no result line. */
const MOST_PARTS = 3;
/** Values that say who or where something is, and may stand under a name. */
const subtitleKinds: ReadonlySet<Field['kind']> = new Set([
  'name',
  'text',
  'code',
  'select',
  'multi',
  'village',
  'unit',
  'ref',
  'phone',
  'idcard',
]);

/** Where somebody belongs tells people of one name apart, and comes first. */
const placeKinds: ReadonlySet<Field['kind']> = new Set(['village', 'unit', 'ref']);

export const registerSources: readonly Source[] = registers.map((register) => ({
  id: register.id,
  label: register.label,
  table: getTableName(tableOf(register)),
  follows: followsOf(register),
  load: (db, ids) => loadRows(db, register, ids),
  route: (id) => `/registers/${register.id}/${id}`,
}));

function loadRows(db: Drizzle, register: Register, ids: readonly string[]): SearchEntry[] {
  const rows = findRows(db, register, ids).filter(({ isRemoved }) => !isRemoved);
  const nameOf = namesReferredTo(db, register, rows);
  return rows.map((row) => toEntry(register, row, nameOf));
}

type NameOf = (field: Field, value: FieldValue | undefined) => string;

/** A reference reads as the name of its row; a name that no row answers to yet reads as it was written. */
function namesReferredTo(db: Drizzle, register: Register, rows: readonly StoredRow[]): NameOf {
  const names = new Map<string, string>();
  for (const { field } of relationsFrom(register)) {
    const ids = rows.flatMap(({ values }) => idIn(values[field.key]));
    for (const id of field.registers) {
      const other = findRegister(id);
      if (!other || ids.length === 0) continue;
      for (const { id: row, values } of findRows(db, other, ids))
        names.set(row, String(values[other.titleField] ?? ''));
    }
  }
  return (field, value) =>
    (field.kind === 'ref' && typeof value === 'string' ? names.get(value) : undefined) ??
    fieldText(field, value);
}

function idIn(value: FieldValue | undefined): string[] {
  return typeof value === 'string' && isRecordId(value) ? [value] : [];
}

function toEntry(register: Register, { id, values }: StoredRow, nameOf: NameOf): SearchEntry {
  const fields = register.searchFields
    .filter((key) => key !== register.titleField)
    .map((key) => getField(register, key));
  const status = register.statusField === undefined ? null : (values[register.statusField] ?? null);
  return {
    register: register.id,
    id,
    title: nameOf(getField(register, register.titleField), values[register.titleField]),
    subtitle: subtitleOf(register, values, nameOf),
    village: ownerIn(values, register.scope.village),
    unit: ownerIn(values, register.scope.unit),
    isOpen: !(register.closedStatuses ?? []).includes(String(status)),
    fields: fields.flatMap((field) => toSearchFields(register, field, nameOf(field, values[field.key]))),
  };
}

/** As it is stored: scopes are compared with what registers hold. */
function ownerIn(values: FieldValues, key: string | undefined): string | null {
  const value = key === undefined ? null : (values[key] ?? null);
  return value === null ? null : String(value);
}

function toSearchFields(register: Register, field: Field, text: string): SearchField[] {
  if (text === '') return [];
  if (field.key === register.aliasField)
    return splitNames(text).map((name) => ({ text: name, reason: `又称 ${name}`, isName: true }));
  return [{ text, reason: `${field.label} ${shownText(field, text)}`, isName: field.kind === 'name' }];
}

function subtitleOf(register: Register, values: FieldValues, nameOf: NameOf): string {
  const shown = register.fields.filter(
    ({ key, kind, list }) => list === true && key !== register.titleField && subtitleKinds.has(kind),
  );
  return shown
    .toSorted((a, b) => Number(placeKinds.has(b.kind)) - Number(placeKinds.has(a.kind)))
    .map((field) => shownText(field, nameOf(field, values[field.key])))
    .filter((text) => text !== '')
    .slice(0, MOST_PARTS)
    .join(' · ');
}

/** Names are seen by whoever has the row in scope; numbers are never seen whole in a list of hits, whoever looks. */
function shownText(field: Field, text: string): string {
  const kind = field.kind === 'idcard' || field.kind === 'phone' ? field.kind : field.sensitive;
  return kind === undefined || kind === 'name' ? text : maskHit(kind, text);
}

/** Hits are found by fragments: an ID number shows even less here than elsewhere, not its birth date nor its place. */
function maskHit(kind: SensitiveKind, text: string): string {
  if (kind !== 'idcard') return maskText(kind, text);
  return text === '' ? '' : `${text.slice(0, 2)}****${text.slice(-2)}`;
}

function followsOf(register: Register): Source['follows'] {
  return relationsFrom(register).flatMap(({ field }) =>
    field.registers.flatMap((id) => {
      const other = findRegister(id);
      return other
        ? [
            {
              named: { table: getTableName(tableOf(other)), column: columnOf(other, other.titleField).name },
              by: columnOf(register, field.key).name,
            },
          ]
        : [];
    }),
  );
}
