import { eq } from 'drizzle-orm';
import { checkDeadlineAhead, checkNewDeadline, checkReassignment } from '#shared/domain/problem/extension.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { problemFixes, problemUnits } from '../store/schema/work.ts';
import { assertFile } from './files.ts';
import { assertUnit, getHandler } from './organisation.ts';
import { keepEvidence } from './problem-events.ts';
import { decideApplication, storeApplication, takeStep } from './problem-steps.ts';
import type { Step, Stepped } from './problem-steps.ts';
import { getProblemRow } from './problems.ts';

type Noted = Step & { note: string };
type Dated = Noted & { deadline: string };
type Dispatch = Step & {
  unitId: string;
  deadline: string;
  measures: string;
  helperUnitIds: readonly string[];
};

/** 交办, or 改派 to another unit, which signs anew. @throws AppError `problem.*`, `record.*`. */
export function dispatchProblem(ctx: RecordsContext, action: 'assign' | 'reassign', input: Dispatch): void {
  const { unitId, deadline, measures } = input;
  const helpers = new Set(input.helperUnitIds);
  helpers.delete(unitId);
  for (const id of [unitId, ...helpers]) assertUnit(ctx.db, id);
  const row = getProblemRow(ctx, input.id);
  const day = today(ctx.ports);
  takeStep(ctx, input, {
    action,
    note: measures,
    change: {
      unitId,
      deadline,
      measures,
      dispatchedOn: day,
      signedOn: null,
      originalDeadline: row.originalDeadline ?? deadline,
    },
    check: ({ domain }) => {
      checkDeadlineAhead(deadline, day);
      if (action === 'reassign') checkReassignment(domain, unitId, deadline);
    },
    also: () => {
      ctx.db.delete(problemUnits).where(eq(problemUnits.problemId, row.id)).run();
      for (const id of helpers) ctx.db.insert(problemUnits).values({ problemId: row.id, unitId: id }).run();
    },
  });
}

/** @throws AppError `problem.*`, `record.*`. */
export function signProblem(ctx: RecordsContext, input: Noted): void {
  takeStep(ctx, input, { action: 'sign', note: input.note, change: { signedOn: today(ctx.ports) } });
}

/** The unit says it is done. @throws AppError `problem.*`, `record.*`. */
export function submitProblem(ctx: RecordsContext, input: Noted & { doneOn: string }): void {
  if (input.doneOn > today(ctx.ports))
    throw new AppError('problem.future-fix', undefined, { doneOn: describeError('problem.future-fix') });
  takeStep(ctx, input, {
    action: 'submit',
    note: input.note,
    also: (stepped) => storeFix(ctx, stepped, input),
  });
}

function storeFix(
  ctx: RecordsContext,
  { row, domain, handler }: Stepped,
  { doneOn, note }: { doneOn: string; note: string },
): void {
  if (row.unitId === null) throw new AppError('record.stale');
  ctx.db
    .insert(problemFixes)
    .values({
      id: ctx.ports.random.uuid(),
      problemId: row.id,
      ordinal: domain.fixes.length + 1,
      round: row.reopenedCount,
      unitId: row.unitId,
      doneOn,
      note,
      handlerId: handler.personId,
      handlerUnitId: handler.unitId,
      accountId: ctx.session.accountId,
      typistPersonId: ctx.actor.personId,
      typistUnitId: ctx.actor.unitId,
    })
    .run();
}

/** 申请延期: asks for a later day; the one that holds goes on holding. @throws AppError `problem.*`, `record.*`. */
export function applyForExtension(ctx: RecordsContext, input: Dated): void {
  takeStep(ctx, input, {
    action: 'extend',
    note: input.note,
    check: ({ domain }) => checkNewDeadline(domain, input.deadline),
    also: (stepped) => storeApplication(ctx, stepped, { wanted: input.deadline, reason: input.note }),
  });
}

/** @throws AppError `problem.self-extension`, `problem.same-unit-extension`, `problem.extension-leader`, … */
export function grantExtension(ctx: RecordsContext, input: Dated): void {
  const { deadline, note } = input;
  takeStep(ctx, input, {
    action: 'grantExtension',
    note,
    change: { deadline },
    check: ({ domain }) => checkNewDeadline(domain, deadline),
    also: (stepped) => decideApplication(ctx, stepped, { state: 'granted', deadline, note }),
  });
}

/** @throws AppError `problem.self-extension`, `problem.same-unit-extension`, … */
export function refuseExtension(ctx: RecordsContext, input: Noted): void {
  const { note } = input;
  takeStep(ctx, input, {
    action: 'refuseExtension',
    note,
    also: (stepped) => decideApplication(ctx, stepped, { state: 'refused', deadline: null, note }),
  });
}

/** @throws AppError `problem.self-verify`, `problem.same-unit`, `problem.evidence-missing`, … */
export function verifyProblem(ctx: RecordsContext, input: Noted): void {
  takeStep(ctx, input, { action: 'verify', note: input.note });
}

/** @throws AppError `problem.*`, `record.*`. */
export function sendBackProblem(ctx: RecordsContext, input: Dated): void {
  const { note, deadline } = input;
  takeStep(ctx, input, {
    action: 'sendBack',
    note,
    change: { deadline },
    check: () => checkDeadlineAhead(deadline, today(ctx.ports)),
  });
}

/** 销号. @throws AppError `problem.still-listed`, `problem.self-verify`, `problem.evidence-missing`, … */
export function closeProblem(ctx: RecordsContext, input: Noted): void {
  takeStep(ctx, input, { action: 'close', note: input.note, change: { closedOn: today(ctx.ports) } });
}

/** 反弹重开 by hand: counted, and a new round with its own deadline. @throws AppError `problem.*`, `record.*`. */
export function reopenProblem(ctx: RecordsContext, input: Dated): void {
  const { note, deadline } = input;
  const row = getProblemRow(ctx, input.id);
  const day = today(ctx.ports);
  takeStep(ctx, input, {
    action: 'reopen',
    note,
    change: { ...newRound(row.reopenedCount, deadline, day), unitId: row.unitId },
    check: () => checkDeadlineAhead(deadline, day),
  });
}

/** What a relapse begins anew. */
export function newRound(reopenedCount: number, deadline: string, day: string) {
  return {
    reopenedCount: reopenedCount + 1,
    deadline,
    originalDeadline: deadline,
    dispatchedOn: day,
    signedOn: null,
    closedOn: null,
    escalation: 0,
  };
}

type EvidenceInput = {
  id: string;
  fileId: string;
  stage: 'before' | 'after';
  handlerId?: string | undefined;
};

/** @throws AppError `record.missing`, `problem.evidence-closed`. */
export function addEvidence(ctx: RecordsContext, { id, fileId, stage, handlerId }: EvidenceInput): void {
  const row = getProblemRow(ctx, id);
  if (row.status === 'closed' || row.status === 'merged') throw new AppError('problem.evidence-closed');
  const handler = getHandler(ctx, handlerId);
  assertFile(ctx, fileId);
  const trace = { action: 'problems.addEvidence', objectType: 'problem', objectId: row.id, fields: [stage] };
  act(ctx, { ...trace, handler: { id: handler.personId, name: handler.name } }, () =>
    keepEvidence(ctx, fileId, {
      problemId: row.id,
      stage,
      round: row.reopenedCount,
      handlerId: handler.personId,
    }),
  );
}
