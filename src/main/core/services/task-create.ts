import { eq } from 'drizzle-orm';
import type { TaskInput } from '#shared/contract/tasks.ts';
import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { formatFormSerial } from '#shared/domain/documents/numbering.ts';
import { checkTask } from '#shared/domain/task/actions.ts';
import type { Part, TaskAction } from '#shared/domain/task/task.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { duties } from '../store/schema/plan.ts';
import { taskAssignments, taskExtensions, taskFiles, tasks } from '../store/schema/tasks.ts';
import { assertFile } from './files.ts';
import { onField } from './on-field.ts';
import { assertUnit, getHandler, nextSerial, unitNames } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { noteTaskEvent, settleTask } from './task-events.ts';
import { loadTask } from './task-rows.ts';
import type { LoadedTask } from './task-rows.ts';

type Step = { id: string; revision: number; handlerId?: string | undefined };

/** @throws AppError `task.*` with the field, `record.missing`. */
export function createTask(
  ctx: RecordsContext,
  input: { task: TaskInput; isDispatched: boolean; handlerId?: string | undefined },
): { id: string; serial: string } {
  const { task } = input;
  const handler = getHandler(ctx, input.handlerId);
  const day = today(ctx.ports);
  assertTask(ctx, task);
  if (input.isDispatched) assertDispatchable(task, day);
  const id = ctx.ports.random.uuid();
  const trace = { action: 'tasks.create', objectType: 'task', objectId: id, fields: Object.keys(task) };
  return act(ctx, { ...trace, handler: { id: handler.personId, name: handler.name } }, () => {
    const { year } = dateParts(day);
    const serial = formatFormSerial('交办', year, nextSerial(ctx, 'task', year));
    const values = { id, serial, revision: 0, status: 'draft' as const, createdOn: day };
    ctx.db
      .insert(tasks)
      .values({ ...values, ...columnsOf(task) })
      .run();
    writeParts(ctx, id, task);
    noteTaskEvent(ctx, id, { action: 'create', handlerId: handler.personId });
    if (input.isDispatched) handOut(ctx, id, { day, handler, revision: 0 });
    else settleTask(ctx, id, 0);
    return { id, serial };
  });
}

/** Changes a draft. @throws AppError `task.*`, `record.*`. */
export function saveTask(ctx: RecordsContext, input: Step & { task: TaskInput }): void {
  assertTask(ctx, input.task);
  takeTaskStep(
    ctx,
    input,
    { action: 'save', name: 'tasks.save', fields: Object.keys(input.task) },
    (_loaded, handler) => {
      ctx.db.update(tasks).set(columnsOf(input.task)).where(eq(tasks.id, input.id)).run();
      ctx.db.delete(taskAssignments).where(eq(taskAssignments.taskId, input.id)).run();
      ctx.db.delete(taskFiles).where(eq(taskFiles.taskId, input.id)).run();
      writeParts(ctx, input.id, input.task);
      noteTaskEvent(ctx, input.id, { action: 'save', handlerId: handler.personId });
    },
  );
}

/** 交办. @throws AppError `task.*`, `record.*`. */
export function dispatchTask(ctx: RecordsContext, input: Step): void {
  takeTaskStep(
    ctx,
    input,
    { action: 'dispatch', name: 'tasks.dispatch', fields: ['status'] },
    ({ row, assignments }, handler) => {
      const day = today(ctx.ports);
      assertDispatchable({ deadline: row.deadline, units: assignments }, day);
      handOut(ctx, row.id, { day, handler, revision: row.revision });
    },
  );
}

/** One more unit, with the others. @throws AppError `task.*`, `record.*`. */
export function addTaskUnit(
  ctx: RecordsContext,
  input: Step & { unitId: string; deadline: PlainDate },
): void {
  assertUnit(ctx.db, input.unitId);
  const day = today(ctx.ports);
  if (input.deadline < day) throw onField('task.deadline-past', 'deadline');
  const step = { action: 'add-unit', name: 'tasks.addUnit', fields: ['units'] } as const;
  takeTaskStep(ctx, input, step, ({ row, assignments }, handler) => {
    const live = assignments.filter(({ status }) => status !== 'withdrawn');
    if (live.some(({ unitId }) => unitId === input.unitId)) {
      const unit = unitNames(ctx.db)(input.unitId) ?? '';
      throw onField('task.unit-known', 'unitId', { unit });
    }
    const id = ctx.ports.random.uuid();
    const { unitId, deadline } = input;
    ctx.db
      .insert(taskAssignments)
      .values({
        id,
        taskId: row.id,
        unitId,
        ordinal: assignments.length + 1,
        // Where the lead's own part was withdrawn, who comes in takes the lead.
        part: live.some(({ part }) => part === 'lead') ? 'support' : 'lead',
        status: 'dispatched',
        deadline,
        originalDeadline: deadline,
        dispatchedOn: day,
      })
      .run();
    noteTaskEvent(ctx, row.id, {
      action: 'add-unit',
      assignmentId: id,
      unitId,
      handlerId: handler.personId,
    });
  });
}

