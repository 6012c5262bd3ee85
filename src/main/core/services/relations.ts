import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Relation } from '#shared/contract/registers.ts';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import { PlaceRegister } from '#shared/domain/inspection/place.ts';
import { isRecordId } from '#shared/registers/format.ts';
import { findRegister } from '#shared/registers/index.ts';
import { relationsFrom, relationsTo } from '#shared/registers/relations.ts';
import type { Register } from '#shared/registers/register.ts';
import type { RecordsContext } from '../context.ts';
import { placeColumns } from '../store/queries/problem-place.ts';
import { columnOf, findRows, tableOf, toRow } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { inspections, problems } from '../store/schema/work.ts';
import { documentsOfAll } from './documents-list.ts';
import { isAt } from './check-places.ts';
import { isOwn, scopeOf } from './scope.ts';
import { unitRelations } from './unit-relations.ts';

const most = 500;

/** All that a row hangs together with: what it names, what names it, and for a place its checks, problems and letters. */
export function listRelations(ctx: RecordsContext, register: Register, row: StoredRow): Relation[] {
  return [
    ...named(ctx, register, row),
    ...naming(ctx, register, row),
    ...workOn(ctx, register, row.id),
    ...unitRelations(ctx, register, row),
  ];
}

/** How many of each, for the head of a detail page. */
export function summariseRelations(
  ctx: RecordsContext,
  register: Register,
  row: StoredRow,
): { role: string; count: number }[] {
  const byRole = Map.groupBy(listRelations(ctx, register, row), ({ role }) => role);
  return [...byRole].map(([role, list]) => ({ role, count: list.length }));
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
      .flatMap((other) =>
        keepVisible(ctx, other, findRows(ctx.db, other, [id])).map((found) =>
          toRelation(other, found, field.label),
        ),
      );
  });
}

function naming(ctx: RecordsContext, register: Register, row: StoredRow): Relation[] {
  return relationsTo(register).flatMap(({ from, field }) => {
    const table = tableOf(from);
    const rows = ctx.db
      .select()
      .from(table)
      .where(and(eq(columnOf(from, field.key), row.id), isNull(table.removedAt)))
      .limit(most)
      .all() as Record<string, unknown>[];
    const found = rows.map((raw) => toRow(from, raw));
    return keepVisible(ctx, from, found).map((other) => toRelation(from, other, from.label));
  });
}

function keepVisible(ctx: RecordsContext, register: Register, rows: readonly StoredRow[]): StoredRow[] {
  const scope = scopeOf(ctx, register);
  return rows.filter(({ isRemoved, values }) => !isRemoved && isOwn(scope, register, values));
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
  const letters = documentsOfAll(
    ctx,
    'problem',
    found.map(({ id }) => id),
  );
  const none = { register: null };
  return [
    ...checks.map(({ id, inspectedOn, kind, handlingResult }) => ({
      ...none,
      kind: 'inspection' as const,
      id,
      label: [inspectionKindLabels[kind], handlingResult].filter(Boolean).join('：'),
      role: '检查',
      date: inspectedOn,
      route: '/checks',
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
