import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Attribution } from '#shared/domain/people/people.ts';
import type { Assignment, Task } from '#shared/domain/task/task.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import { taskAssignments, taskExtensions, taskReports, tasks } from '../store/schema/tasks.ts';
import { taskScope } from './task-scope.ts';

export type TaskLine = typeof tasks.$inferSelect;
export type AssignmentLine = typeof taskAssignments.$inferSelect;
export type ReportLine = typeof taskReports.$inferSelect;
export type ExtensionLine = typeof taskExtensions.$inferSelect;

/** An item with all that hangs on it, as stored and as the rules read it. */
export type LoadedTask = {
  row: TaskLine;
  assignments: readonly AssignmentLine[];
  reports: readonly ReportLine[];
  extensions: readonly ExtensionLine[];
  domain: Task;
};

/** @throws AppError `record.missing`, also for an item that is not this account's to see. */
export function getTaskRow(ctx: RecordsContext, id: string): TaskLine {
  const row = ctx.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, id), taskScope(ctx)))
    .get();
  if (!row) throw new AppError('record.missing');
  return row;
}

export function loadTask(ctx: RecordsContext, id: string): LoadedTask {
  const [loaded] = loadTasks(ctx.db, [getTaskRow(ctx, id)]);
  if (!loaded) throw new AppError('record.missing');
  return loaded;
}

/** A unit's part and the item it belongs to. @throws AppError `record.missing`. */
export function loadAssignment(
  ctx: RecordsContext,
  assignmentId: string,
): { loaded: LoadedTask; line: AssignmentLine; assignment: Assignment } {
  const found = ctx.db
    .select({ taskId: taskAssignments.taskId })
    .from(taskAssignments)
    .where(eq(taskAssignments.id, assignmentId))
    .get();
  const loaded = found && loadTask(ctx, found.taskId);
  const line = loaded?.assignments.find(({ id }) => id === assignmentId);
  const assignment = loaded?.domain.assignments.find(({ id }) => id === assignmentId);
  if (!loaded || !line || !assignment) throw new AppError('record.missing');
  return { loaded, line, assignment };
}

/** SQLite takes some ten thousand values in one question; a list asks in pieces. */
const PIECE = 5000;

/** Everything of these items in four questions, however many they are. */
export function loadTasks(db: Drizzle, rows: readonly TaskLine[]): LoadedTask[] {
  const assignments = Map.groupBy(
    inPieces(
      rows.map(({ id }) => id),
      (ids) =>
        db
          .select()
          .from(taskAssignments)
          .where(inArray(taskAssignments.taskId, ids))
          .orderBy(asc(taskAssignments.ordinal))
          .all(),
    ),
    ({ taskId }) => taskId,
  );
  const assignmentIds = [...assignments.values()].flat().map(({ id }) => id);
  const reports = Map.groupBy(
    inPieces(assignmentIds, (ids) =>
      db
        .select()
        .from(taskReports)
        .where(inArray(taskReports.assignmentId, ids))
        .orderBy(asc(taskReports.ordinal))
        .all(),
    ),
    ({ assignmentId }) => assignmentId,
  );
  const extensions = Map.groupBy(
    inPieces(assignmentIds, (ids) =>
      db
        .select()
        .from(taskExtensions)
        .where(inArray(taskExtensions.assignmentId, ids))
        .orderBy(asc(taskExtensions.ordinal))
        .all(),
    ),
    ({ assignmentId }) => assignmentId,
  );
  return rows.map((row) => {
    const own = assignments.get(row.id) ?? [];
    return {
      row,
      assignments: own,
      reports: own.flatMap(({ id }) => reports.get(id) ?? []),
      extensions: own.flatMap(({ id }) => extensions.get(id) ?? []),
      domain: {
        id: row.id,
        dispatchedBy: dispatcherOf(row),
        isCancelled: row.isCancelled,
        assignments: own.map((line) =>
          toAssignment(line, reports.get(line.id) ?? [], extensions.get(line.id) ?? []),
        ),
      },
    };
  });
}

function inPieces<T>(ids: readonly string[], ask: (ids: string[]) => T[]): T[] {
  const found: T[] = [];
  for (let at = 0; at < ids.length; at += PIECE) found.push(...ask(ids.slice(at, at + PIECE)));
  return found;
}

function toAssignment(
  line: AssignmentLine,
  reports: readonly ReportLine[],
  extensions: readonly ExtensionLine[],
): Assignment {
  const { id, unitId, part, status, deadline, originalDeadline } = line;
  const { dispatchedOn, signedOn, reportedOn, level } = line;
  return {
    id,
    unitId,
    part,
    status,
    deadline,
    originalDeadline,
    dispatchedOn,
    signedOn,
    reportedOn,
    level,
    reports: reports.map(attributionOf),
    extensions: extensions.map((extension) => ({
      id: extension.id,
      by: attributionOf(extension),
      status: extension.status,
      from: extension.fromDay,
      to: extension.toDay,
    })),
  };
}

function attributionOf(line: ReportLine | ExtensionLine): Attribution {
  return {
    handler: { personId: line.handlerId, unitId: line.handlerUnitId },
    typist: { accountId: line.accountId, personId: line.typistId, unitId: line.typistUnitId },
  };
}

/** Only who it was is asked of a dispatcher, never his unit. */
function dispatcherOf({
  dispatchedHandlerId,
  dispatchedAccountId,
  dispatchedTypistId,
}: TaskLine): Attribution | null {
  if (dispatchedHandlerId === null || dispatchedAccountId === null || dispatchedTypistId === null)
    return null;
  return {
    handler: { personId: dispatchedHandlerId, unitId: null },
    typist: { accountId: dispatchedAccountId, personId: dispatchedTypistId, unitId: null },
  };
}
