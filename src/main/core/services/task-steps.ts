import { and, eq } from 'drizzle-orm';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { isLaterDeadline } from '#shared/domain/supervision/extension.ts';
import { ladderSteps as stepsOnLadder, rungs } from '#shared/domain/supervision/ladder.ts';
import { checkAssignment } from '#shared/domain/task/actions.ts';
import { supervisedBy } from '#shared/domain/task/status.ts';
import { EscalationLevel } from '#shared/domain/task/task.ts';
import type { Assignment, AssignmentAction } from '#shared/domain/task/task.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { taskAssignments, taskExtensions, taskFiles, taskReports } from '../store/schema/tasks.ts';
import { assertFile } from './files.ts';
import { getHandler } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { supervisionRules } from './supervision.ts';
import { dropExtension } from './task-create.ts';
import { recordStep } from './ladder-steps.ts';
import { holidayTable } from './time-rules.ts';
import { noteTaskEvent, settleTask } from './task-events.ts';
import { loadAssignment } from './task-rows.ts';
import type { AssignmentLine, ExtensionLine } from './task-rows.ts';

type Step = { assignmentId: string; revision: number; handlerId?: string | undefined };
type Change = Partial<
  Pick<AssignmentLine, 'deadline' | 'signedOn' | 'reportedOn' | 'closedOn' | 'level' | 'urgedCount'>
>;
type Plan = {
  action: AssignmentAction;
  /** The command as the audit calls it. */
  name: string;
  note: string;
  change?: (line: AssignmentLine) => Change;
  /** Refuses by what only the store or the calendar knows. */
  check?: (assignment: Assignment) => void;
  /** More rows of the same act. */
  also?: (found: ReturnType<typeof loadAssignment>, handler: NamedHandler) => void;
};

/** One step of one unit's part: the table decides, and the change, its line in the story and the audit row are one. */
function takeStep(ctx: RecordsContext, step: Step, plan: Plan): void {
  const found = loadAssignment(ctx, step.assignmentId);
  const { loaded, line, assignment } = found;
  if (loaded.row.revision !== step.revision) throw new AppError('record.stale');
  const handler = getHandler(ctx, step.handlerId);
  const status = checkAssignment(
    { task: loaded.domain, assignment },
    plan.action,
    ctx.actor,
    handler,
    supervisionRules(ctx),
  );
  plan.check?.(assignment);
  const change = plan.change?.(line) ?? {};
  const fields = ['status', ...Object.keys(change)];
  const trace = { action: plan.name, objectType: 'task', objectId: loaded.row.id, fields };
  act(ctx, { ...trace, handler: { id: handler.personId, name: handler.name } }, () => {
    ctx.db
      .update(taskAssignments)
      .set({ ...change, status })
      .where(eq(taskAssignments.id, line.id))
      .run();
    plan.also?.(found, handler);
    noteTaskEvent(ctx, loaded.row.id, {
      action: plan.action,
      assignmentId: line.id,
      unitId: line.unitId,
      note: plan.note,
      handlerId: handler.personId,
    });
    settleTask(ctx, loaded.row.id, loaded.row.revision);
  });
}

/** 签收. @throws AppError `task.*`, `record.*`. */
export function signTask(ctx: RecordsContext, input: Step & { signedOn?: PlainDate | undefined }): void {
  const signedOn = input.signedOn ?? today(ctx.ports);
  takeStep(ctx, input, {
    action: 'sign',
    name: 'tasks.sign',
    note: '',
    check: ({ dispatchedOn }) => {
      assertPast(ctx, signedOn, 'signedOn');
      if (dispatchedOn !== null && signedOn < dispatchedOn)
        throw new AppError('task.signed-before', { day: dispatchedOn });
    },
    change: () => ({ signedOn }),
  });
}

type Report = Step & { doneOn: PlainDate; note: string; fileIds: readonly string[] };

/** 反馈. @throws AppError `task.*`, `record.*`. */
export function reportTask(ctx: RecordsContext, input: Report): void {
  assertPast(ctx, input.doneOn, 'doneOn');
  for (const id of input.fileIds) assertFile(ctx, id);
  takeStep(ctx, input, {
    action: 'report',
    name: 'tasks.report',
    note: input.note,
    change: () => ({ reportedOn: today(ctx.ports) }),
    also: ({ loaded, line }, handler) => {
      dropExtension(ctx, line.id);
      const id = ctx.ports.random.uuid();
      const ordinal = loaded.reports.filter(({ assignmentId }) => assignmentId === line.id).length + 1;
      const { doneOn, note } = input;
      ctx.db
        .insert(taskReports)
        .values({ id, assignmentId: line.id, ordinal, doneOn, note, ...whoAndWhen(ctx, handler) })
        .run();
      for (const fileId of new Set(input.fileIds))
        ctx.db
          .insert(taskFiles)
          .values({ taskId: loaded.row.id, fileId, reportId: id })
          .onConflictDoNothing()
          .run();
    },
  });
}

/** @throws AppError `task.self-verify`, `task.same-unit`, … */
export function verifyTask(ctx: RecordsContext, input: Step & { note: string }): void {
  takeStep(ctx, input, { action: 'verify', name: 'tasks.verify', note: input.note });
}

/** 退回补办, with a new day. @throws AppError `task.*`, `record.*`. */
export function sendBackTask(ctx: RecordsContext, input: Step & { note: string; deadline: PlainDate }): void {
  takeStep(ctx, input, {
    action: 'send-back',
    name: 'tasks.sendBack',
    note: input.note,
    check: () => {
      if (input.deadline < today(ctx.ports)) throw pastDeadline();
    },
    change: () => ({ deadline: input.deadline, reportedOn: null }),
  });
}

