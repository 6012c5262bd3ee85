import { desc, eq, sql } from 'drizzle-orm';
import type { Relation } from '#shared/contract/registers.ts';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import { PlaceRegister } from '#shared/domain/inspection/place.ts';
import { namesOf } from '#shared/registers/aliases.ts';
import { isRecordId } from '#shared/registers/format.ts';
import { findRegister } from '#shared/registers/index.ts';
import { namesFrom, namesTo, relationsFrom, relationsTo } from '#shared/registers/relations.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import type { RecordsContext } from '../context.ts';
import { placeColumns } from '../store/queries/problem-place.ts';
import { countRows, pageRows } from '../store/queries/register-page.ts';
import { findRows, idsByTitle } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { inspections, problems } from '../store/schema/work.ts';
import { documentsOfAll } from './documents-list.ts';
import { isAt } from './check-places.ts';
import { isOwn, scopeOf } from './scope.ts';
import { unitRelations } from './unit-relations.ts';

const most = 500;

/** What a row hangs together with in one way. Many are counted in SQL and read only when somebody asks for them. */
type Group = { role: string; count: number; list: () => Relation[] };

/** All that a row hangs together with: for a place its checks, problems and letters, then what it names and what names it. */
export function listRelations(ctx: RecordsContext, register: Register, row: StoredRow): Relation[] {
  return groupsOf(ctx, register, row).flatMap(({ list }) => list());
}

/** How many of each, for the head of a detail page. */
export function summariseRelations(
  ctx: RecordsContext,
  register: Register,
  row: StoredRow,
): { role: string; count: number }[] {
  const byRole = Map.groupBy(groupsOf(ctx, register, row), ({ role }) => role);
  return [...byRole].map(([role, groups]) => ({
    role,
    count: groups.reduce((sum, { count }) => sum + count, 0),
  }));
}

function groupsOf(ctx: RecordsContext, register: Register, row: StoredRow): Group[] {
  return [
    ...inHand([
      ...workOn(ctx, register, row.id),
      ...unitRelations(ctx, register, row),
      ...named(ctx, register, row),
      ...namedPlaces(ctx, register, row),
    ]),
    ...naming(ctx, register, row),
  ];
}

function inHand(relations: readonly Relation[]): Group[] {
  return [...Map.groupBy(relations, ({ role }) => role)].map(([role, list]) => ({
    role,
    count: list.length,
    list: () => list,
  }));
}

function toRelation(register: Register, row: StoredRow, role: string): Relation {
  return {
    kind: 'register',
    register: register.id,
    id: row.id,
    label: String(row.values[register.titleField] ?? ''),
    role,
    date: row.listedOn,
    route: `/registers/${register.id}/${row.id}`,
  };
}

function named(ctx: RecordsContext, register: Register, row: StoredRow): Relation[] {
  return relationsFrom(register).flatMap(({ field }) => {
    const id = String(row.values[field.key] ?? '');
    if (!isRecordId(id)) return [];
    return field.registers
      .flatMap((other) => findRegister(other) ?? [])
      .flatMap((other) => relationsOf(ctx, other, [id], field.label));
  });
}

/** The village and the units that stand in the row by name. */
function namedPlaces(ctx: RecordsContext, register: Register, row: StoredRow): Relation[] {
  return namesFrom(register).flatMap(({ field, to }) => {
    const name = String(row.values[field.key] ?? '');
    const other = findRegister(to);
    if (name === '' || !other) return [];
    return relationsOf(ctx, other, idsByTitle(ctx.db, other, [name]), field.label);
  });
}

/** Rows of other registers that name this one: by its id, or a village and a unit by what they are called. */
function naming(ctx: RecordsContext, register: Register, row: StoredRow): Group[] {
  const names = namesOf(register, row.values);
  return [
    ...relationsTo(register).map(({ from, field }) => groupOf(ctx, from, field, from.label, [row.id])),
    ...namesTo(register).map(({ from, field }) =>
      groupOf(
        ctx,
        from,
        field,
        field.kind === 'unit' ? `${from.label}（${field.label}）` : from.label,
        names,
      ),
    ),
  ].filter(({ count }) => count > 0);
}

function groupOf(
  ctx: RecordsContext,
  from: Register,
  field: Field,
  role: string,
  values: readonly string[],
): Group {
  const wanted = {
    register: from,
    scope: scopeOf(ctx, from),
    query: { search: '', filters: { [field.key]: [...values] }, includeRemoved: false },
  };
  return {
    role,
    count: countRows(ctx.db, wanted),
    list: () =>
      pageRows(ctx.db, wanted, { offset: 0, limit: most }).map((other) => toRelation(from, other, role)),
  };
}

function relationsOf(
  ctx: RecordsContext,
  register: Register,
  ids: readonly string[],
  role: string,
): Relation[] {
  const scope = scopeOf(ctx, register);
  return findRows(ctx.db, register, ids)
    .filter(({ isRemoved, values }) => !isRemoved && isOwn(scope, register, values))
    .map((row) => toRelation(register, row, role));
}

function workOn(ctx: RecordsContext, { id: registerId }: Register, placeId: string): Relation[] {
  const place = PlaceRegister.safeParse(registerId);
  if (!place.success) return [];
  const checks = ctx.db
    .select()
    .from(inspections)
    .where(isAt({ register: place.data, id: placeId }))
    .orderBy(desc(inspections.inspectedOn))
    .limit(most)
    .all();
  const found = ctx.db
    .select()
    .from(problems)
    .where(eq(placeColumns[place.data], placeId))
    .orderBy(desc(problems.foundOn), sql`${problems.serial} DESC`)
    .limit(most)
    .all();
  const letters = [
    ...documentsOfAll(ctx, 'inspection', idsOf(checks)),
    ...documentsOfAll(ctx, 'problem', idsOf(found)),
  ];
  const none = { register: null };
  return [
    ...checks.map(({ id, inspectedOn, kind, handlingResult }) => ({
      ...none,
      kind: 'inspection' as const,
      id,
      label: [inspectionKindLabels[kind], handlingResult].filter(Boolean).join('：'),
      role: '检查',
      date: inspectedOn,
      route: `/checks/${id}`,
    })),
    ...found.map(({ id, serial, title, foundOn }) => ({
      ...none,
      kind: 'problem' as const,
      id,
      label: `${serial} ${title}`,
      role: '问题',
      date: foundOn,
      route: `/problems/${id}`,
    })),
    ...letters.map(({ id, title, number, createdAt }) => ({
      ...none,
      kind: 'document' as const,
      id,
      label: number === null ? title : `${number} ${title}`,
      role: '文书',
      date: createdAt.slice(0, 10),
      route: `/documents/${id}`,
    })),
  ];
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
