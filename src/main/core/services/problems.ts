import { eq } from 'drizzle-orm';
import type { Problem as ProblemView, ProblemRow as ProblemLine } from '#shared/contract/work.ts';
import { availableActions, checkAction } from '#shared/domain/problem/actions.ts';
import { daysLeft, overdue } from '#shared/domain/problem/overdue.ts';
import type { Problem, ProblemAction } from '#shared/domain/problem/problem.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { files } from '../store/schema/organisation.ts';
import { venues } from '../store/schema/registers.ts';
import { problemEvents, problemFiles, problemFixes, problems } from '../store/schema/work.ts';
import { describeFile } from './files.ts';
import { documentsOfProblem } from './documents-list.ts';
import { getHandler, personNames, typistNames, unitNames } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { noteEvent } from './problems-open.ts';

type Row = typeof problems.$inferSelect;
type Filter = 'open' | 'overdue' | 'to-verify' | 'closed' | 'all';

function getRow(ctx: RecordsContext, id: string): Row {
  const row = ctx.db.select().from(problems).where(eq(problems.id, id)).get();
  if (!row) throw new AppError('record.missing');
  return row;
}

/** The problem as the domain's rules read it. */
function toDomain(ctx: RecordsContext, row: Row): Problem {
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

function toLine(row: Row, { venue, unit, day }: Names): ProblemLine {
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
  const row = getRow(ctx, id);
  const domain = toDomain(ctx, row);
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
    documents: documentsOfProblem(ctx, id),
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

type Step = { id: string; revision: number; handlerId?: string | undefined };
type Change = Partial<Pick<Row, 'unitId' | 'deadline' | 'measures' | 'closedOn'>>;
type StepPlan = {
  action: ProblemAction;
  note: string;
  change?: Change;
  /** More rows of the same act. */
  also?: (domain: Problem, handler: NamedHandler) => void;
};

/** One step of a problem: the table of actions decides, the core refuses by it, and the story gets its line. */
function takeStep(ctx: RecordsContext, step: Step, plan: StepPlan): void {
  const row = getRow(ctx, step.id);
  if (row.revision !== step.revision) throw new AppError('record.stale');
  const handler = getHandler(ctx, step.handlerId);
  const domain = toDomain(ctx, row);
  const next = checkAction(domain, plan.action, ctx.actor, {
    personId: handler.personId,
    unitId: handler.unitId,
  });
  const trace = {
    action: `problems.${plan.action}`,
    objectType: 'problem',
    objectId: row.id,
    fields: ['status', ...Object.keys(plan.change ?? {})],
    handler: { id: handler.personId, name: handler.name },
  };
  act(ctx, trace, () => {
    ctx.db
      .update(problems)
      .set({
        ...plan.change,
        status: next.status,
        reopenedCount: next.reopenCount,
        revision: row.revision + 1,
      })
      .where(eq(problems.id, row.id))
      .run();
    plan.also?.(domain, handler);
    const unitId = plan.change?.unitId ?? null;
    noteEvent(ctx, row.id, { action: plan.action, handlerId: handler.personId, unitId, note: plan.note });
  });
}

type AssignInput = Step & { unitId: string; deadline: string; measures: string };

/** 交办, or 改派 when it already has a unit. @throws AppError `problem.*`, `record.*`. */
export function assignProblem(ctx: RecordsContext, input: AssignInput): void {
  const action = getRow(ctx, input.id).status === 'assigned' ? 'reassign' : 'assign';
  const change = { unitId: input.unitId, deadline: input.deadline, measures: input.measures };
  takeStep(ctx, input, { action, note: input.measures, change });
}

/** The unit says it is done. @throws AppError `problem.*`, `record.*`, `inspection.future-date`. */
export function submitProblem(ctx: RecordsContext, input: Step & { doneOn: string; note: string }): void {
  if (input.doneOn > today(ctx.ports))
    throw new AppError('problem.future-fix', undefined, { doneOn: describeError('problem.future-fix') });
  takeStep(ctx, input, {
    action: 'submit',
    note: input.note,
    also: (domain, handler) => {
      if (domain.unitId === null) throw new AppError('record.stale');
      ctx.db
        .insert(problemFixes)
        .values({
          id: ctx.ports.random.uuid(),
          problemId: domain.id,
          ordinal: domain.fixes.length + 1,
          round: domain.reopenCount,
          unitId: domain.unitId,
          doneOn: input.doneOn,
          note: input.note,
          handlerId: handler.personId,
          handlerUnitId: handler.unitId,
          accountId: ctx.session.accountId,
          typistPersonId: ctx.actor.personId,
          typistUnitId: ctx.actor.unitId,
        })
        .run();
    },
  });
}

/** @throws AppError `problem.*`, `record.*`. */
export function sendBackProblem(ctx: RecordsContext, input: Step & { note: string; deadline: string }): void {
  takeStep(ctx, input, { action: 'send-back', note: input.note, change: { deadline: input.deadline } });
}

/** 核查销号. @throws AppError `problem.self-verify`, `problem.same-unit`, `problem.evidence-missing`, … */
export function closeProblem(ctx: RecordsContext, input: Step & { note: string }): void {
  takeStep(ctx, input, { action: 'close', note: input.note, change: { closedOn: today(ctx.ports) } });
}

/** @throws AppError `problem.*`, `record.*`. */
export function reopenProblem(ctx: RecordsContext, input: Step & { note: string; deadline: string }): void {
  takeStep(ctx, input, {
    action: 'reopen',
    note: input.note,
    change: { deadline: input.deadline, closedOn: null },
  });
}

type EvidenceInput = {
  id: string;
  fileId: string;
  stage: 'before' | 'after';
  handlerId?: string | undefined;
};

/** @throws AppError `record.missing`, `problem.evidence-closed`. */
export function addEvidence(ctx: RecordsContext, input: EvidenceInput): void {
  const row = getRow(ctx, input.id);
  if (row.status === 'closed') throw new AppError('problem.evidence-closed');
  const handler = getHandler(ctx, input.handlerId);
  if (!ctx.db.select().from(files).where(eq(files.id, input.fileId)).get())
    throw new AppError('record.missing');
  const trace = {
    action: 'problems.addEvidence',
    objectType: 'problem',
    objectId: row.id,
    fields: [input.stage],
  };
  act(ctx, { ...trace, handler: { id: handler.personId, name: handler.name } }, () => {
    ctx.db
      .insert(problemFiles)
      .values({
        problemId: row.id,
        fileId: input.fileId,
        stage: input.stage,
        round: row.reopenedCount,
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
        addedAt: nowIso(ctx.ports),
      })
      .onConflictDoNothing()
      .run();
  });
}
