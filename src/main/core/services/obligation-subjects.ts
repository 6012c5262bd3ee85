import { and, asc, eq, sql } from 'drizzle-orm';
import { officeDate } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { venueKindLabels } from '#shared/domain/inspection/inspection.ts';
import type { VenueKind } from '#shared/domain/inspection/inspection.ts';
import type { Subject } from '#shared/domain/obligation/matrix.ts';
import type { Per } from '#shared/domain/obligation/rule.ts';
import type { Span } from '#shared/domain/obligation/venue-spans.ts';
import { schools as schoolRegister } from '#shared/registers/schools.ts';
import { venues as venueRegister } from '#shared/registers/venues.ts';
import type { RecordsContext } from '../context.ts';
import { isSettledRow } from '../store/queries/laid-out.ts';
import { mergedInto } from '../store/queries/obligation-acts.ts';
import { owingVenues } from '../store/queries/venue-turns.ts';
import { obligationUnits, schoolItems } from '../store/schema/obligations.ts';
import { units } from '../store/schema/organisation.ts';
import { schools } from '../store/schema/registers.ts';
import type { Demand } from './demands.ts';
import { seesWhole } from './obligation-scope.ts';
import { isOwn, scopeOf } from './scope.ts';
import { seesAll } from './work-scope.ts';

/** The key of the one subject of what is owed once for the whole town. */
export const TOWN = 'town';

export type OwingSubject = Subject & {
  readonly name: string;
  readonly sub: string;
  /** 已移出, 已停业: why it owes no more; '' otherwise. */
  readonly note: string;
  readonly village: string;
  readonly kind: string;
  readonly unit: string;
};

/** For each of whom an obligation is owed, as far as this account may see them. */
export function subjectsOf(ctx: RecordsContext, demand: Demand): OwingSubject[] {
  return readers[demand.subject](ctx, demand);
}

const readers = {
  campaign: wholeTown,
  joint: (ctx, demand) => (seesAll(ctx, 'inspections') ? wholeTown(ctx, demand) : []),
  venue: venueSubjects,
  unit: unitSubjects,
  village: villageSubjects,
  school: schoolSubjects,
  // Their acts are not on this desk yet, and nothing is invented in their place.
  child: () => [],
  staff: () => [],
} satisfies Record<Per, (ctx: RecordsContext, demand: Demand) => OwingSubject[]>;

const plain = { sub: '', note: '', village: '', kind: '', unit: '' };
const always: readonly Span[] = [{ from: '0001-01-01', to: null, endEnteredOn: null }];

function wholeTown(ctx: RecordsContext, demand: Demand): OwingSubject[] {
  return seesWhole(ctx, demand) ? [{ ...plain, id: TOWN, name: '全镇', spans: always }] : [];
}

function venueSubjects(ctx: RecordsContext): OwingSubject[] {
  const scope = scopeOf(ctx, venueRegister);
  return owingVenues(ctx.records)
    .filter(({ village, supervisor }) => isOwn(scope, venueRegister, { village, supervisor }))
    .map(({ id, name, village, kind, supervisor, isRemoved, spans }) => ({
      id,
      name,
      sub: village,
      note: isRemoved ? '已移出' : '',
      village,
      kind: venueKindLabels[kind as VenueKind],
      unit: supervisor ?? '',
      spans,
    }));
}

function unitSubjects(ctx: RecordsContext, demand: Demand): OwingSubject[] {
  const isWhole = seesWhole(ctx, demand);
  const rows = ctx.db
    .select({ link: obligationUnits, name: units.name })
    .from(obligationUnits)
    .innerJoin(units, eq(units.id, obligationUnits.unitId))
    .where(eq(obligationUnits.obligationId, demand.id))
    .orderBy(asc(units.sortKey))
    .all()
    .filter(({ link }) => isWhole || link.unitId === ctx.actor.unitId);
  return [...Map.groupBy(rows, ({ link }) => link.unitId)].map(([id, own]) => ({
    ...plain,
    id,
    name: own[0]?.name ?? '',
    unit: own[0]?.name ?? '',
    note: own.every(({ link }) => link.toOn !== null) ? '已不归它' : '',
    spans: own.map(({ link }) => ({ from: link.fromOn, to: link.toOn, endEnteredOn: null })),
  }));
}

function villageSubjects(ctx: RecordsContext, demand: Demand): OwingSubject[] {
  const isWhole = seesWhole(ctx, demand);
  const merged = mergedInto(ctx.records, 'units');
  return ctx.db
    .select()
    .from(units)
    .where(and(eq(units.kind, 'village'), sql.raw(isSettledRow)))
    .orderBy(asc(units.sortKey))
    .all()
    .filter(({ id }) => !merged.has(id) && (isWhole || id === ctx.actor.unitId))
    .map((row) => ({
      ...plain,
      id: row.id,
      name: row.name,
      note: row.removedAt === null ? '' : '已移出',
      village: row.name,
      unit: row.name,
      spans: [spanOf(row)],
    }));
}

function schoolSubjects(ctx: RecordsContext, { byItem }: Demand): OwingSubject[] {
  const scope = scopeOf(ctx, schoolRegister);
  const merged = mergedInto(ctx.records, 'schools');
  const items = byItem ? ctx.db.select().from(schoolItems).orderBy(asc(schoolItems.ordinal)).all() : [];
  return ctx.db
    .select()
    .from(schools)
    .where(sql.raw(isSettledRow))
    .orderBy(asc(schools.sortKey))
    .all()
    .filter(
      ({ id, village, supervisor }) =>
        !merged.has(id) && isOwn(scope, schoolRegister, { village, supervisor }),
    )
    .flatMap((row) => {
      const school = {
        ...plain,
        id: row.id,
        name: row.name,
        note: row.removedAt === null ? '' : '已移出',
        village: row.village,
        unit: row.supervisor ?? '',
        spans: [spanOf(row)],
      };
      if (!byItem) return [school];
      return items.map(({ id, name, fromOn, toOn }) => ({
        ...school,
        id: itemKey(row.id, id),
        sub: name,
        kind: name,
        note: toOn === null ? school.note : '这一项已停',
        spans: school.spans.flatMap((span) => within(span, fromOn, toOn)),
      }));
    });
}

/** The key of one item at one school. */
export function itemKey(schoolId: string, itemId: string): string {
  return `${schoolId}/${itemId}`;
}

type Listed = { listedOn: string; closedOn: string | null; removedAt: string | null };

/** From its listing until it was closed or taken off the register. */
function spanOf({ listedOn, closedOn, removedAt }: Listed): Span {
  const removedOn = removedAt === null ? null : officeDate(new Date(removedAt));
  return { from: listedOn, to: closedOn ?? removedOn, endEnteredOn: null };
}

function within(span: Span, from: PlainDate, to: PlainDate | null): Span[] {
  const first = span.from > from ? span.from : from;
  const ends = [span.to, to].filter((day) => day !== null).toSorted();
  const last = ends[0] ?? null;
  return last !== null && last < first ? [] : [{ from: first, to: last, endEnteredOn: null }];
}
