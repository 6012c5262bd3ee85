import { attribute } from '#shared/domain/people/people.ts';
import type { Actor, Handler } from '#shared/domain/people/people.ts';
import { roleLabels } from '#shared/domain/people/roles.ts';
import type { BusinessRole, Role } from '#shared/domain/people/roles.ts';
import { usualRules } from '#shared/domain/supervision/rules.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import {
  decidedByOther,
  doneByUnit,
  hasUnits,
  leadComesLast,
  lookedAtByOther,
  noneAsked,
  notListed,
  takenBackByDispatcher,
  typedForOwnUnit,
} from './guards.ts';
import type { Doer, Guard, Refusal, TaskGuard } from './guards.ts';
import { taskStatus } from './status.ts';
import {
  assignmentActionLabels,
  assignmentStatusLabels,
  taskActionLabels,
  taskStatusLabels,
} from './task.ts';
import type { Assignment, AssignmentAction, AssignmentStatus, Task, TaskAction, TaskStatus } from './task.ts';

type Steps = Partial<Record<AssignmentAction, AssignmentStatus>>;

const pressed = (status: AssignmentStatus): Steps => ({
  urge: status,
  supervise: status,
  talk: status,
  list: status,
  withdraw: 'withdrawn',
});
const atWork = (status: AssignmentStatus): Steps => ({
  report: 'reported',
  extend: status,
  approve: status,
  refuse: status,
  ...pressed(status),
});

/** What can be done with a unit's part in each state, and where it goes then. */
export const assignmentTransitions: Record<AssignmentStatus, Steps> = {
  dispatched: { sign: 'signed', ...pressed('dispatched') },
  signed: atWork('signed'),
  returned: atWork('returned'),
  reported: { verify: 'verified', 'send-back': 'returned', withdraw: 'withdrawn' },
  verified: { close: 'closed', 'send-back': 'returned' },
  closed: {},
  withdrawn: {},
};

const COORDINATING = ['coordinator', 'leader'] as const satisfies readonly BusinessRole[];
const BUSINESS = ['coordinator', 'officer', 'leader'] as const satisfies readonly BusinessRole[];
const LEADER = ['leader'] as const satisfies readonly BusinessRole[];

/** Who may, and what else is asked; the first refusal is the reason given. */
type Rule<G> = { readonly roles: readonly BusinessRole[]; readonly guards: readonly G[] };

const withdrawnByDispatcher: Guard = (_assignment, doer, task) => takenBackByDispatcher(task, doer);

export const assignmentRules: Record<AssignmentAction, Rule<Guard>> = {
  sign: { roles: BUSINESS, guards: [typedForOwnUnit, doneByUnit] },
  report: { roles: BUSINESS, guards: [typedForOwnUnit, doneByUnit] },
  verify: { roles: BUSINESS, guards: [lookedAtByOther] },
  'send-back': { roles: BUSINESS, guards: [lookedAtByOther] },
  close: { roles: COORDINATING, guards: [leadComesLast] },
  extend: { roles: BUSINESS, guards: [typedForOwnUnit, noneAsked, doneByUnit] },
  approve: { roles: COORDINATING, guards: [decidedByOther] },
  refuse: { roles: COORDINATING, guards: [decidedByOther] },
  urge: { roles: COORDINATING, guards: [] },
  supervise: { roles: COORDINATING, guards: [] },
  talk: { roles: LEADER, guards: [] },
  list: { roles: LEADER, guards: [notListed] },
  withdraw: { roles: COORDINATING, guards: [withdrawnByDispatcher, leadComesLast] },
};

const alive: readonly TaskAction[] = ['add-unit', 'cancel'];

/** What can be done with the item as a whole. */
export const taskTransitions: Record<TaskStatus, readonly TaskAction[]> = {
  draft: ['save', 'dispatch', 'cancel'],
  'to-sign': alive,
  'under-way': alive,
  'to-verify': alive,
  'to-close': alive,
  closed: [],
  cancelled: [],
};

export const taskRules: Record<TaskAction, Rule<TaskGuard>> = {
  save: { roles: COORDINATING, guards: [] },
  dispatch: { roles: COORDINATING, guards: [hasUnits] },
  'add-unit': { roles: COORDINATING, guards: [] },
  cancel: { roles: COORDINATING, guards: [takenBackByDispatcher] },
};

