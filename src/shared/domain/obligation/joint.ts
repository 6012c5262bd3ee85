import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { JOINT_UNITS } from '#shared/domain/inspection/inspection.ts';
import type { Id } from '#shared/domain/people/people.ts';
import type { VenueCheck } from './matrix.ts';
import { defaultEntryRules, needsConfirmation } from './period-state.ts';
import type { EntryRules, PeriodAct } from './period-state.ts';
import type { Rule } from './rule.ts';

/** An inspection with who took part, and in which operation. */
export type JointCheck = VenueCheck & {
  readonly operationId: Id | null;
  readonly unitIds: readonly Id[];
};

/** One joint operation, put together from the inspections made in it. */
export type JointOperation = PeriodAct & {
  readonly unitIds: readonly Id[];
  readonly venueIds: readonly Id[];
};

export type MonthlyJoint = {
  readonly month: string;
  /** 0 where the rule is not a monthly one. */
  readonly needed: number;
  readonly done: number;
  /** Units that took part in any of them. */
  readonly unitIds: readonly Id[];
  readonly operations: readonly JointOperation[];
};

/**
 * The joint operations among inspections, by day. Eight venues in one operation are one joint check, not eight;
 * inspections that name no operation are one operation a day. An operation counts from its first entry that counts.
 */
export function jointOperations(
  inspections: readonly JointCheck[],
  rules: EntryRules = defaultEntryRules,
): JointOperation[] {
  const groups = Map.groupBy(
    inspections.filter((check) => check.kind === 'joint'),
    (check) => check.operationId ?? check.actOn,
  );
  return [...groups]
    .map(([id, checks]) => toOperation(id, checks, rules))
    .filter((operation) => operation.unitIds.length >= JOINT_UNITS)
    .toSorted((a, b) => (a.actOn < b.actOn ? -1 : 1));
}

/** @param month 'YYYY-MM' */
export function monthlyJoint(
  rule: Rule,
  inspections: readonly JointCheck[],
  month: string,
  rules: EntryRules = defaultEntryRules,
): MonthlyJoint {
  const counted = inspections.filter((check) => isCounted(check, rules));
  const operations = jointOperations(counted, rules).filter((operation) =>
    operation.actOn.startsWith(`${month}-`),
  );
  return {
    month,
    needed: rule.every === 'month' ? rule.times : 0,
    done: operations.length,
    unitIds: distinct(operations.flatMap((operation) => operation.unitIds)),
    operations,
  };
}

function toOperation(id: Id, checks: readonly JointCheck[], rules: EntryRules): JointOperation {
  const first = checks.toSorted((a, b) => (countedOn(a, rules) < countedOn(b, rules) ? -1 : 1))[0];
  if (first === undefined) throw new RangeError('an operation has at least one inspection');
  return {
    id,
    actOn: first.actOn,
    enteredOn: first.enteredOn,
    confirmedOn: first.confirmedOn,
    unitIds: distinct(checks.flatMap((check) => check.unitIds)),
    venueIds: distinct(checks.flatMap((check) => check.venueId ?? [])),
  };
}

/** The day an act began to count, or one after all others while it waits for a second person. */
function countedOn(act: PeriodAct, rules: EntryRules): PlainDate {
  return needsConfirmation(act.actOn, act.enteredOn, rules)
    ? (act.confirmedOn ?? '9999-12-31')
    : act.enteredOn;
}

function isCounted(act: PeriodAct, rules: EntryRules): boolean {
  return act.confirmedOn !== null || !needsConfirmation(act.actOn, act.enteredOn, rules);
}

function distinct(ids: readonly Id[]): Id[] {
  return [...new Set(ids)];
}
