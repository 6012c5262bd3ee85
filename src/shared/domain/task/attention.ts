import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Actor } from '#shared/domain/people/people.ts';
import { ladderSteps, rungs, stepKey } from '#shared/domain/supervision/ladder.ts';
import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';
import { assignmentOffers } from './actions.ts';
import { isLate, supervisedBy } from './status.ts';
import type { Assignment, AssignmentAction, Task } from './task.ts';

export type AttentionKind = 'to-sign' | 'overdue' | 'to-verify' | 'to-decide' | 'to-close' | 'to-escalate';

/** Why a unit's part of an item wants this account's hand today. */
export type TaskAttention = {
  readonly kind: AttentionKind;
  readonly assignmentId: string;
  /** The day it is about: the deadline, or the day the ladder's step fell due. */
  readonly on: PlainDate;
};

export type AttentionRules = {
  readonly actor: Actor;
  readonly ladder: SupervisionRules;
  readonly holidays?: HolidayTable;
  /** Steps of the ladder already written down, by `stepKey`. */
  readonly recorded: (assignmentId: string) => ReadonlySet<string>;
};

const waiting: readonly (readonly [AssignmentAction, AttentionKind])[] = [
  ['sign', 'to-sign'],
  ['verify', 'to-verify'],
  ['approve', 'to-decide'],
  ['close', 'to-close'],
];

/** What of an item stands on this account's first screen; nothing for what is over. */
export function taskAttention(task: Task, today: PlainDate, rules: AttentionRules): TaskAttention[] {
  return task.assignments.flatMap((assignment) => [
    ...ownSteps(task, assignment, rules),
    ...(isLate(assignment, today) && isHis(assignment, rules.actor)
      ? [{ kind: 'overdue' as const, assignmentId: assignment.id, on: assignment.deadline }]
      : []),
    ...stepsToTake(task, assignment, today, rules),
  ]);
}

/** A unit's people look after their own part, who coordinates after all of them. */
function isHis({ unitId }: Assignment, { role, unitId: own }: Actor): boolean {
  return role !== 'officer' || unitId === own;
}

function ownSteps(task: Task, assignment: Assignment, { actor, ladder }: AttentionRules): TaskAttention[] {
  if (task.dispatchedBy === null || task.isCancelled) return [];
  const allowed = new Set(
    assignmentOffers(task, assignment, actor, ladder)
      .filter((offer) => offer.allowed)
      .map(({ action }) => action),
  );
  return waiting
    .filter(([action]) => allowed.has(action))
    .filter(([action]) => action !== 'sign' || assignment.unitId === actor.unitId)
    .map(([, kind]) => ({ kind, assignmentId: assignment.id, on: assignment.deadline }));
}

/** Steps of the ladder that wait for a person, and which this account may take. */
function stepsToTake(
  task: Task,
  assignment: Assignment,
  today: PlainDate,
  { actor, ladder, holidays, recorded }: AttentionRules,
): TaskAttention[] {
  const item = supervisedBy(assignment);
  if (!item || task.dispatchedBy === null || task.isCancelled) return [];
  const done = recorded(assignment.id);
  const { missed, due } = ladderSteps(item, today, ladder, holidays);
  const open = [...missed, ...due].filter(
    (step) =>
      !rungs[step.rung].isAutomatic &&
      !done.has(stepKey(step)) &&
      (step.rung === 'talk' ? actor.role === 'leader' : actor.role !== 'officer'),
  );
  const highest = open.at(-1);
  return highest ? [{ kind: 'to-escalate', assignmentId: assignment.id, on: highest.on }] : [];
}
