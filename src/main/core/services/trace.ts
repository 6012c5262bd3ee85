import { and, asc, desc, eq, gte, inArray, isNotNull, lte, ne, notInArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { formatRange } from '#shared/domain/calendar/format.ts';
import {
  countsAsVenueCheck,
  inspectionKindLabels,
  InspectionKind,
} from '#shared/domain/inspection/inspection.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { countRows } from '../store/queries/count-rows.ts';
import { actFiles, actSteps, obligationActs } from '../store/schema/obligations.ts';
import { units } from '../store/schema/organisation.ts';
import { groupUnits } from '../store/schema/plan.ts';
import { venues } from '../store/schema/registers.ts';
import { tasks } from '../store/schema/tasks.ts';
import { inspectionFiles, inspections, problems } from '../store/schema/work.ts';
import { findEra } from './demands.ts';
import type { Demand, Era } from './demands.ts';
import { visibleDemands } from './obligation-grid.ts';
import { totalsOf } from './obligation-states.ts';
import { listDuties, measure, rowReader } from './obligations.ts';
import { taskScope } from './task-scope.ts';
import { inspectionTerm, problemTerm } from './work-scope.ts';

/** How many of each kind are named; the rest is a number. */
const NAMED = 8;

/** 这一条做了什么: one clause, what it demands, and everything on record for it. @throws AppError `record.missing`. */
export function traceClause(ctx: RecordsContext, dutyId: string) {
  const era = findEra(ctx);
  const places = era ? listDuties(ctx, era.campaign.id) : [];
  const place = places.find(({ id }) => id === dutyId);
  if (!era || !place) throw new AppError('record.missing');
  const rowOf = rowReader(ctx, era, places);
  const { group, no, text } = place;
  return {
    group,
    no,
    text,
    leadUnits: unitsOf(ctx, place.groupId, 'lead'),
    responsibleUnits: unitsOf(ctx, place.groupId, 'responsible'),
    day: era.day,
    obligations: visibleDemands(ctx, era)
      .filter((demand) => demand.dutyId === dutyId)
      .map((demand) => {
        const measured = measure(ctx, era, demand);
        return {
          ...rowOf(demand, measured),
          total: totalsOf(measured.states.flat()),
          acts: actEvidence(ctx, demand),
          inspections: inspectionEvidence(ctx, era, demand),
          problems: problemEvidence(ctx, era, demand),
          files: countFiles(ctx, era, demand),
          pauses: pausesOf(demand),
        };
      }),
    problems: namedProblems(ctx, eq(problems.dutyId, dutyId)),
    tasks: taskEvidence(ctx, dutyId),
  };
}

function unitsOf({ db }: RecordsContext, groupId: string, part: 'lead' | 'responsible'): string[] {
  return db
    .select({ name: units.name })
    .from(groupUnits)
    .innerJoin(units, eq(units.id, groupUnits.unitId))
    .where(and(eq(groupUnits.groupId, groupId), eq(groupUnits.part, part)))
    .orderBy(asc(units.sortKey))
    .all()
    .map(({ name }) => name);
}

function actEvidence({ db }: RecordsContext, { id }: Demand) {
  const withdrawn = db.select({ id: actSteps.actId }).from(actSteps).where(eq(actSteps.kind, 'withdrawn'));
  const isMine = and(eq(obligationActs.obligationId, id), sql`${obligationActs.id} NOT IN ${withdrawn}`);
  const latest = db
    .select()
    .from(obligationActs)
    .where(isMine)
    .orderBy(desc(obligationActs.actOn))
    .limit(NAMED)
    .all();
  return {
    count: countRows(db, obligationActs, isMine),
    latest: latest.map((row) => ({
      id: row.id,
      label: row.text.split('\n')[0]?.slice(0, 60) ?? '',
      date: row.actOn,
      route: `/plan/duties/${id}`,
    })),
  };
}

/** The inspections that serve an obligation; false for one that checks have nothing to do with. */
function servingChecks(ctx: RecordsContext, { campaign, day }: Era, { subject }: Demand): SQL | undefined {
  const counted = InspectionKind.options.filter((kind) => countsAsVenueCheck[kind]);
  const kinds = subject === 'venue' ? counted : subject === 'joint' ? (['joint'] as const) : [];
  return and(
    kinds.length === 0 ? sql`0` : inArray(inspections.kind, [...kinds]),
    subject === 'venue' ? isNotNull(inspections.venueId) : undefined,
    gte(inspections.inspectedOn, campaign.fromOn),
    lte(inspections.inspectedOn, day),
    inspectionTerm(ctx),
  );
}

function inspectionEvidence(ctx: RecordsContext, era: Era, demand: Demand) {
  const isMine = servingChecks(ctx, era, demand);
  const latest = ctx.db
    .select({ id: inspections.id, kind: inspections.kind, date: inspections.inspectedOn, venue: venues.name })
    .from(inspections)
    .leftJoin(venues, eq(venues.id, inspections.venueId))
    .where(isMine)
    .orderBy(desc(inspections.inspectedOn))
    .limit(NAMED)
    .all();
  return {
    count: countRows(ctx.db, inspections, isMine),
    latest: latest.map(({ id, kind, date, venue }) => ({
      id,
      label: `${venue ?? ''} ${inspectionKindLabels[kind]}`.trim(),
      date,
      route: `/checks/${id}`,
    })),
  };
}

function problemEvidence(ctx: RecordsContext, era: Era, demand: Demand) {
  const served = ctx.db
    .select({ id: inspections.id })
    .from(inspections)
    .where(servingChecks(ctx, era, demand));
  return namedProblems(ctx, inArray(problems.inspectionId, served));
}

function namedProblems(ctx: RecordsContext, which: SQL) {
  const isMine = and(which, problemTerm(ctx));
  const latest = ctx.db
    .select()
    .from(problems)
    .where(isMine)
    .orderBy(desc(problems.foundOn))
    .limit(NAMED)
    .all();
  return {
    count: countRows(ctx.db, problems, isMine),
    open: countRows(ctx.db, problems, and(isMine, notInArray(problems.status, ['closed', 'merged']))),
    latest: latest.map(({ id, serial, title, foundOn }) => ({
      id,
      label: `${serial} ${title}`,
      date: foundOn,
      route: `/problems/${id}`,
    })),
  };
}

function countFiles(ctx: RecordsContext, era: Era, demand: Demand): number {
  const { db } = ctx;
  const acts = db
    .select({ id: obligationActs.id })
    .from(obligationActs)
    .where(eq(obligationActs.obligationId, demand.id));
  const served = db
    .select({ id: inspections.id })
    .from(inspections)
    .where(servingChecks(ctx, era, demand));
  return (
    countRows(db, actFiles, inArray(actFiles.actId, acts)) +
    countRows(db, inspectionFiles, inArray(inspectionFiles.inspectionId, served))
  );
}

function pausesOf({ reliefs }: Demand): string[] {
  return reliefs.flatMap(({ subjectKey, approvedOn, from, to, endedOn }) => {
    if (approvedOn === null || subjectKey !== null) return [];
    const until = endedOn ?? to;
    return [until === null ? `${from} 起` : formatRange(from, until)];
  });
}

function taskEvidence(ctx: RecordsContext, dutyId: string) {
  const isMine = and(eq(tasks.dutyId, dutyId), taskScope(ctx));
  const latest = ctx.db.select().from(tasks).where(isMine).orderBy(desc(tasks.createdOn)).limit(NAMED).all();
  return {
    count: countRows(ctx.db, tasks, isMine),
    open: countRows(ctx.db, tasks, and(isMine, ne(tasks.status, 'closed'), eq(tasks.isCancelled, false))),
    latest: latest.map(({ id, serial, title, createdOn }) => ({
      id,
      label: `${serial} ${title}`,
      date: createdOn,
      route: `/tasks/${id}`,
    })),
  };
}
