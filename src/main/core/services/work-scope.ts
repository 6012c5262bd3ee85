import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { SubjectType } from '#shared/domain/documents/subject.ts';
import { contactUnits } from '#shared/registers/contact-units.ts';
import { institutions } from '#shared/registers/institutions.ts';
import type { Register } from '#shared/registers/register.ts';
import { schools } from '#shared/registers/schools.ts';
import { venues as venueRegister } from '#shared/registers/venues.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { letters } from '../documents/letters/index.ts';
import { scopeTerms } from '../store/queries/scope-terms.ts';
import { tableOf } from '../store/queries/registers.ts';
import { documents } from '../store/schema/documents.ts';
import { incoming } from '../store/schema/incoming.ts';
import { venues } from '../store/schema/registers.ts';
import {
  inspections,
  inspectionUnits,
  problemEvents,
  problemFiles,
  problems,
  problemUnits,
} from '../store/schema/work.ts';
import { tasks } from '../store/schema/tasks.ts';
import { incomingTerm } from './incoming-scope.ts';
import { isPlansWork, scopeOf } from './scope.ts';
import { taskScope } from './task-scope.ts';

/** What an account may see of a kind of work, as a condition of a query; undefined: all of it. */
type Term = SQL | undefined;

/**
 * Inspections: of the places the account may see, those its unit took part in, and those it did or typed itself; all,
 * where the plan gave its unit that work.
 */
export function inspectionTerm(ctx: RecordsContext): Term {
  if (seesAll(ctx, 'inspections')) return undefined;
  const { accountId, personId, unitId } = ctx.actor;
  const tookPart = ctx.db
    .select({ id: inspectionUnits.inspectionId })
    .from(inspectionUnits)
    .where(eq(inspectionUnits.unitId, unitId ?? ''));
  return or(
    placeTerm(ctx, venueRegister, inspections.venueId),
    placeTerm(ctx, schools, inspections.schoolId),
    placeTerm(ctx, institutions, inspections.institutionId),
    placeTerm(ctx, contactUnits, inspections.contactUnitId),
    inArray(inspections.id, tookPart),
    eq(inspections.handlerId, personId),
    eq(inspections.accountId, accountId),
  );
}

/**
 * Problems: of the places and inspections the account may see, those its unit has to put right or helps with, and those
 * it acted on or typed itself; all, where the plan gave its unit that work.
 */
export function problemTerm(ctx: RecordsContext): Term {
  if (seesAll(ctx, 'problems')) return undefined;
  const { accountId, personId, unitId } = ctx.actor;
  const ownActs = [problemEvents, problemFiles].map((table) =>
    inArray(
      problems.id,
      ctx.db
        .select({ id: table.problemId })
        .from(table)
        .where(or(eq(table.handlerId, personId), eq(table.accountId, accountId))),
    ),
  );
  const seen = ctx.db.select({ id: inspections.id }).from(inspections).where(inspectionTerm(ctx));
  const helped = ctx.db
    .select({ id: problemUnits.problemId })
    .from(problemUnits)
    .where(eq(problemUnits.unitId, unitId ?? ''));
  return or(
    placeTerm(ctx, venueRegister, problems.venueId),
    placeTerm(ctx, schools, problems.schoolId),
    placeTerm(ctx, institutions, problems.institutionId),
    placeTerm(ctx, contactUnits, problems.contactUnitId),
    inArray(problems.inspectionId, seen),
    ...(unitId === null ? [] : [eq(problems.unitId, unitId), inArray(problems.id, helped)]),
    ...ownActs,
  );
}

/** Whether nothing of this kind of work is hidden from the account. */
export function seesAll(ctx: RecordsContext, subject: 'inspections' | 'problems'): boolean {
  const { role, unitId } = ctx.actor;
  return role !== 'officer' || (unitId !== null && isPlansWork(ctx, subject, unitId));
}

