import { eq } from 'drizzle-orm';
import { checkAction } from '#shared/domain/problem/actions.ts';
import type { Problem, ProblemAction } from '#shared/domain/problem/problem.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { problemFiles, problemFixes, problems } from '../store/schema/work.ts';
import { assertFile } from './files.ts';
import { assertUnit, getHandler } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { getProblemRow, problemForRules } from './problems.ts';
import type { ProblemRow } from './problems.ts';
import { noteEvent } from './problems-open.ts';

type Step = { id: string; revision: number; handlerId?: string | undefined };
type Change = Partial<Pick<ProblemRow, 'unitId' | 'deadline' | 'measures' | 'closedOn'>>;
type StepPlan = {
  action: ProblemAction;
  note: string;
  change?: Change;
  /** More rows of the same act. */
  also?: (domain: Problem, handler: NamedHandler) => void;
};

/** One step of a problem: the table of actions decides, the core refuses by it, and the story gets its line. */
function takeStep(ctx: RecordsContext, step: Step, plan: StepPlan): void {
  const row = getProblemRow(ctx, step.id);
  if (row.revision !== step.revision) throw new AppError('record.stale');
  const handler = getHandler(ctx, step.handlerId);
  const domain = problemForRules(ctx, row);
  const next = checkAction(domain, plan.action, ctx.actor, {
    personId: handler.personId,
    unitId: handler.unitId,
  });
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
      .set({
        ...plan.change,
        status: next.status,
        reopenedCount: next.reopenCount,
        revision: row.revision + 1,
      })
      .where(eq(problems.id, row.id))
      .run();
    plan.also?.(domain, handler);
    const unitId = plan.change?.unitId ?? null;
    noteEvent(ctx, row.id, { action: plan.action, handlerId: handler.personId, unitId, note: plan.note });
  });
}

type AssignInput = Step & { unitId: string; deadline: string; measures: string };

/** 交办, or 改派 when it already has a unit. @throws AppError `problem.*`, `record.*`. */
export function assignProblem(ctx: RecordsContext, input: AssignInput): void {
  assertUnit(ctx.db, input.unitId);
  const action = getProblemRow(ctx, input.id).status === 'assigned' ? 'reassign' : 'assign';
  const change = { unitId: input.unitId, deadline: input.deadline, measures: input.measures };
  takeStep(ctx, input, { action, note: input.measures, change });
}

/** The unit says it is done. @throws AppError `problem.*`, `record.*`, `inspection.future-date`. */
export function submitProblem(ctx: RecordsContext, input: Step & { doneOn: string; note: string }): void {
  if (input.doneOn > today(ctx.ports))
    throw new AppError('problem.future-fix', undefined, { doneOn: describeError('problem.future-fix') });
  takeStep(ctx, input, {
    action: 'submit',
    note: input.note,
    also: (domain, handler) => {
      if (domain.unitId === null) throw new AppError('record.stale');
      ctx.db
        .insert(problemFixes)
        .values({
          id: ctx.ports.random.uuid(),
          problemId: domain.id,
          ordinal: domain.fixes.length + 1,
          round: domain.reopenCount,
          unitId: domain.unitId,
          doneOn: input.doneOn,
          note: input.note,
          handlerId: handler.personId,
          handlerUnitId: handler.unitId,
          accountId: ctx.session.accountId,
          typistPersonId: ctx.actor.personId,
          typistUnitId: ctx.actor.unitId,
        })
        .run();
    },
  });
}

/** @throws AppError `problem.*`, `record.*`. */
export function sendBackProblem(ctx: RecordsContext, input: Step & { note: string; deadline: string }): void {
  takeStep(ctx, input, { action: 'send-back', note: input.note, change: { deadline: input.deadline } });
}

/** 核查销号. @throws AppError `problem.self-verify`, `problem.same-unit`, `problem.evidence-missing`, … */
export function closeProblem(ctx: RecordsContext, input: Step & { note: string }): void {
  takeStep(ctx, input, { action: 'close', note: input.note, change: { closedOn: today(ctx.ports) } });
}

/** @throws AppError `problem.*`, `record.*`. */
export function reopenProblem(ctx: RecordsContext, input: Step & { note: string; deadline: string }): void {
  takeStep(ctx, input, {
    action: 'reopen',
    note: input.note,
    change: { deadline: input.deadline, closedOn: null },
  });
}

type EvidenceInput = {
  id: string;
  fileId: string;
  stage: 'before' | 'after';
  handlerId?: string | undefined;
};

/** @throws AppError `record.missing`, `problem.evidence-closed`. */
export function addEvidence(ctx: RecordsContext, input: EvidenceInput): void {
  const row = getProblemRow(ctx, input.id);
  if (row.status === 'closed') throw new AppError('problem.evidence-closed');
  const handler = getHandler(ctx, input.handlerId);
  assertFile(ctx, input.fileId);
  const trace = {
    action: 'problems.addEvidence',
    objectType: 'problem',
    objectId: row.id,
    fields: [input.stage],
  };
  act(ctx, { ...trace, handler: { id: handler.personId, name: handler.name } }, () => {
    ctx.db
      .insert(problemFiles)
      .values({
        problemId: row.id,
        fileId: input.fileId,
        stage: input.stage,
        round: row.reopenedCount,
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
        addedAt: nowIso(ctx.ports),
      })
      .onConflictDoNothing()
      .run();
  });
}
