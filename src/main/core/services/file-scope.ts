import { and, eq } from 'drizzle-orm';
import { findRegister } from '#shared/registers/index.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { findAnyRow } from '../store/queries/registers.ts';
import { incomingFiles } from '../store/schema/incoming.ts';
import { files } from '../store/schema/organisation.ts';
import { recordFiles } from '../store/schema/register-engine.ts';
import { inspectionFiles, problemFiles } from '../store/schema/work.ts';
import { taskFiles, taskReports, tasks } from '../store/schema/tasks.ts';
import { canSeeLetter } from './incoming-rows.ts';
import { heldByObligations } from './obligation-files.ts';
import { isOwn, scopeOf } from './scope.ts';
import { loadTasks } from './task-rows.ts';
import { seesAllOf, taskScope } from './task-scope.ts';
import { canSeeInspection, canSeeProblem } from './work-scope.ts';

/** For each thing a file hangs on: whether the account may see that thing. */
type Holders = (ctx: RecordsContext, fileId: string) => Iterable<boolean>;

/** Everything files hang on. A new kind of thing that carries files has its line here, or nobody reads them there. */
const holders: readonly Holders[] = [
  heldByRows,
  heldByInspections,
  heldByProblems,
  heldByTasks,
  heldByObligations,
  heldByIncoming,
];

/**
 * A file is read by whoever may see something it hangs on; until it hangs on anything, by the account that sent it alone.
 * @throws AppError `record.missing`, for a file out of reach as for one that does not exist.
 */
export function getReadable(ctx: RecordsContext, id: string): typeof files.$inferSelect {
  const row = ctx.db.select().from(files).where(eq(files.id, id)).get();
  if (!row || !isReadable(ctx, row)) throw new AppError('record.missing');
  return row;
}

function isReadable(ctx: RecordsContext, file: typeof files.$inferSelect): boolean {
  let isHeld = false;
  for (const holder of holders) {
    for (const isSeen of holder(ctx, file.id)) {
      if (isSeen) return true;
      isHeld = true;
    }
  }
  return !isHeld && file.accountId === ctx.session.accountId;
}

function* heldByRows(ctx: RecordsContext, fileId: string): Generator<boolean> {
  const held = ctx.db.select().from(recordFiles).where(eq(recordFiles.fileId, fileId)).all();
  for (const { register: registerId, recordId } of held) {
    const register = findRegister(registerId);
    const row = register && findAnyRow(ctx.db, register, recordId);
    yield register !== undefined && row !== undefined && isOwn(scopeOf(ctx, register), register, row.values);
  }
}

function* heldByInspections(ctx: RecordsContext, fileId: string): Generator<boolean> {
  const held = ctx.db.select().from(inspectionFiles).where(eq(inspectionFiles.fileId, fileId)).all();
  for (const { inspectionId } of held) yield canSeeInspection(ctx, inspectionId);
}

function* heldByProblems(ctx: RecordsContext, fileId: string): Generator<boolean> {
  const held = ctx.db.select().from(problemFiles).where(eq(problemFiles.fileId, fileId)).all();
  for (const { problemId } of held) yield canSeeProblem(ctx, problemId);
}

function* heldByIncoming(ctx: RecordsContext, fileId: string): Generator<boolean> {
  const held = ctx.db.select().from(incomingFiles).where(eq(incomingFiles.fileId, fileId)).all();
  for (const { incomingId } of held) yield canSeeLetter(ctx, incomingId);
}

/** What came with the item is for all its units; what came with a report, for those who may read the report. */
function* heldByTasks(ctx: RecordsContext, fileId: string): Generator<boolean> {
  const held = ctx.db
    .select({ taskId: taskFiles.taskId, reportId: taskFiles.reportId, partId: taskReports.assignmentId })
    .from(taskFiles)
    .leftJoin(taskReports, eq(taskReports.id, taskFiles.reportId))
    .where(eq(taskFiles.fileId, fileId))
    .all();
  for (const { taskId, reportId, partId } of held) {
    const seen = and(eq(tasks.id, taskId), taskScope(ctx));
    const [task] = loadTasks(ctx.db, ctx.db.select().from(tasks).where(seen).all());
    const part = task?.domain.assignments.find(({ id }) => id === partId);
    yield (
      task !== undefined && (reportId === null || (part !== undefined && seesAllOf(ctx, task.domain, part)))
    );
  }
}
