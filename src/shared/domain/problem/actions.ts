import { attribute } from '#shared/domain/people/people.ts';
import type { Actor, Handler } from '#shared/domain/people/people.ts';
import { roleLabels } from '#shared/domain/people/roles.ts';
import type { BusinessRole } from '#shared/domain/people/roles.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { conditions, demands } from './guards.ts';
import { ProblemAction, problemActionLabels, problemStatusLabels } from './problem.ts';
import type { Problem, ProblemStatus } from './problem.ts';
import { usualRules } from '#shared/domain/supervision/rules.ts';
import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';
import { problemActionRules, problemTransitions } from './transitions.ts';
import type { Condition, Demand } from './transitions.ts';
import type { Refusal } from './verifier.ts';

export type AvailableAction = {
  readonly action: ProblemAction;
  readonly allowed: boolean;
  readonly reason?: Refusal;
};

type Target = ProblemStatus | 'former';

/**
 * The steps a problem may take from where it is, each with the reason when this account may not take it now.
 * `handler` is the 办理人 on the form; until one is named, the account's own person.
 */
export function availableActions(
  problem: Problem,
  actor: Actor,
  handler: Handler = actor,
  rules: SupervisionRules = usualRules,
): AvailableAction[] {
  return ProblemAction.options.flatMap((action): AvailableAction[] => {
    if (targetOf(problem.status, action) === undefined) return [];
    if (findUnmet(problem, action) !== undefined) return [];
    const reason = findRefusal(problem, action, { actor, handler, rules });
    return reason === undefined ? [{ action, allowed: true }] : [{ action, allowed: false, reason }];
  });
}

/**
 * @returns the state the problem is in after the action; `former`: the one it was merged from
 * @throws AppError problem.wrong-status, problem.role, or the first of the action's own refusals
 */
export function checkAction(
  problem: Problem,
  action: ProblemAction,
  actor: Actor,
  handler: Handler = actor,
  rules: SupervisionRules = usualRules,
): Target {
  const target = targetOf(problem.status, action);
  if (target === undefined) throw wrongStatus(problem.status, action);
  const refusal = findUnmet(problem, action) ?? findRefusal(problem, action, { actor, handler, rules });
  if (refusal !== undefined) throw new AppError(refusal.code, refusal.params);
  return target;
}

/**
 * What a closed problem becomes when an inspection finds the same again: nobody chooses this, so no role is asked.
 * @throws AppError problem.wrong-status for one that is not closed
 */
export function relapse(
  problem: Pick<Problem, 'status' | 'reopenCount'>,
): Pick<Problem, 'status' | 'reopenCount'> {
  if (problem.status !== 'closed') throw wrongStatus(problem.status, 'reopen');
  return { status: problemTransitions.closed.reopen, reopenCount: problem.reopenCount + 1 };
}

function wrongStatus(status: ProblemStatus, action: ProblemAction): AppError {
  return new AppError('problem.wrong-status', {
    status: problemStatusLabels[status],
    action: problemActionLabels[action],
  });
}

function targetOf(status: ProblemStatus, action: ProblemAction): Target | undefined {
  const steps: Partial<Record<ProblemAction, Target>> = problemTransitions[status];
  return steps[action];
}

function findUnmet(problem: Problem, action: ProblemAction): Refusal | undefined {
  const when: readonly Condition[] = problemActionRules[action].when;
  for (const name of when) {
    const refusal = conditions[name](problem);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

type Asked = { actor: Actor; handler: Handler; rules: SupervisionRules };

function findRefusal(
  problem: Problem,
  action: ProblemAction,
  { actor, handler, rules }: Asked,
): Refusal | undefined {
  const { role } = actor;
  const allowed: readonly BusinessRole[] = problemActionRules[action].roles;
  if (!allowed.some((one) => one === role)) {
    return {
      code: 'problem.role',
      params: { action: problemActionLabels[action], role: roleLabels[role] },
    };
  }
  const asking = { by: attribute(actor, handler), role, rules };
  const wanted: readonly Demand[] = problemActionRules[action].demands;
  for (const name of wanted) {
    const refusal = demands[name](problem, asking);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
