import { eq, max } from 'drizzle-orm';
import { taskStatus } from '#shared/domain/task/status.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { taskAssignments, taskEvents, tasks } from '../store/schema/tasks.ts';

type TaskEvent = {
  action: string;
  assignmentId?: string;
  unitId?: string;
  note?: string;
  /** Left out: the desk did it by itself. */
  handlerId?: string;
  fellDueOn?: string;
};

/** One line of an item's story; only inside an act. */
export function noteTaskEvent(ctx: RecordsContext, taskId: string, event: TaskEvent): void {
  const before = ctx.db
    .select({ last: max(taskEvents.ordinal) })
    .from(taskEvents)
    .where(eq(taskEvents.taskId, taskId))
    .get();
  ctx.db
    .insert(taskEvents)
    .values({
      id: ctx.ports.random.uuid(),
      taskId,
      ordinal: (before?.last ?? 0) + 1,
      assignmentId: event.assignmentId ?? null,
      at: nowIso(ctx.ports),
      action: event.action,
      handlerId: event.handlerId ?? null,
      accountId: event.handlerId === undefined ? null : ctx.session.accountId,
      unitId: event.unitId ?? null,
      note: event.note ?? '',
      fellDueOn: event.fellDueOn ?? null,
    })
    .run();
}

/** The item's own state, written anew from those of its units; only inside an act. */
export function settleTask(ctx: RecordsContext, taskId: string, revision: number): void {
  const row = ctx.db.select().from(tasks).where(eq(tasks.id, taskId)).get();
  if (!row) return;
  const assignments = ctx.db.select().from(taskAssignments).where(eq(taskAssignments.taskId, taskId)).all();
  const status = taskStatus({
    dispatchedBy: row.dispatchedOn,
    isCancelled: row.isCancelled,
    assignments,
  });
  ctx.db
    .update(tasks)
    .set({ status, revision: revision + 1 })
    .where(eq(tasks.id, taskId))
    .run();
}
