import { asc, eq } from 'drizzle-orm';
import type { Task, TaskAssignment } from '#shared/contract/tasks.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { ladderSteps, rungs, stepKey } from '#shared/domain/supervision/ladder.ts';
import type { LadderStep } from '#shared/domain/supervision/ladder.ts';
import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';
import { assignmentOffers, taskOffers } from '#shared/domain/task/actions.ts';
import type { Offer } from '#shared/domain/task/actions.ts';
import { daysLeft, isLate, supervisedBy } from '#shared/domain/task/status.ts';
import type { Assignment } from '#shared/domain/task/task.ts';
import { describeError } from '#shared/rpc/app-error.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { files } from '../store/schema/organisation.ts';
import { duties, workingGroups } from '../store/schema/plan.ts';
import { taskEvents, taskFiles } from '../store/schema/tasks.ts';
import { describeFile } from './files.ts';
import { DESK_NAME, personNames, typistNames, unitNames } from './organisation.ts';
import { supervisionRules } from './supervision.ts';
import { loadTask } from './task-rows.ts';
import type { AssignmentLine, LoadedTask } from './task-rows.ts';
import { seesAllOf } from './task-scope.ts';
import { attentionOf, stepsTaken, toRow } from './tasks.ts';
import { holidayTable } from './time-rules.ts';

type Desk = {
  ctx: RecordsContext;
  day: PlainDate;
  ladder: SupervisionRules;
  holidays: HolidayTable;
  unit: ReturnType<typeof unitNames>;
  person: ReturnType<typeof personNames>;
  typist: ReturnType<typeof typistNames>;
  kept: ReturnType<typeof filesOf>;
};

/** @throws AppError `record.missing`. */
export function getTask(ctx: RecordsContext, id: string): Task {
  const loaded = loadTask(ctx, id);
  const { row, domain } = loaded;
  const desk: Desk = {
    ctx,
    day: today(ctx.ports),
    ladder: supervisionRules(ctx),
    holidays: holidayTable(ctx.db),
    unit: unitNames(ctx.db),
    person: personNames(ctx.db),
    typist: typistNames(ctx),
    kept: filesOf(ctx, id),
  };
  const attention = attentionOf(ctx, [loaded], desk).get(id) ?? [];
  const taken = stepsTaken(ctx);
  const open = new Set(domain.assignments.filter((one) => seesAllOf(ctx, domain, one)).map((one) => one.id));
  const { units: _units, ...line } = toRow(loaded, { ...desk, attention });
  return {
    ...line,
    content: row.content,
    demand: row.demand,
    sourceText: row.sourceText,
    duty: dutyOf(ctx, row.dutyId),
    dueOn: row.deadline,
    createdOn: row.createdOn,
    dispatchedOn: row.dispatchedOn,
    dispatcherName: row.dispatchedHandlerId === null ? null : desk.person(row.dispatchedHandlerId),
    files: desk.kept.filter(({ reportId }) => reportId === null).map(({ file }) => describeFile(file)),
    assignments: domain.assignments.flatMap((assignment) => {
      const own = loaded.assignments.find((candidate) => candidate.id === assignment.id);
      return own
        ? [toPart(desk, loaded, { own, assignment, isOpen: open.has(own.id), taken: taken.get(own.id) })]
        : [];
    }),
    events: eventsOf(desk, id, open),
    offers: taskOffers(domain, ctx.actor).flatMap(toOffer),
  };
}

type Part = {
  own: AssignmentLine;
  assignment: Assignment;
  isOpen: boolean;
  taken: ReadonlySet<string> | undefined;
};

