import { eq, max } from 'drizzle-orm';
import type { ProblemAction } from '#shared/domain/problem/problem.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { problemEvents, problemFiles } from '../store/schema/work.ts';

/** What stands in a problem's story beside its steps. */
export type ProblemHappening =
  | 'found'
  | 'foundAgain'
  | 'supervise'
  | 'paper'
  | 'absorb'
  | 'release'
  | 'remind-sign'
  | 'remind';

type EventNote = {
  action: ProblemAction | ProblemHappening;
  /** Left out: the desk did it by itself. */
  handlerId?: string;
  unitId: string | null;
  note: string;
  /** The deadline that this step set. */
  deadline?: string | null;
  fellDueOn?: string;
};

/** One line of a problem's story; only inside an act. Lines are never changed, and so no deadline is ever forgotten. */
export function noteEvent(ctx: RecordsContext, problemId: string, event: EventNote): void {
  const before = ctx.db
    .select({ last: max(problemEvents.ordinal) })
    .from(problemEvents)
    .where(eq(problemEvents.problemId, problemId))
    .get();
  ctx.db
    .insert(problemEvents)
    .values({
      id: ctx.ports.random.uuid(),
      problemId,
      ordinal: (before?.last ?? 0) + 1,
      at: nowIso(ctx.ports),
      accountId: event.handlerId === undefined ? null : ctx.session.accountId,
      ...event,
    })
    .run();
}

type Kept = { problemId: string; stage: 'before' | 'after'; round: number; handlerId: string };

/** Keeps a stored file as evidence; the same one twice is kept once. Only inside an act. */
export function keepEvidence(ctx: RecordsContext, fileId: string, kept: Kept): void {
  ctx.db
    .insert(problemFiles)
    .values({ ...kept, fileId, accountId: ctx.session.accountId, addedAt: nowIso(ctx.ports) })
    .onConflictDoNothing()
    .run();
}
