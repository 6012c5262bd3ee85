import { eq } from 'drizzle-orm';
import { checkDeadlineAhead } from '#shared/domain/problem/extension.ts';
import type { ListingLevel } from '#shared/domain/problem/problem.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { problems } from '../store/schema/work.ts';
import { noteEvent } from './problem-events.ts';
import type { ProblemHappening } from './problem-events.ts';
import { takeStep } from './problem-steps.ts';
import type { Step, Stepped } from './problem-steps.ts';
import { getProblemRow } from './problems.ts';
import type { ProblemRow } from './problems.ts';

type Noted = Step & { note: string };

/** 催办, by hand; the desk urges by itself on the day of the ladder. @throws AppError `problem.*`. */
export function urgeProblem(ctx: RecordsContext, input: Noted): void {
  const { urgedCount } = getProblemRow(ctx, input.id);
  takeStep(ctx, input, { action: 'urge', note: input.note, change: { urgedCount: urgedCount + 1 } });
}

/** 升级: one level up, to whom the office's ladder says. @throws AppError `problem.top-level`, … */
export function escalateProblem(ctx: RecordsContext, input: Noted): void {
  const { escalation } = getProblemRow(ctx, input.id);
  takeStep(ctx, input, { action: 'escalate', note: input.note, change: { escalation: escalation + 1 } });
}

type Board = Noted & { level: ListingLevel; deadline: string };

/** 挂牌督办, with a day of its own beside the unit's deadline. @throws AppError `problem.*`. */
export function enlistProblem(ctx: RecordsContext, input: Board): void {
  const day = today(ctx.ports);
  takeStep(ctx, input, {
    action: 'enlist',
    note: input.note,
    change: { listingLevel: input.level, listedOn: day, listingDeadline: input.deadline },
    check: () => checkDeadlineAhead(input.deadline, day),
  });
}

/** 摘牌, once the fix is verified. @throws AppError `problem.*`. */
export function delistProblem(ctx: RecordsContext, input: Noted): void {
  takeStep(ctx, input, {
    action: 'delist',
    note: input.note,
    change: { listingLevel: null, listedOn: null, listingDeadline: null },
  });
}

/**
 * 并案: the duplicate keeps its number, story and papers and points to the one that goes on. It can be taken apart again
 * while that one is open.
 * @throws AppError `problem.merge-target`, `problem.has-merged`, …
 */
export function mergeProblem(ctx: RecordsContext, input: Noted & { intoId: string }): void {
  const row = getProblemRow(ctx, input.id);
  const kept = getProblemRow(ctx, input.intoId);
  takeStep(ctx, input, {
    action: 'merge',
    note: input.note,
    change: { mergedInto: kept.id, mergedFrom: row.status, mergedRound: kept.reopenedCount },
    check: () => checkTarget(row, kept),
    also: ({ handler }) => tellKept(ctx, kept, handler, { action: 'absorb', note: tellOf(row) }),
  });
}

/** Who verified the kept one verified that one alone: nothing is added behind a verifier's back. */
function checkTarget(row: ProblemRow, kept: ProblemRow): void {
  const isOpen = ['found', 'dispatched', 'signed'].includes(kept.status);
  if (kept.id === row.id || !isOpen) throw new AppError('problem.merge-target');
}

/** @throws AppError `problem.kept-closed`, … */
export function unmergeProblem(ctx: RecordsContext, input: Noted): void {
  const row = getProblemRow(ctx, input.id);
  takeStep(ctx, input, {
    action: 'unmerge',
    note: input.note,
    change: { mergedInto: null, mergedFrom: null, mergedRound: null },
    also: ({ handler }) => {
      if (row.mergedInto === null) return;
      const kept = ctx.db.select().from(problems).where(eq(problems.id, row.mergedInto)).get();
      if (kept) tellKept(ctx, kept, handler, { action: 'release', note: tellOf(row) });
    },
  });
}

function tellOf({ serial, title }: ProblemRow): string {
  return `${serial} ${title}`;
}

function tellKept(
  ctx: RecordsContext,
  kept: ProblemRow,
  handler: Stepped['handler'],
  event: { action: ProblemHappening; note: string },
): void {
  ctx.db
    .update(problems)
    .set({ revision: kept.revision + 1 })
    .where(eq(problems.id, kept.id))
    .run();
  noteEvent(ctx, kept.id, { ...event, handlerId: handler.personId, unitId: null });
}
