import { and, count, eq } from 'drizzle-orm';
import { checkAction } from '#shared/domain/problem/actions.ts';
import type { Problem, ProblemAction } from '#shared/domain/problem/problem.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { problemExtensions, problems } from '../store/schema/work.ts';
import { getHandler } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { noteEvent } from './problem-events.ts';
import { supervisionRules } from './supervision.ts';
import { getProblemRow, problemForRules } from './problems.ts';
import type { ProblemRow } from './problems.ts';

export type Step = { id: string; revision: number; handlerId?: string | undefined };
export type Stepped = { row: ProblemRow; domain: Problem; handler: NamedHandler };

type StepPlan = {
  action: ProblemAction;
  note: string;
  change?: Partial<Omit<ProblemRow, 'id' | 'revision' | 'status'>>;
  /** More refusals, once the table of actions has agreed. */
  check?: (stepped: Stepped) => void;
  /** More rows of the same act. */
  also?: (stepped: Stepped) => void;
};

/** Steps after which an application for more time has nothing left to ask for. */
const overtaking: readonly ProblemAction[] = ['submit', 'reassign', 'merge'];

/** One step of a problem: the table of actions decides, the core refuses by it, and the story gets its line. */
export function takeStep(ctx: RecordsContext, step: Step, plan: StepPlan): void {
  const row = getProblemRow(ctx, step.id);
  if (row.revision !== step.revision) throw new AppError('record.stale');
  const handler = getHandler(ctx, step.handlerId);
  const domain = problemForRules(ctx, row);
  const target = checkAction(domain, plan.action, ctx.actor, handler, supervisionRules(ctx));
  const stepped = { row, domain, handler };
  plan.check?.(stepped);
  const status = target === 'former' ? (row.mergedFrom ?? 'found') : target;
  const trace = {
    action: `problems.${plan.action}`,
    objectType: 'problem',
    objectId: row.id,
    fields: ['status', ...Object.keys(plan.change ?? {})],
    handler: { id: handler.personId, name: handler.name },
  };
  act(ctx, trace, () => {
    ctx.db
      .update(problems)
      .set({ ...plan.change, status, revision: row.revision + 1 })
      .where(eq(problems.id, row.id))
      .run();
    if (overtaking.includes(plan.action)) lapseExtension(ctx, row.id);
    plan.also?.(stepped);
    noteEvent(ctx, row.id, {
      action: plan.action,
      handlerId: handler.personId,
      unitId: plan.change?.unitId ?? null,
      note: plan.note,
      deadline: plan.change?.deadline ?? null,
    });
  });
}

function lapseExtension(ctx: RecordsContext, problemId: string): void {
  ctx.db
    .update(problemExtensions)
    .set({ state: 'lapsed', decidedOn: today(ctx.ports) })
    .where(and(eq(problemExtensions.problemId, problemId), eq(problemExtensions.state, 'pending')))
    .run();
}

type Application = { wanted: string; reason: string };

/** Keeps an application beside the deadline it wants to move; only inside an act. */
export function storeApplication(ctx: RecordsContext, { row, handler }: Stepped, asked: Application): void {
  const known = ctx.db
    .select({ all: count() })
    .from(problemExtensions)
    .where(eq(problemExtensions.problemId, row.id))
    .get();
  ctx.db
    .insert(problemExtensions)
    .values({
      id: ctx.ports.random.uuid(),
      problemId: row.id,
      ordinal: (known?.all ?? 0) + 1,
      round: row.reopenedCount,
      fromDeadline: row.deadline ?? asked.wanted,
      wantedDeadline: asked.wanted,
      reason: asked.reason,
      appliedOn: today(ctx.ports),
      handlerId: handler.personId,
      handlerUnitId: handler.unitId,
      accountId: ctx.session.accountId,
      typistPersonId: ctx.actor.personId,
      typistUnitId: ctx.actor.unitId,
      state: 'pending',
    })
    .run();
}

type Decision = { state: 'granted' | 'refused'; deadline: string | null; note: string };

/** Only inside an act. */
export function decideApplication(ctx: RecordsContext, { row, handler }: Stepped, decision: Decision): void {
  ctx.db
    .update(problemExtensions)
    .set({
      state: decision.state,
      grantedDeadline: decision.deadline,
      decidedOn: today(ctx.ports),
      decisionNote: decision.note,
      decidedHandlerId: handler.personId,
      decidedAccountId: ctx.session.accountId,
    })
    .where(and(eq(problemExtensions.problemId, row.id), eq(problemExtensions.state, 'pending')))
    .run();
}
