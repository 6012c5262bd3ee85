import { and, asc, eq, exists, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import type { ProblemQuery, ProblemRow as ProblemLine } from '#shared/contract/problems.ts';
import { needsAttention } from '#shared/domain/problem/attention.ts';
import type { ProblemFilter } from '#shared/domain/problem/filter.ts';
import { daysLeft, overdue, signDueOn } from '#shared/domain/problem/overdue.ts';
import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { isAtPlace, placeByItself, problemPlace } from '../store/queries/problem-place.ts';
import { units } from '../store/schema/organisation.ts';
import { contactUnits, institutions, schools, venues } from '../store/schema/registers.ts';
import { problemExtensions, problems, problemUnits } from '../store/schema/work.ts';
import { supervisionRules } from './supervision.ts';
import { listingOf } from './problems.ts';
import type { ProblemRow } from './problems.ts';
import { holidayTable } from './time-rules.ts';
import { problemTerm } from './work-scope.ts';

export type Listed = {
  problem: ProblemRow;
  place: string;
  unit: string | null;
  wanted: string | null;
  reason: string | null;
};
type Clock = { day: string; rules: SupervisionRules; table: HolidayTable };

const running = ['found', 'dispatched', 'signed'] as const;
/** Named one by one, so that they are read off the index however many are over. */
const unsettled = [...running, 'submitted', 'verified'] as const;

/** What each filter asks of a row, so that what does not fit never leaves the store. */
const filters: Record<ProblemFilter, (day: string) => SQL | undefined> = {
  all: () => undefined,
  open: () => inArray(problems.status, [...unsettled]),
  overdue: (day) => and(inArray(problems.status, [...running]), lt(problems.deadline, day)),
  'to-assign': () => eq(problems.status, 'found'),
  'to-sign': () => eq(problems.status, 'dispatched'),
  'to-verify': () => eq(problems.status, 'submitted'),
  'to-close': () => eq(problems.status, 'verified'),
  extension: () => sql`EXISTS (SELECT 1 FROM problem_extensions AS asked
    WHERE asked.problem_id = ${problems.id} AND asked.state = 'pending')`,
  listed: () => isNotNull(problems.listingLevel),
  closed: () => eq(problems.status, 'closed'),
};

function termOf(ctx: RecordsContext, query: ProblemQuery, day: string): SQL | undefined {
  const own = query.mine ? [ctx.actor.unitId ?? ''] : [];
  const unitIds = query.unitId === undefined ? own : [query.unitId, ...own];
  const words = query.search.normalize('NFKC').trim().toLowerCase();
  return and(
    problemTerm(ctx),
    filters[query.filter](day),
    ...unitIds.map((id) => ofUnit(ctx, id)),
    query.placeId === undefined ? undefined : isAtPlace(query.placeId),
    query.dutyId === undefined ? undefined : eq(problems.dutyId, query.dutyId),
    words === ''
      ? undefined
      : sql`instr(lower(${problems.serial} || char(10) || ${problems.title} || char(10) || ${placeByItself}
          || char(10) || coalesce((SELECT name FROM units WHERE id = ${problems.unitId}), '')
          || char(10) || coalesce((SELECT village FROM venues WHERE id = ${problems.venueId}), '')), ${words}) > 0`,
  );
}

function ofUnit({ db }: RecordsContext, unitId: string): SQL | undefined {
  const helping = db
    .select({ one: sql`1` })
    .from(problemUnits)
    .where(and(eq(problemUnits.problemId, problems.id), eq(problemUnits.unitId, unitId)));
  return or(eq(problems.unitId, unitId), exists(helping));
}

/** The late ones first and what is over last, the latest of it first; then by deadline and the day they were found. */
function orderOf(day: string): SQL[] {
  const isOver = inArray(problems.status, ['closed', 'merged']);
  return [
    sql`CASE WHEN ${inArray(problems.status, [...running])} AND ${problems.deadline} < ${day} THEN 0
      WHEN ${isOver} THEN 2 ELSE 1 END`,
    sql`CASE WHEN ${isOver} THEN ${problems.closedOn} END DESC`,
    sql`coalesce(${problems.deadline}, '9999')`,
    asc(problems.foundOn),
    asc(problems.serial),
  ];
}

/** Rows with their names. Which ones and in what order is settled first, so that names are looked up for these alone. */
export function findProblems(ctx: RecordsContext, query: ProblemQuery & { limit?: number }): Listed[] {
  const day = today(ctx.ports);
  const wanted = ctx.db
    .select({ id: problems.id })
    .from(problems)
    .where(termOf(ctx, query, day))
    .orderBy(...orderOf(day))
    .limit(query.limit ?? -1);
  return selectListed(ctx)
    .where(inArray(problems.id, wanted))
    .orderBy(...orderOf(day))
    .all();
}

function selectListed({ db }: RecordsContext) {
  return db
    .select({
      problem: problems,
      place: problemPlace,
      unit: units.name,
      wanted: problemExtensions.wantedDeadline,
      reason: problemExtensions.reason,
    })
    .from(problems)
    .leftJoin(venues, eq(venues.id, problems.venueId))
    .leftJoin(schools, eq(schools.id, problems.schoolId))
    .leftJoin(institutions, eq(institutions.id, problems.institutionId))
    .leftJoin(contactUnits, eq(contactUnits.id, problems.contactUnitId))
    .leftJoin(units, eq(units.id, problems.unitId))
    .leftJoin(
      problemExtensions,
      and(eq(problemExtensions.problemId, problems.id), eq(problemExtensions.state, 'pending')),
    );
}

/** One problem as the list shows it. */
export function listedProblem(ctx: RecordsContext, id: string): ProblemLine | undefined {
  const found = selectListed(ctx).where(eq(problems.id, id)).get();
  return found && toLine(found, clockOf(ctx));
}

export function listProblems(ctx: RecordsContext, query: ProblemQuery & { limit?: number }): ProblemLine[] {
  const clock = clockOf(ctx);
  return findProblems(ctx, query).map((row) => toLine(row, clock));
}

function clockOf(ctx: RecordsContext): Clock {
  return { day: today(ctx.ports), rules: supervisionRules(ctx), table: holidayTable(ctx.db) };
}

function toLine(
  { problem: row, place, unit, wanted, reason }: Listed,
  { day, rules, table }: Clock,
): ProblemLine {
  const listing = listingOf(row);
  const dated = {
    status: row.status,
    dueOn: row.deadline,
    dispatchedOn: row.dispatchedOn,
    escalation: row.escalation,
    listing,
    hasPendingExtension: wanted !== null,
  };
  return {
    id: row.id,
    serial: row.serial,
    title: row.title,
    severity: row.severity,
    source: row.source,
    venueId: row.venueId,
    venueName: place,
    foundOn: row.foundOn,
    status: row.status,
    unitId: row.unitId,
    unitName: unit,
    dispatchedOn: row.dispatchedOn,
    signDueOn: signDueOn(dated, rules, table),
    deadline: row.deadline,
    originalDeadline: row.originalDeadline,
    isOverdue: overdue(dated, day),
    daysLeft: daysLeft(dated, day),
    listing: listing && { level: listing.level, listedOn: listing.listedOn, deadline: listing.dueOn },
    extension: wanted === null ? null : { wantedDeadline: wanted, reason: reason ?? '' },
    escalation: row.escalation,
    reopenedCount: row.reopenedCount,
    needs: needsAttention(dated, day, rules, table),
    revision: row.revision,
  };
}
