import { eq } from 'drizzle-orm';
import { findRegister } from '#shared/registers/index.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { findAnyRow } from '../store/queries/registers.ts';
import { files } from '../store/schema/organisation.ts';
import { recordFiles } from '../store/schema/register-engine.ts';
import { inspectionFiles, problemFiles } from '../store/schema/work.ts';
import { isOwn, scopeOf } from './scope.ts';
import { canSeeInspection, canSeeProblem } from './work-scope.ts';

/** For each thing a file hangs on: whether the account may see that thing. */
type Holders = (ctx: RecordsContext, fileId: string) => Iterable<boolean>;

/** Everything files hang on. A new kind of thing that carries files has its line here, or nobody reads them there. */
const holders: readonly Holders[] = [heldByRows, heldByInspections, heldByProblems];

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