export type Offer<A> = { readonly action: A; readonly allowed: boolean; readonly reason?: Refusal };

/** The steps a unit's part may take now, each with the reason when this account may not take it. */
export function assignmentOffers(
  task: Task,
  assignment: Assignment,
  actor: Actor,
  rules: Doer['rules'] = usualRules,
): Offer<AssignmentAction>[] {
  const isAsked = assignment.extensions.some(({ status }) => status === 'pending');
  return stepsFrom(assignment.status)
    .filter(([action]) => isAsked || (action !== 'approve' && action !== 'refuse'))
    .map(([action]) =>
      offerOf(action, findRefusal(task, assignment, action, doerOf(actor, undefined, rules))),
    );
}

/**
 * @returns the state the unit's part is in afterwards
 * @throws AppError task.wrong-status, task.role, or the first of the action's own refusals
 */
export function checkAssignment(
  { task, assignment }: { task: Task; assignment: Assignment },
  action: AssignmentAction,
  actor: Actor,
  handler?: Handler,
  rules: Doer['rules'] = usualRules,
): AssignmentStatus {
  const next = stepsFrom(assignment.status).find(([name]) => name === action)?.[1];
  if (next === undefined || task.dispatchedBy === null || task.isCancelled) {
    throw wrongStatus(assignmentStatusLabels[assignment.status], assignmentActionLabels[action]);
  }
  const refusal = findRefusal(task, assignment, action, doerOf(actor, handler, rules));
  if (refusal) throw new AppError(refusal.code, refusal.params);
  return next;
}

/** The steps the whole item may take now. */
export function taskOffers(task: Task, actor: Actor): Offer<TaskAction>[] {
  return taskTransitions[taskStatus(task)].map((action) =>
    offerOf(action, findTaskRefusal(task, action, doerOf(actor, undefined))),
  );
}

/** @throws AppError task.wrong-status, task.role, or the first of the action's own refusals */
export function checkTask(task: Task, action: TaskAction, actor: Actor, handler?: Handler): void {
  const status = taskStatus(task);
  if (!taskTransitions[status].includes(action))
    throw wrongStatus(taskStatusLabels[status], taskActionLabels[action]);
  const refusal = findTaskRefusal(task, action, doerOf(actor, handler));
  if (refusal) throw new AppError(refusal.code, refusal.params);
}

function doerOf(actor: Actor, handler: Handler | undefined, rules: Doer['rules'] = usualRules): Doer {
  return { by: attribute(actor, handler), role: actor.role, isNamed: handler !== undefined, rules };
}

function findRefusal(
  task: Task,
  assignment: Assignment,
  action: AssignmentAction,
  doer: Doer,
): Refusal | undefined {
  const { roles, guards } = assignmentRules[action];
  return (
    wrongRole(roles, assignmentActionLabels[action], doer.role) ??
    firstOf(guards.map((guard) => () => guard(assignment, doer, task)))
  );
}

function findTaskRefusal(task: Task, action: TaskAction, doer: Doer): Refusal | undefined {
  const { roles, guards } = taskRules[action];
  return (
    wrongRole(roles, taskActionLabels[action], doer.role) ??
    firstOf(guards.map((guard) => () => guard(task, doer)))
  );
}

function firstOf(guards: readonly (() => Refusal | undefined)[]): Refusal | undefined {
  for (const guard of guards) {
    const refusal = guard();
    if (refusal) return refusal;
  }
  return undefined;
}

function wrongRole(roles: readonly Role[], action: string, role: Role): Refusal | undefined {
  return roles.includes(role) ? undefined : { code: 'task.role', params: { action, role: roleLabels[role] } };
}

function wrongStatus(status: string, action: string): AppError {
  return new AppError('task.wrong-status', { status, action });
}

function offerOf<A>(action: A, reason: Refusal | undefined): Offer<A> {
  return reason ? { action, allowed: false, reason } : { action, allowed: true };
}

function stepsFrom(status: AssignmentStatus): [AssignmentAction, AssignmentStatus][] {
  return Object.entries(assignmentTransitions[status]) as [AssignmentAction, AssignmentStatus][];
}
