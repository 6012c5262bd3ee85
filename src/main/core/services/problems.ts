import { eq } from 'drizzle-orm';
import type { Problem as ProblemView, ProblemRow as ProblemLine } from '#shared/contract/work.ts';
import { availableActions } from '#shared/domain/problem/actions.ts';
import { daysLeft, overdue } from '#shared/domain/problem/overdue.ts';
import type { Problem } from '#shared/domain/problem/problem.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { files } from '../store/schema/organisation.ts';
import { venues } from '../store/schema/registers.ts';
import { problemEvents, problemFiles, problemFixes, problems } from '../store/schema/work.ts';
import { describeFile } from './files.ts';
import { documentsOf } from './documents-list.ts';
import { personNames, typistNames, unitNames } from './organisation.ts';
import { assertProblem, problemTerm } from './work-scope.ts';

export type ProblemRow = typeof problems.$inferSelect;
type Filter = 'open' | 'overdue' | 'to-verify' | 'closed' | 'all';

/** @throws AppError `record.missing`, for a problem out of scope as well. */
export function getProblemRow(ctx: RecordsContext, id: string): ProblemRow {
  assertProblem(ctx, id);
  const row = ctx.db.select().from(problems).where(eq(problems.id, id)).get();
  if (!row) throw new AppError('record.missing');
  return row;
}

/** The problem as the domain's rules read it. */
export function problemForRules(ctx: RecordsContext, row: ProblemRow): Problem {
  const fixes = ctx.db
    .select()
    .from(problemFixes)
    .where(eq(problemFixes.problemId, row.id))
    .orderBy(problemFixes.ordinal)
    .all();
  const evidence = ctx.db.select().from(problemFiles).where(eq(problemFiles.problemId, row.id)).all();
  return {
    id: row.id,
    title: row.title,
    text: row.detail,
    severity: row.severity,
    venueId: row.venueId,
    inspectionId: row.inspectionId,
    itemCode: row.itemCode,
    foundOn: row.foundOn,
    status: row.status,
    unitId: row.unitId,
    dueOn: row.deadline,
    reopenCount: row.reopenedCount,
    fixes: fixes.map((fix) => ({
      by: {
        handler: { personId: fix.handlerId, unitId: fix.handlerUnitId },
        typist: { accountId: fix.accountId, personId: fix.typistPersonId, unitId: fix.typistUnitId },
      },
      unitId: fix.unitId,
      doneOn: fix.doneOn,
      round: fix.round,
      note: fix.note,
    })),
    evidence: evidence.map(({ fileId, stage, round }) => ({ id: fileId, stage, round })),
  };
}

type Names = { venue: ReadonlyMap<string, string>; unit: (id: string | null) => string | null; day: string };

function namesOf(ctx: RecordsContext): Names {
  const rows = ctx.db.select({ id: venues.id, name: venues.name }).from(venues).all();
  return {
    venue: new Map(rows.map(({ id, name }) => [id, name])),
    unit: unitNames(ctx.db),
    day: today(ctx.ports),
  };
}

function toLine(row: ProblemRow, { venue, unit, day }: Names): ProblemLine {
  const dated = { status: row.status, dueOn: row.deadline };
  return {
    id: row.id,
    serial: row.serial,
    title: row.title,
    severity: row.severity,
    venueId: row.venueId,
    venueName: row.venueId === null ? '' : (venue.get(row.venueId) ?? ''),
    foundOn: row.foundOn,
    status: row.status,
    unitId: row.unitId,
    unitName: unit(row.unitId),
    deadline: row.deadline,
    isOverdue: overdue(dated, day),
    daysLeft: daysLeft(dated, day),
    reopenedCount: row.reopenedCount,
    revision: row.revision,
  };
}

const filters: Record<Filter, (line: ProblemLine) => boolean> = {
  all: () => true,
  open: ({ status }) => status !== 'closed',
  overdue: ({ isOverdue }) => isOverdue,
  'to-verify': ({ status }) => status === 'submitted',
  closed: ({ status }) => status === 'closed',
};

/** The late ones first, then by deadline, then by the day they were found. */
export function listProblems(
  ctx: RecordsContext,
  { filter, search }: { filter: Filter; search: string },
): ProblemLine[] {
  const names = namesOf(ctx);
  const wanted = search.normalize('NFKC').trim().toLowerCase();
  const isWanted = (line: ProblemLine): boolean =>
    `${line.serial}\n${line.title}\n${line.venueName}\n${line.unitName ?? ''}`.toLowerCase().includes(wanted);
  return ctx.db
    .select()
    .from(problems)
    .where(problemTerm(ctx))
    .all()
    .map((row) => toLine(row, names))
    .filter((line) => filters[filter](line) && isWanted(line))
    .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)));
}

function orderOf(line: ProblemLine): string {
  return `${line.isOverdue ? 0 : 1}${line.deadline ?? '9999'}${line.foundOn}${line.serial}`;
}

/** @throws AppError `record.missing`. */
export function getProblem(ctx: RecordsContext, id: string): ProblemView {
  const { db } = ctx;
  const row = getProblemRow(ctx, id);
  const domain = problemForRules(ctx, row);
  const person = personNames(db);
  const typist = typistNames(ctx);
  const unit = unitNames(db);
  const kept = db
    .select({ file: files, stage: problemFiles.stage })
    .from(problemFiles)
    .innerJoin(files, eq(files.id, problemFiles.fileId))
    .where(eq(problemFiles.problemId, id))
    .orderBy(problemFiles.addedAt)
    .all();
  const events = db
    .select()
    .from(problemEvents)
    .where(eq(problemEvents.problemId, id))
    .orderBy(problemEvents.ordinal)
    .all();
  return {
    ...toLine(row, namesOf(ctx)),
    detail: row.detail,
    inspectionId: row.inspectionId,
    basis: row.basis,
    measures: row.measures,
    fixes: domain.fixes.map((fix) => ({
      doneOn: fix.doneOn,
      note: fix.note,
      handlerName: person(fix.by.handler.personId),
      unitName: unit(fix.unitId) ?? '',
    })),
    before: kept.filter(({ stage }) => stage === 'before').map(({ file }) => describeFile(file)),
    after: kept.filter(({ stage }) => stage === 'after').map(({ file }) => describeFile(file)),
    documents: documentsOf(ctx, { type: 'problem', id }),
    events: events.map((event) => ({
      at: event.at,
      action: event.action,
      handlerName: person(event.handlerId),
      typistName: typist(event.accountId),
      unitName: unit(event.unitId),
      note: event.note,
    })),
    offers: availableActions(domain, ctx.actor).map(({ action, allowed, reason }) => ({
      action,
      isAllowed: allowed,
      reason: reason ? describeError(reason.code, reason.params) : null,
    })),
  };
}
