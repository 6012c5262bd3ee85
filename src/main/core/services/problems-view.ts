import { eq } from 'drizzle-orm';
import { PlaceRegister } from '#shared/domain/inspection/place.ts';
import type { Problem as ProblemView } from '#shared/contract/problems.ts';
import { officeDate } from '#shared/domain/calendar/plain-date.ts';
import { availableActions } from '#shared/domain/problem/actions.ts';
import { supervisedProblem } from '#shared/domain/problem/overdue.ts';
import type { Problem, ProblemAction } from '#shared/domain/problem/problem.ts';
import { ladderSteps, personRungs, rungs } from '#shared/domain/supervision/ladder.ts';
import type { LadderStep } from '#shared/domain/supervision/ladder.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { files, units } from '../store/schema/organisation.ts';
import { duties, workingGroups } from '../store/schema/plan.ts';
import {
  problemEvents,
  problemExtensions,
  problemFiles,
  problems,
  problemUnits,
} from '../store/schema/work.ts';
import { documentsOf } from './documents-list.ts';
import { describeFile } from './files.ts';
import { DESK_NAME, personNames, typistNames, unitNames } from './organisation.ts';
import { supervisionRules } from './supervision.ts';
import { getProblemRow, problemForRules } from './problems.ts';
import type { ProblemRow } from './problems.ts';
import { listedProblem } from './problems-list.ts';
import { holidayTable } from './time-rules.ts';
import { canSeeProblem } from './work-scope.ts';

type EventView = ProblemView['events'][number];

/** @throws AppError `record.missing`. */
export function getProblem(ctx: RecordsContext, id: string): ProblemView {
  const row = getProblemRow(ctx, id);
  const line = listedProblem(ctx, id);
  if (!line) throw new AppError('record.missing');
  const domain = problemForRules(ctx, row);
  const person = personNames(ctx.db);
  const unit = unitNames(ctx.db);
  const events = eventsOf(ctx, id);
  return {
    ...line,
    detail: row.detail,
    inspectionId: row.inspectionId,
    place: placeOf(row),
    basis: row.basis,
    duty: dutyOf(ctx, row.dutyId),
    measures: row.measures,
    helpers: helpersOf(ctx, id),
    signedOn: row.signedOn,
    fixes: domain.fixes.map((fix) => ({
      doneOn: fix.doneOn,
      note: fix.note,
      handlerName: person(fix.by.handler.personId),
      unitName: unit(fix.unitId) ?? '',
    })),
    ...filesOf(ctx, row),
    deadlines: events.flatMap(({ deadline, action, at }) =>
      deadline === null ? [] : [{ deadline, action, on: officeDate(new Date(at)) }],
    ),
    extensions: extensionsOf(ctx, id),
    verification: standing(events, 'verify', ['sendBack', 'submit', 'reassign', 'reopen']),
    closing: standing(events, 'close', ['reopen']),
    mergedInto: row.mergedInto === null ? null : otherOf(ctx, row.mergedInto),
    merged: ctx.db
      .select()
      .from(problems)
      .where(eq(problems.mergedInto, id))
      .orderBy(problems.serial)
      .all()
      .map(toOther),
    earlier: row.earlierId === null ? null : otherOf(ctx, row.earlierId),
    documents: documentsOf(ctx, { type: 'problem', id }),
    events,
    urgedCount: row.urgedCount,
    ...ladderOf(ctx, domain),
    offers: availableActions(domain, ctx.actor, ctx.actor, supervisionRules(ctx)).map(
      ({ action, allowed, reason }) => ({
        action,
        isAllowed: allowed,
        reason: reason ? describeError(reason.code, reason.params) : null,
      }),
    ),
  };
}

function placeOf(row: ProblemRow): ProblemView['place'] {
  const ids = {
    venues: row.venueId,
    schools: row.schoolId,
    institutions: row.institutionId,
    'contact-units': row.contactUnitId,
  };
  const register = PlaceRegister.options.find((name) => ids[name] !== null);
  const id = register && ids[register];
  return register && id ? { register, id } : null;
}

function dutyOf({ db }: RecordsContext, dutyId: string | null): ProblemView['duty'] {
  if (dutyId === null) return null;
  const found = db
    .select({ id: duties.id, groupName: workingGroups.name, no: duties.no, text: duties.text })
    .from(duties)
    .innerJoin(workingGroups, eq(workingGroups.id, duties.groupId))
    .where(eq(duties.id, dutyId))
    .get();
  return found ?? null;
}

