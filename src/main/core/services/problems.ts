import { and, count, eq, or } from 'drizzle-orm';
import type { Attribution } from '#shared/domain/people/people.ts';
import type { Evidence, Extension, Listing, Problem } from '#shared/domain/problem/problem.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { problemExtensions, problemFiles, problemFixes, problems } from '../store/schema/work.ts';
import { assertProblem } from './work-scope.ts';

export type ProblemRow = typeof problems.$inferSelect;

/** @throws AppError `record.missing`, also for one out of scope. */
export function getProblemRow(ctx: RecordsContext, id: string): ProblemRow {
  assertProblem(ctx, id);
  const row = ctx.db.select().from(problems).where(eq(problems.id, id)).get();
  if (!row) throw new AppError('record.missing');
  return row;
}

/** The problem as the domain's rules read it. */
export function problemForRules(ctx: RecordsContext, row: ProblemRow): Problem {
  return {
    id: row.id,
    status: row.status,
    unitId: row.unitId,
    dispatchedOn: row.dispatchedOn,
    dueOn: row.deadline,
    originalDueOn: row.originalDeadline,
    reopenCount: row.reopenedCount,
    escalation: row.escalation,
    listing: listingOf(row),
    mergedInto: keptOf(ctx, row),
    mergedCount: mergedCount(ctx, row.id),
    fixes: fixesOf(ctx, row.id),
    evidence: evidenceOf(ctx, row.id),
    extensions: extensionsOf(ctx, row.id),
  };
}

export function listingOf(row: ProblemRow): Listing | null {
  const { listingLevel: level, listedOn, listingDeadline: dueOn } = row;
  return level === null || listedOn === null || dueOn === null ? null : { level, listedOn, dueOn };
}

function keptOf({ db }: RecordsContext, { mergedInto }: ProblemRow): Problem['mergedInto'] {
  if (mergedInto === null) return null;
  const kept = db
    .select({ id: problems.id, status: problems.status })
    .from(problems)
    .where(eq(problems.id, mergedInto))
    .get();
  return kept ?? null;
}

function mergedCount({ db }: RecordsContext, id: string): number {
  const found = db.select({ all: count() }).from(problems).where(eq(problems.mergedInto, id)).get();
  return found?.all ?? 0;
}

function fixesOf({ db }: RecordsContext, id: string): Problem['fixes'] {
  return db
    .select()
    .from(problemFixes)
    .where(eq(problemFixes.problemId, id))
    .orderBy(problemFixes.ordinal)
    .all()
    .map((fix) => ({
      by: byOf(fix),
      unitId: fix.unitId,
      doneOn: fix.doneOn,
      round: fix.round,
      note: fix.note,
    }));
}

/**
 * A duplicate's pictures from before show the same thing: they count for the problem it was merged into, in the round
 * in which it was.
 */
function evidenceOf({ db }: RecordsContext, id: string): Evidence[] {
  return db
    .select({ file: problemFiles, owner: problems.id, mergedRound: problems.mergedRound })
    .from(problemFiles)
    .innerJoin(problems, eq(problems.id, problemFiles.problemId))
    .where(or(eq(problems.id, id), and(eq(problems.mergedInto, id), eq(problemFiles.stage, 'before'))))
    .all()
    .map(({ file, owner, mergedRound }) => ({
      id: file.fileId,
      stage: file.stage,
      round: owner === id ? file.round : (mergedRound ?? file.round),
    }));
}

function extensionsOf({ db }: RecordsContext, id: string): Extension[] {
  return db
    .select()
    .from(problemExtensions)
    .where(eq(problemExtensions.problemId, id))
    .orderBy(problemExtensions.ordinal)
    .all()
    .map((row) => ({
      by: byOf(row),
      round: row.round,
      fromDueOn: row.fromDeadline,
      wantedDueOn: row.wantedDeadline,
      state: row.state,
      grantedDueOn: row.grantedDeadline,
    }));
}

type Act = {
  handlerId: string;
  handlerUnitId: string | null;
  accountId: string;
  typistPersonId: string;
  typistUnitId: string | null;
};

function byOf(row: Act): Attribution {
  return {
    handler: { personId: row.handlerId, unitId: row.handlerUnitId },
    typist: { accountId: row.accountId, personId: row.typistPersonId, unitId: row.typistUnitId },
  };
}
