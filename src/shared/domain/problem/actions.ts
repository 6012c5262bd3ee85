import { attribute } from '#shared/domain/people/people.ts';
import type { Actor, Attribution, Handler } from '#shared/domain/people/people.ts';
import { roleLabels } from '#shared/domain/people/roles.ts';
import type { BusinessRole, Role } from '#shared/domain/people/roles.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { problemActionLabels, problemStatusLabels } from './problem.ts';
import type { Problem, ProblemAction, ProblemStatus } from './problem.ts';
import { currentFixes, findMissingEvidence, findVerifierConflict } from './verifier.ts';
import type { Refusal } from './verifier.ts';

type Guard = (problem: Problem, by: Attribution, role: Role) => Refusal | undefined;

type ActionRule = {
  readonly roles: readonly BusinessRole[];
  /** Asked in this order; the first refusal is the reason given. */
  readonly guards: readonly Guard[];
  /** Whether it opens a new round of rectification (反弹). */
  readonly isRelapse: boolean;
};

/** What can be done with a problem in each state, and where it goes then. A new step is a line here and one below. */
export const problemTransitions = {
  found: { assign: 'assigned' },
  assigned: { reassign: 'assigned', submit: 'submitted' },
  submitted: { close: 'closed', 'send-back': 'assigned' },
  closed: { reopen: 'assigned' },
} as const satisfies Record<ProblemStatus, Partial<Record<ProblemAction, ProblemStatus>>>;

const COORDINATING = ['coordinator', 'leader'] as const satisfies readonly BusinessRole[];
const BUSINESS = ['coordinator', 'officer', 'leader'] as const satisfies readonly BusinessRole[];

export const problemActionRules = {
  assign: { roles: COORDINATING, guards: [], isRelapse: false },
  reassign: { roles: COORDINATING, guards: [], isRelapse: false },
  submit: { roles: BUSINESS, guards: [ofRectifyingUnit], isRelapse: false },
  close: { roles: BUSINESS, guards: [hasFix, findMissingEvidence, findVerifierConflict], isRelapse: false },
  'send-back': { roles: BUSINESS, guards: [], isRelapse: false },
  reopen: { roles: COORDINATING, guards: [], isRelapse: true },
} as const satisfies Record<ProblemAction, ActionRule>;

export type AvailableAction = {
  readonly action: ProblemAction;
  readonly allowed: boolean;
  readonly reason?: Refusal;
};

/**
 * The steps a problem may take from where it is, each with the reason when this account may not take it now.
 * `handler` is the 办理人 on the form; until one is named, the account's own person.
 */
export function availableActions(
  problem: Problem,
  actor: Actor,
  handler: Handler = actor,
): AvailableAction[] {
  return stepsFrom(problem.status).map(([action]) => {
    const reason = findRefusal(problem, action, actor, handler);
    return reason === undefined ? { action, allowed: true } : { action, allowed: false, reason };
  });
}

/**
 * @returns the state the problem is in after the action, and its 反弹次数
 * @throws AppError problem.wrong-status, problem.role, or the first of the action's own refusals
 */
export function checkAction(
  problem: Problem,
  action: ProblemAction,
  actor: Actor,
  handler: Handler = actor,
): Pick<Problem, 'status' | 'reopenCount'> {
  const step = stepsFrom(problem.status).find(([name]) => name === action);
  if (step === undefined) {
    throw new AppError('problem.wrong-status', {
      status: problemStatusLabels[problem.status],
      action: problemActionLabels[action],
    });
  }
  const refusal = findRefusal(problem, action, actor, handler);
  if (refusal !== undefined) throw new AppError(refusal.code, refusal.params);
  return {
    status: step[1],
    reopenCount: problem.reopenCount + (problemActionRules[action].isRelapse ? 1 : 0),
  };
}

/**
 * What a closed problem becomes when an inspection finds the same again: nobody chooses this, so no role is asked.
 * @throws AppError problem.wrong-status for one that is not closed
 */
export function relapse(
  problem: Pick<Problem, 'status' | 'reopenCount'>,
): Pick<Problem, 'status' | 'reopenCount'> {
  if (problem.status !== 'closed') {
    throw new AppError('problem.wrong-status', {
      status: problemStatusLabels[problem.status],
      action: problemActionLabels.reopen,
    });
  }
  return { status: problemTransitions.closed.reopen, reopenCount: problem.reopenCount + 1 };
}

function findRefusal(
  problem: Problem,
  action: ProblemAction,
  actor: Actor,
  handler: Handler,
): Refusal | undefined {
  const rule: ActionRule = problemActionRules[action];
  if (!rule.roles.some((role) => role === actor.role)) {
    return {
      code: 'problem.role',
      params: { action: problemActionLabels[action], role: roleLabels[actor.role] },
    };
  }
  const by = attribute(actor, handler);
  for (const guard of rule.guards) {
    const refusal = guard(problem, by, actor.role);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function stepsFrom(status: ProblemStatus): [ProblemAction, ProblemStatus][] {
  return Object.entries(problemTransitions[status]) as [ProblemAction, ProblemStatus][];
}

function hasFix(problem: Problem): Refusal | undefined {
  return currentFixes(problem).length === 0 ? { code: 'problem.fix-missing' } : undefined;
}

/** An officer reports for his own unit; the coordinator and the leader also type what others hand in on paper. */
function ofRectifyingUnit(problem: Problem, by: Attribution, role: Role): Refusal | undefined {
  return role === 'officer' && by.typist.unitId !== problem.unitId
    ? { code: 'problem.other-unit' }
    : undefined;
}