/** Ends the item for everybody. @throws AppError `task.*`, `record.*`. */
export function cancelTask(ctx: RecordsContext, input: Step & { note: string }): void {
  const step = { action: 'cancel', name: 'tasks.cancel', fields: ['status'] } as const;
  takeTaskStep(ctx, input, step, ({ row, assignments }, handler) => {
    ctx.db.update(tasks).set({ isCancelled: true }).where(eq(tasks.id, row.id)).run();
    for (const { id, status } of assignments) {
      dropExtension(ctx, id);
      // What was settled stays settled.
      if (status !== 'closed')
        ctx.db.update(taskAssignments).set({ status: 'withdrawn' }).where(eq(taskAssignments.id, id)).run();
    }
    noteTaskEvent(ctx, row.id, { action: 'cancel', note: input.note, handlerId: handler.personId });
  });
}

/** An application nobody decides any more; only inside an act. */
export function dropExtension(ctx: RecordsContext, assignmentId: string): void {
  const pending = ctx.db
    .select()
    .from(taskExtensions)
    .where(eq(taskExtensions.assignmentId, assignmentId))
    .all()
    .filter(({ status }) => status === 'pending');
  for (const { id } of pending)
    ctx.db.update(taskExtensions).set({ status: 'dropped' }).where(eq(taskExtensions.id, id)).run();
}

type TaskPlan = { action: TaskAction; name: string; fields: readonly string[] };

/** One step of the whole item: the table decides, the change and its audit row are one. */
function takeTaskStep(
  ctx: RecordsContext,
  step: Step,
  { action, name, fields }: TaskPlan,
  work: (loaded: LoadedTask, handler: NamedHandler) => void,
): void {
  const loaded = loadTask(ctx, step.id);
  const { row, domain } = loaded;
  if (row.revision !== step.revision) throw new AppError('record.stale');
  const handler = getHandler(ctx, step.handlerId);
  checkTask(domain, action, ctx.actor, handler);
  const trace = { action: name, objectType: 'task', objectId: row.id, fields };
  act(ctx, { ...trace, handler: { id: handler.personId, name: handler.name } }, () => {
    work(loaded, handler);
    settleTask(ctx, row.id, row.revision);
  });
}

type HandOut = { day: PlainDate; handler: NamedHandler; revision: number };

function handOut(ctx: RecordsContext, id: string, { day, handler, revision }: HandOut): void {
  ctx.db
    .update(tasks)
    .set({
      dispatchedOn: day,
      dispatchedHandlerId: handler.personId,
      dispatchedAccountId: ctx.session.accountId,
      dispatchedTypistId: ctx.actor.personId,
    })
    .where(eq(tasks.id, id))
    .run();
  ctx.db.update(taskAssignments).set({ dispatchedOn: day }).where(eq(taskAssignments.taskId, id)).run();
  noteTaskEvent(ctx, id, { action: 'dispatch', handlerId: handler.personId });
  settleTask(ctx, id, revision);
}

function columnsOf(task: TaskInput) {
  const { units: _units, fileIds: _files, ...columns } = task;
  return columns;
}

function writeParts(ctx: RecordsContext, taskId: string, { units, fileIds, deadline }: TaskInput): void {
  for (const [index, { unitId, part }] of units.entries()) {
    const id = ctx.ports.random.uuid();
    const when = { deadline, originalDeadline: deadline };
    ctx.db
      .insert(taskAssignments)
      .values({ id, taskId, unitId, part, ordinal: index + 1, status: 'dispatched', ...when })
      .run();
  }
  for (const fileId of new Set(fileIds)) ctx.db.insert(taskFiles).values({ taskId, fileId }).run();
}

function assertTask(ctx: RecordsContext, task: TaskInput): void {
  for (const { unitId } of task.units) assertUnit(ctx.db, unitId);
  for (const id of task.fileIds) assertFile(ctx, id);
  if (new Set(task.units.map(({ unitId }) => unitId)).size < task.units.length)
    throw onField('task.unit-twice', 'units');
  const leads = task.units.filter(({ part }) => part === 'lead').length;
  if (task.units.length > 0 && leads !== 1) throw onField('task.lead-missing', 'units');
  if (task.source === 'plan' && task.dutyId === null) throw onField('task.duty-missing', 'dutyId');
  if (task.dutyId !== null && !ctx.db.select().from(duties).where(eq(duties.id, task.dutyId)).get())
    throw new AppError('record.missing');
}

function assertDispatchable(
  { deadline, units }: { deadline: PlainDate; units: readonly { part: Part }[] },
  day: PlainDate,
): void {
  if (units.length === 0) throw onField('task.no-unit', 'units');
  if (deadline < day) throw onField('task.deadline-past', 'deadline');
}