/** @throws AppError `task.*`, `record.*`. */
export function closeTask(ctx: RecordsContext, input: Step & { note: string }): void {
  const closedOn = today(ctx.ports);
  takeStep(ctx, input, {
    action: 'close',
    name: 'tasks.close',
    note: input.note,
    change: () => ({ closedOn }),
  });
}

/** @throws AppError `task.*`, `record.*`. */
export function withdrawTask(ctx: RecordsContext, input: Step & { note: string }): void {
  takeStep(ctx, input, {
    action: 'withdraw',
    name: 'tasks.withdraw',
    note: input.note,
    also: ({ line }) => dropExtension(ctx, line.id),
  });
}

/** 催办 by hand. @throws AppError `task.*`, `record.*`. */
export function urgeTask(ctx: RecordsContext, input: Step & { note: string }): void {
  takeStep(ctx, input, {
    action: 'urge',
    name: 'tasks.urge',
    note: input.note,
    change: ({ urgedCount }) => ({ urgedCount: urgedCount + 1 }),
  });
}

type Escalation = Step & { level: Exclude<EscalationLevel, 'none'>; note: string };

/** 督办, 约谈, 挂牌督办: the steps of the ladder up to this one are taken with it. @throws AppError `task.*`, `record.*`. */
export function escalateTask(ctx: RecordsContext, input: Escalation): void {
  const levels = EscalationLevel.options;
  takeStep(ctx, input, {
    action: input.level,
    name: 'tasks.escalate',
    note: input.note,
    change: ({ level }) => ({
      level: levels.indexOf(level) > levels.indexOf(input.level) ? level : input.level,
    }),
    also: ({ assignment }) => {
      const item = supervisedBy(assignment);
      if (!item) return;
      const { missed, due, next } = stepsOnLadder(
        item,
        today(ctx.ports),
        supervisionRules(ctx),
        holidayTable(ctx.db),
      );
      for (const step of [...missed, ...due, ...(next ? [next] : [])]) {
        const isTaken =
          input.level === 'supervise' ? step.rung === 'supervise' : !rungs[step.rung].isAutomatic;
        if (isTaken) recordStep(ctx, { kind: 'task', id: assignment.id }, step);
      }
    },
  });
}

/** 申请延期. @throws AppError `task.*`, `record.*`. */
export function extendTask(ctx: RecordsContext, input: Step & { to: PlainDate; reason: string }): void {
  takeStep(ctx, input, {
    action: 'extend',
    name: 'tasks.extend',
    note: `申请延到 ${input.to}：${input.reason}`,
    check: ({ deadline }) => {
      if (isLaterDeadline(input.to, deadline, today(ctx.ports))) return;
      const params = { deadline };
      const text = describeError('task.extension-not-later', params);
      throw new AppError('task.extension-not-later', params, { to: text });
    },
    also: ({ loaded, line }, handler) => {
      const id = ctx.ports.random.uuid();
      const ordinal = loaded.extensions.filter(({ assignmentId }) => assignmentId === line.id).length + 1;
      const asked = { fromDay: line.deadline, toDay: input.to, reason: input.reason };
      ctx.db
        .insert(taskExtensions)
        .values({
          id,
          assignmentId: line.id,
          ordinal,
          status: 'pending',
          ...asked,
          ...whoAndWhen(ctx, handler),
        })
        .run();
    },
  });
}

/** The day granted becomes the deadline; the first one stays on record. @throws AppError `task.*`, `record.*`. */
export function decideExtension(
  ctx: RecordsContext,
  input: Step & { isApproved: boolean; note: string },
): void {
  const asked = pendingExtension(ctx, input.assignmentId);
  const words = input.isApproved ? `期限改到 ${asked?.toDay ?? ''}` : '期限不变';
  takeStep(ctx, input, {
    action: input.isApproved ? 'approve' : 'refuse',
    name: 'tasks.decideExtension',
    note: [words, input.note].filter(Boolean).join('。'),
    change: ({ deadline }) => (input.isApproved ? { deadline: asked?.toDay ?? deadline } : {}),
    also: (_found, handler) => {
      ctx.db
        .update(taskExtensions)
        .set({
          status: input.isApproved ? 'approved' : 'refused',
          decidedOn: today(ctx.ports),
          decidedHandlerId: handler.personId,
          decidedAccountId: ctx.session.accountId,
          opinion: input.note,
        })
        .where(eq(taskExtensions.id, asked?.id ?? ''))
        .run();
    },
  });
}

function pendingExtension(ctx: RecordsContext, assignmentId: string): ExtensionLine | undefined {
  return ctx.db
    .select()
    .from(taskExtensions)
    .where(and(eq(taskExtensions.assignmentId, assignmentId), eq(taskExtensions.status, 'pending')))
    .get();
}

function whoAndWhen(ctx: RecordsContext, handler: NamedHandler) {
  return {
    at: nowIso(ctx.ports),
    handlerId: handler.personId,
    handlerUnitId: handler.unitId,
    accountId: ctx.session.accountId,
    typistId: ctx.actor.personId,
    typistUnitId: ctx.actor.unitId,
  };
}

function assertPast(ctx: RecordsContext, day: PlainDate, field: string): void {
  if (day > today(ctx.ports))
    throw new AppError('task.future-report', undefined, { [field]: describeError('task.future-report') });
}

function pastDeadline(): AppError {
  return new AppError('task.deadline-past', undefined, { deadline: describeError('task.deadline-past') });
}
