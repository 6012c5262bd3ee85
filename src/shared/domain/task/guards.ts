import { findDependence } from '#shared/domain/people/independence.ts';
import type { Dependence } from '#shared/domain/people/independence.ts';
import { tookPart } from '#shared/domain/people/people.ts';
import type { Attribution } from '#shared/domain/people/people.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { mayDecideExtension } from '#shared/domain/supervision/extension.ts';
import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import type { Assignment, Task } from './task.ts';

export type Refusal = { readonly code: ErrorCode; readonly params?: ErrorParams };

/** Who acts. `isNamed`: whether 办理人 was named on the form; until then nobody can say he is the wrong one. */
export type Doer = {
  readonly by: Attribution;
  readonly role: Role;
  readonly isNamed: boolean;
  readonly rules: Pick<SupervisionRules, 'extensionLimit'>;
};

export type Guard = (assignment: Assignment, doer: Doer, task: Task) => Refusal | undefined;
export type TaskGuard = (task: Task, doer: Doer) => Refusal | undefined;

/** An officer signs and reports for his own unit; the coordinator and the leader also type what came in on paper. */
export function typedForOwnUnit({ unitId }: Assignment, { by, role }: Doer): Refusal | undefined {
  return role === 'officer' && by.typist.unitId !== unitId ? { code: 'task.other-unit' } : undefined;
}

/** Whoever types it: it was done by somebody of the unit. */
export function doneByUnit({ unitId }: Assignment, { by, isNamed }: Doer): Refusal | undefined {
  const isTheirs = by.handler.unitId === unitId;
  return isTheirs || (!isNamed && by.typist.unitId !== unitId) ? undefined : { code: 'task.handler-unit' };
}

const verifierRefusals = {
  'same-person': { code: 'task.self-verify' },
  'unit-unknown': { code: 'task.verifier-unit-unknown' },
  'same-unit': { code: 'task.same-unit' },
} as const satisfies Record<Dependence, Refusal>;

/** Who looks at a report is neither 办理人 nor 录入人 of any report on it, nor of the unit. */
export function lookedAtByOther({ unitId, reports }: Assignment, { by }: Doer): Refusal | undefined {
  const dependence = findDependence(by, reports, [unitId]);
  return dependence && verifierRefusals[dependence];
}

const deciderRefusals = {
  'same-person': { code: 'task.self-decide' },
  'unit-unknown': { code: 'task.decider-unit-unknown' },
  'same-unit': { code: 'task.decider-same-unit' },
} as const satisfies Record<Dependence, Refusal>;

/** More time is given by somebody else than who asked, and not by the unit itself; often enough, by the leader only. */
export function decidedByOther(
  { unitId, extensions }: Assignment,
  { by, role, rules }: Doer,
): Refusal | undefined {
  const asked = extensions.find(({ status }) => status === 'pending');
  if (!asked) return { code: 'task.extension-none' };
  const granted = extensions.filter(({ status }) => status === 'approved').length;
  if (!mayDecideExtension(role, granted, rules.extensionLimit))
    return { code: 'task.extension-leader', params: { count: granted } };
  const dependence = findDependence(by, [asked.by], [unitId]);
  return dependence && deciderRefusals[dependence];
}

export function noneAsked({ extensions }: Assignment): Refusal | undefined {
  return extensions.some(({ status }) => status === 'pending')
    ? { code: 'task.extension-pending' }
    : undefined;
}

export function notListed({ level }: Assignment): Refusal | undefined {
  return level === 'list' ? { code: 'task.listed-already' } : undefined;
}

const over: readonly Assignment['status'][] = ['closed', 'withdrawn'];

/** The lead unit answers for the whole: its part is settled last. */
export function leadComesLast(assignment: Assignment, _doer: Doer, task: Task): Refusal | undefined {
  if (assignment.part !== 'lead') return undefined;
  const open = task.assignments.filter(({ id, status }) => id !== assignment.id && !over.includes(status));
  return open.length === 0 ? undefined : { code: 'task.partners-open', params: { count: open.length } };
}

/** Taken back by who handed it out, on paper or at the keyboard, or by the leader. */
export function takenBackByDispatcher(task: Task, { by, role }: Doer): Refusal | undefined {
  const { dispatchedBy } = task;
  if (dispatchedBy === null || role === 'leader') return undefined;
  const { personId, accountId } = by.typist;
  return tookPart(dispatchedBy, { personId, accountId }) ? undefined : { code: 'task.not-dispatcher' };
}

export function hasUnits({ assignments }: Task): Refusal | undefined {
  return assignments.length === 0 ? { code: 'task.no-unit' } : undefined;
}
