import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { attribute } from '#shared/domain/people/people.ts';
import type { Actor, Attribution } from '#shared/domain/people/people.ts';
import { assignmentOffers, checkAssignment } from '#shared/domain/task/actions.ts';
import { isLate, taskStatus } from '#shared/domain/task/status.ts';
import { AssignmentAction } from '#shared/domain/task/task.ts';
import type { Assignment, Task } from '#shared/domain/task/task.ts';
import { refusalOf } from '../refusal.ts';

const units = ['village', 'police', 'hall', null] as const;
const actors: readonly Actor[] = (['coordinator', 'officer', 'leader', 'system'] as const).flatMap((role) =>
  units.map((unitId) => ({
    role,
    unitId,
    personId: `${role} ${unitId}`,
    accountId: `account of ${role} ${unitId}`,
  })),
);
const who = fc.constantFrom(...actors);
/** Mostly onwards, so that many walks arrive somewhere; anything at all now and then. */
const anyAction = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<AssignmentAction[]>('sign', 'report', 'verify', 'close') },
  { weight: 4, arbitrary: fc.constantFrom<AssignmentAction[]>('extend', 'approve') },
  { weight: 1, arbitrary: fc.constantFrom(...AssignmentAction.options) },
);
const step = fc.record({
  at: fc.nat(1),
  action: anyAction,
  actor: who,
  /** Null: in his own name. */
  handler: fc.option(who, { freq: 3 }),
  days: fc.integer({ min: 1, max: 9 }),
});
type Step = { at: number; action: AssignmentAction; actor: Actor; handler: Actor | null; days: number };

const dispatchedBy = attribute(actors[0] ?? { role: 'leader', unitId: null, personId: '', accountId: '' });
const start = (id: string, unitId: string, part: Assignment['part']): Assignment => ({
  id,
  unitId,
  part,
  status: 'dispatched',
  deadline: '2026-11-20',
  originalDeadline: '2026-11-20',
  dispatchedOn: '2026-11-02',
  signedOn: null,
  reportedOn: null,
  level: 'none',
  reports: [],
  extensions: [],
});

/** What a step that went through leaves behind, as the store would keep it. */
function after(part: Assignment, { action, days }: Step, by: Attribution): Assignment {
  const settle = (status: 'approved' | 'refused' | 'dropped') =>
    part.extensions.map((one) => (one.status === 'pending' ? { ...one, status } : one));
  const asked = part.extensions.find(({ status }) => status === 'pending');
  switch (action) {
    case 'sign':
      return { ...part, signedOn: '2026-11-03' };
    case 'report':
      return {
        ...part,
        reportedOn: '2026-11-10',
        reports: [...part.reports, by],
        extensions: settle('dropped'),
      };
    case 'send-back':
      return { ...part, reportedOn: null };
    case 'extend': {
      const to = addDays(part.deadline, days);
      const one = { id: 'x', by, status: 'pending' as const, from: part.deadline, to };
      return { ...part, extensions: [...part.extensions, one] };
    }
    case 'approve':
      return { ...part, deadline: asked?.to ?? part.deadline, extensions: settle('approved') };
    case 'refuse':
      return { ...part, extensions: settle('refused') };
    case 'list':
      return { ...part, level: 'list' };
    default:
      return part;
  }
}

function isOver(part: Assignment | undefined): boolean {
  return part?.status === 'closed' || part?.status === 'withdrawn';
}

type Told = { step: Step; unit: string };

function walk(steps: readonly Step[]): { task: Task; told: Told[] } {
  let task: Task = {
    id: 't',
    dispatchedBy,
    isCancelled: false,
    assignments: [start('a', 'village', 'lead'), start('b', 'police', 'support')],
  };
  const told: Told[] = [];
  for (const one of steps) {
    const assignment = task.assignments[one.at];
    if (!assignment) continue;
    const { personId, unitId } = one.handler ?? one.actor;
    const handler = { personId, unitId };
    const act = () => checkAssignment({ task, assignment }, one.action, one.actor, handler);
    const offered = assignmentOffers(task, assignment, one.actor).find(({ action }) => action === one.action);
    if (refusalOf(act) !== undefined) continue;
    // What went through had been offered: nobody is refused by the screen what the core would let him do in his own name.
    expect(one.handler !== null || offered?.allowed === true).toBe(true);
    const next = { ...after(assignment, one, attribute(one.actor, handler)), status: act() };
    task = { ...task, assignments: task.assignments.map((part, at) => (at === one.at ? next : part)) };
    told.push({ step: one, unit: next.unitId });
  }
  return { task, told };
}

const paths = fc.array(step, { minLength: 60, maxLength: 200, size: 'max' });

it('whatever is tried in whatever order, nothing is settled without a report and somebody else who looked', () => {
  let closed = 0;
  fc.assert(
    fc.property(paths, (steps) => {
      const { task, told } = walk(steps);
      for (const part of task.assignments.filter(({ status }) => status === 'closed')) {
        closed += 1;
        const own = told.filter(({ unit }) => unit === part.unitId).map((one) => one.step);
        const reported = own.filter(({ action }) => action === 'report');
        const verified = own.findLast(({ action }) => action === 'verify');
        expect(reported.length).toBeGreaterThan(0);
        expect(verified).toBeDefined();
        const hands = reported.flatMap(({ actor, handler }) => [actor.personId, handler?.personId]);
        for (const one of [verified?.actor, verified?.handler ?? verified?.actor]) {
          expect(hands).not.toContain(one?.personId);
          expect([null, part.unitId]).not.toContain(one?.unitId);
        }
      }
    }),
    { numRuns: 400 },
  );
  expect(closed).toBeGreaterThan(0);
});

it('the first day stays, the day that holds only moves on, and each move was granted by somebody else', () => {
  let granted = 0;
  fc.assert(
    fc.property(paths, (steps) => {
      const { task, told } = walk(steps);
      for (const part of task.assignments) {
        const moves = part.extensions.filter(({ status }) => status === 'approved');
        granted += moves.length;
        expect(part.originalDeadline).toBe('2026-11-20');
        expect(part.deadline).toBe(moves.at(-1)?.to ?? part.originalDeadline);
        expect(moves.every(({ from, to }) => from < to)).toBe(true);
        const decided = told.filter(
          ({ unit, step: { action } }) => unit === part.unitId && action === 'approve',
        );
        expect(decided.length).toBe(moves.length);
        for (const [index, { step: decision }] of decided.entries()) {
          const asker = moves[index]?.by;
          expect(decision.actor.role === 'leader' || index < 2).toBe(true);
          expect([asker?.handler.personId, asker?.typist.personId]).not.toContain(decision.handler?.personId);
          expect([asker?.handler.personId, asker?.typist.personId]).not.toContain(decision.actor.personId);
        }
      }
    }),
    { numRuns: 400 },
  );
  expect(granted).toBeGreaterThan(0);
});

it('the lead is over only when nobody works on, what is over stays so, and an item that is over is late for nobody', () => {
  fc.assert(
    fc.property(paths, (steps) => {
      for (let length = 0; length <= steps.length; length += 25) {
        const { task } = walk(steps.slice(0, length));
        const [lead, support] = task.assignments;
        expect(isOver(lead) && !isOver(support)).toBe(false);
        const status = taskStatus(task);
        if (status !== 'closed' && status !== 'cancelled') continue;
        expect(task.assignments.some((part) => isLate(part, '2030-01-01'))).toBe(false);
        expect(walk(steps).task).toEqual(task);
      }
    }),
    { numRuns: 150 },
  );
});