function helpersOf({ db }: RecordsContext, id: string): ProblemView['helpers'] {
  return db
    .select({ id: units.id, name: units.name })
    .from(problemUnits)
    .innerJoin(units, eq(units.id, problemUnits.unitId))
    .where(eq(problemUnits.problemId, id))
    .orderBy(units.name)
    .all();
}

function filesOf(
  { db }: RecordsContext,
  { id, reopenedCount }: ProblemRow,
): Pick<ProblemView, 'before' | 'after'> {
  const kept = db
    .select({ file: files, stage: problemFiles.stage, round: problemFiles.round })
    .from(problemFiles)
    .innerJoin(files, eq(files.id, problemFiles.fileId))
    .where(eq(problemFiles.problemId, id))
    .orderBy(problemFiles.addedAt)
    .all();
  const of = (wanted: 'before' | 'after') =>
    kept
      .filter(({ stage }) => stage === wanted)
      .map(({ file, round }) => ({ ...describeFile(file), isCurrent: round === reopenedCount }));
  return { before: of('before'), after: of('after') };
}

function eventsOf(ctx: RecordsContext, id: string): EventView[] {
  const person = personNames(ctx.db);
  const typist = typistNames(ctx);
  const unit = unitNames(ctx.db);
  return ctx.db
    .select()
    .from(problemEvents)
    .where(eq(problemEvents.problemId, id))
    .orderBy(problemEvents.ordinal)
    .all()
    .map((event) => ({
      at: event.at,
      action: event.action,
      handlerName: event.handlerId === null ? DESK_NAME : person(event.handlerId),
      typistName: event.accountId === null ? DESK_NAME : typist(event.accountId),
      unitName: unit(event.unitId),
      deadline: event.deadline,
      note: event.note,
      fellDueOn: event.fellDueOn,
    }));
}

function extensionsOf(ctx: RecordsContext, id: string): ProblemView['extensions'] {
  const person = personNames(ctx.db);
  return ctx.db
    .select()
    .from(problemExtensions)
    .where(eq(problemExtensions.problemId, id))
    .orderBy(problemExtensions.ordinal)
    .all()
    .map((row) => ({
      fromDeadline: row.fromDeadline,
      wantedDeadline: row.wantedDeadline,
      reason: row.reason,
      appliedOn: row.appliedOn,
      applicantName: person(row.handlerId),
      state: row.state,
      grantedDeadline: row.grantedDeadline,
      decidedOn: row.decidedOn,
      decidedBy: row.decidedHandlerId === null ? null : person(row.decidedHandlerId),
      note: row.decisionNote,
    }));
}

/** The last act of this kind, unless a later one undid it. */
function standing(
  events: readonly EventView[],
  action: ProblemAction,
  undoneBy: readonly ProblemAction[],
): ProblemView['closing'] {
  const at = events.findLastIndex((event) => event.action === action);
  const found = events[at];
  if (!found || events.slice(at + 1).some((later) => undoneBy.some((undo) => undo === later.action)))
    return null;
  const { handlerName, typistName, note } = found;
  return { on: officeDate(new Date(found.at)), handlerName, typistName, note };
}

function ladderOf(ctx: RecordsContext, domain: Problem): Pick<ProblemView, 'dueStep' | 'nextStep'> {
  const item = supervisedProblem(domain);
  if (!item) return { dueStep: null, nextStep: null };
  const rules = supervisionRules(ctx);
  const { missed, due, next } = ladderSteps(item, today(ctx.ports), rules, holidayTable(ctx.db));
  const waiting = [...missed, ...due].filter(({ rung }) => personRungs.indexOf(rung) >= domain.escalation);
  const [highest] = waiting.slice(-1);
  return { dueStep: highest ? toStep(highest) : null, nextStep: next && toStep(next) };
}

function toStep({ rung, on }: LadderStep) {
  return { label: rungs[rung].labels.problem, on };
}

type Other = NonNullable<ProblemView['mergedInto']>;

/** The other problem's name is told only to those who may open it. */
function otherOf(ctx: RecordsContext, id: string): Other | null {
  if (!canSeeProblem(ctx, id)) return null;
  const row = ctx.db.select().from(problems).where(eq(problems.id, id)).get();
  return row ? toOther(row) : null;
}

function toOther({ id, serial, title, status }: ProblemRow): Other {
  return { id, serial, title, status };
}