/** Whether the account may see this inspection. */
export function canSeeInspection(ctx: RecordsContext, id: string): boolean {
  const isOwn = and(eq(inspections.id, id), inspectionTerm(ctx));
  return ctx.db.select({ id: inspections.id }).from(inspections).where(isOwn).get() !== undefined;
}

/** @throws AppError `record.missing`, for an inspection out of scope as for one that does not exist. */
export function assertInspection(ctx: RecordsContext, id: string): void {
  if (!canSeeInspection(ctx, id)) throw new AppError('record.missing');
}

/** Whether the account may see this problem. */
export function canSeeProblem(ctx: RecordsContext, id: string): boolean {
  const isOwn = and(eq(problems.id, id), problemTerm(ctx));
  return ctx.db.select({ id: problems.id }).from(problems).where(isOwn).get() !== undefined;
}

/** @throws AppError `record.missing`, for a problem out of scope as for one that does not exist. */
export function assertProblem(ctx: RecordsContext, id: string): void {
  if (!canSeeProblem(ctx, id)) throw new AppError('record.missing');
}

type IdsIn = { idsIn: { sql: string; params: unknown[] } };

/** The problems the account may see, as the search asks for them; undefined: all. */
export function problemRows(ctx: RecordsContext): IdsIn | undefined {
  const term = problemTerm(ctx);
  return term && { idsIn: ctx.db.select({ id: problems.id }).from(problems).where(term).toSQL() };
}

/** The documents the account may see, as the search asks for them; undefined: all. */
export function documentRows(ctx: RecordsContext): IdsIn | undefined {
  const term = documentTerm(ctx);
  return term && { idsIn: ctx.db.select({ id: documents.id }).from(documents).where(term).toSQL() };
}

/**
 * Papers that speak to the whole town once they are out. Letters to other bodies and tables of all rows are not among them:
 * they may tell of records that an officer does not see.
 */
const publicKinds = letters
  .filter(({ category }) => category === '通知通报' || category === '会议' || category === '告知承诺')
  .map(({ id }) => id);

/** Documents about records the account may see, those that speak to the whole town, and those it typed itself. */
export function documentTerm(ctx: RecordsContext): Term {
  if (ctx.actor.role !== 'officer') return undefined;
  const seenProblems = ctx.db.select({ id: problems.id }).from(problems).where(problemTerm(ctx));
  const seenChecks = ctx.db.select({ id: inspections.id }).from(inspections).where(inspectionTerm(ctx));
  return or(
    about('problem', seenProblems),
    about('inspection', seenChecks),
    about('task', ctx.db.select({ id: tasks.id }).from(tasks).where(taskScope(ctx))),
    about('incoming', ctx.db.select({ id: incoming.id }).from(incoming).where(incomingTerm(ctx))),
    about('venue', seenVenues(ctx)),
    and(isNull(documents.subjectType), ne(documents.status, 'draft'), inArray(documents.kind, publicKinds)),
    eq(documents.accountId, ctx.actor.accountId),
  );
}

/** The venues the account may see, by their ids. */
function seenVenues(ctx: RecordsContext) {
  return ctx.db
    .select({ id: venues.id })
    .from(venues)
    .where(placeTerm(ctx, venueRegister, venues.id));
}

function about(type: SubjectType, ids: SQLWrapper): Term {
  return and(eq(documents.subjectType, type), inArray(documents.subjectId, ids));
}

/** The work at places of a register that the account may see, by the column that names the place. */
function placeTerm(ctx: RecordsContext, register: Register, column: SQLiteColumn): SQL {
  const scope = scopeOf(ctx, register);
  if (scope.all === true) return isNotNull(column);
  if (scope.villages.length + scope.units.length === 0) return sql`0`;
  const places = tableOf(register);
  const seen = ctx.db
    .select({ id: places.id })
    .from(places)
    .where(and(...scopeTerms(register, scope)));
  return inArray(column, seen);
}