function toPart(desk: Desk, loaded: LoadedTask, part: Part): TaskAssignment {
  const { own, assignment, isOpen } = part;
  const { ctx, day, unit, person, typist, kept } = desk;
  const isRunning = !loaded.row.isCancelled && own.dispatchedOn !== null;
  return {
    id: own.id,
    unitId: own.unitId,
    unitName: unit(own.unitId) ?? '',
    part: own.part,
    status: own.status,
    deadline: own.deadline,
    originalDeadline: own.originalDeadline,
    isOverdue: isRunning && isLate(own, day),
    daysLeft: isRunning ? daysLeft(own, day) : null,
    dispatchedOn: own.dispatchedOn,
    signedOn: own.signedOn,
    reportedOn: own.reportedOn,
    closedOn: own.closedOn,
    level: own.level,
    urgedCount: own.urgedCount,
    isOpen,
    reports: (isOpen ? loaded.reports : [])
      .filter(({ assignmentId }) => assignmentId === own.id)
      .map((report) => ({
        id: report.id,
        doneOn: report.doneOn,
        note: report.note,
        handlerName: person(report.handlerId),
        typistName: typist(report.accountId),
        files: kept.filter(({ reportId }) => reportId === report.id).map(({ file }) => describeFile(file)),
      })),
    extensions: (isOpen ? loaded.extensions : [])
      .filter(({ assignmentId }) => assignmentId === own.id)
      .map((extension) => ({
        id: extension.id,
        status: extension.status,
        from: extension.fromDay,
        to: extension.toDay,
        reason: extension.reason,
        handlerName: person(extension.handlerId),
        opinion: extension.opinion,
        deciderName: extension.decidedHandlerId === null ? null : person(extension.decidedHandlerId),
      })),
    ladder: isRunning && isOpen ? ladderOf(desk, assignment, part.taken) : { waiting: [], next: null },
    offers:
      isRunning && isOpen
        ? assignmentOffers(loaded.domain, assignment, ctx.actor, desk.ladder).flatMap(toOffer)
        : [],
  };
}

function ladderOf(
  { day, ladder, holidays }: Desk,
  assignment: Assignment,
  taken: ReadonlySet<string> | undefined,
): TaskAssignment['ladder'] {
  const item = supervisedBy(assignment);
  if (!item) return { waiting: [], next: null };
  const { missed, due, next } = ladderSteps(item, day, ladder, holidays);
  const waiting = [...missed, ...due].filter((step) => taken?.has(stepKey(step)) !== true);
  return { waiting: waiting.map(toLine), next: next && toLine(next) };
}

function toLine({ rung, on }: LadderStep) {
  return { label: rungs[rung].labels.task ?? '', on };
}

/** What is never this role's is not offered at all; what is not to be done now says why. */
function toOffer<A>({ action, allowed, reason }: Offer<A>) {
  if (reason?.code === 'task.role') return [];
  return [{ action, isAllowed: allowed, reason: reason ? describeError(reason.code, reason.params) : null }];
}

function filesOf(ctx: RecordsContext, taskId: string) {
  return ctx.db
    .select({ file: files, reportId: taskFiles.reportId })
    .from(taskFiles)
    .innerJoin(files, eq(files.id, taskFiles.fileId))
    .where(eq(taskFiles.taskId, taskId))
    .orderBy(asc(files.createdAt))
    .all();
}

function dutyOf(ctx: RecordsContext, dutyId: string | null): Task['duty'] {
  if (dutyId === null) return null;
  const row = ctx.db
    .select({ id: duties.id, no: duties.no, text: duties.text, group: workingGroups.name })
    .from(duties)
    .innerJoin(workingGroups, eq(workingGroups.id, duties.groupId))
    .where(eq(duties.id, dutyId))
    .get();
  return row ? { id: row.id, label: `${row.group}职责第 ${row.no} 条`, text: row.text } : null;
}

/** The story; of another unit's part an officer reads nothing. */
function eventsOf({ ctx, unit, person, typist }: Desk, taskId: string, open: ReadonlySet<string>) {
  return ctx.db
    .select()
    .from(taskEvents)
    .where(eq(taskEvents.taskId, taskId))
    .orderBy(asc(taskEvents.ordinal))
    .all()
    .filter(({ assignmentId }) => assignmentId === null || open.has(assignmentId))
    .map((event) => ({
      at: event.at,
      action: event.action,
      handlerName: event.handlerId === null ? DESK_NAME : person(event.handlerId),
      typistName: event.accountId === null ? DESK_NAME : typist(event.accountId),
      unitName: unit(event.unitId),
      note: event.note,
      fellDueOn: event.fellDueOn,
    }));
}
