import { describe, expect, it } from 'vitest';
import type { Actor, Attribution } from '#shared/domain/people/people.ts';
import { Role } from '#shared/domain/people/roles.ts';
import { assignmentOffers, checkAssignment, checkTask, taskOffers } from '#shared/domain/task/actions.ts';
import { taskStatus } from '#shared/domain/task/status.ts';
import {
  AssignmentAction,
  AssignmentStatus,
  Task,
  TaskAction,
  TaskStatus,
} from '#shared/domain/task/task.ts';
import type { Assignment } from '#shared/domain/task/task.ts';
import { describeError } from '#shared/rpc/app-error.ts';
import { taskErrors } from '#shared/text/errors/task.ts';
import { refusalOf } from '../refusal.ts';

const report: Attribution = {
  handler: { personId: 'doer', unitId: 'village' },
  typist: { accountId: 'typist-account', personId: 'typist', unitId: 'office' },
};
const dispatcher: Attribution = {
  handler: { personId: 'boss', unitId: 'hall' },
  typist: { accountId: 'sender-account', personId: 'sender', unitId: 'hall' },
};

function part(change: Partial<Assignment> = {}): Assignment {
  const asked = { id: 'x', by: report, status: 'pending', from: '2026-11-20', to: '2026-11-30' } as const;
  return {
    id: 'a1',
    unitId: 'village',
    part: 'lead',
    status: 'signed',
    deadline: '2026-11-20',
    originalDeadline: '2026-11-20',
    dispatchedOn: '2026-11-02',
    signedOn: '2026-11-03',
    reportedOn: null,
    level: 'none',
    reports: [report],
    extensions: [asked],
    ...change,
  };
}

function item(assignment: Assignment, change: Partial<Task> = {}): Task {
  return { id: 't1', dispatchedBy: dispatcher, isCancelled: false, assignments: [assignment], ...change };
}

const roles: readonly Role[] = Role.options;
/** Who somebody is to the thing: each of them under every role. */
const relations = {
  'of the unit': { accountId: 'own-account', personId: 'own', unitId: 'village' },
  'who did it': { accountId: 'doer-account', personId: 'doer', unitId: 'village' },
  'who typed it': { accountId: 'typist-account', personId: 'typist', unitId: 'office' },
  'who handed it out': { accountId: 'sender-account', personId: 'sender', unitId: 'hall' },
  'of no known unit': { accountId: 'lost-account', personId: 'lost', unitId: null },
  'somebody else': { accountId: 'other-account', personId: 'other', unitId: 'police' },
} as const;
type Relation = keyof typeof relations;

const cases = AssignmentStatus.options.flatMap((status) =>
  AssignmentAction.options.flatMap((action) =>
    roles.flatMap((role) =>
      (Object.keys(relations) as Relation[]).map((relation) => ({ status, action, role, relation })),
    ),
  ),
);

/** The same table written a second time, from the office's own words. state → action → where it goes. */
const goes: Record<AssignmentStatus, Partial<Record<AssignmentAction, AssignmentStatus>>> = {
  dispatched: {
    sign: 'signed',
    urge: 'dispatched',
    supervise: 'dispatched',
    talk: 'dispatched',
    list: 'dispatched',
    withdraw: 'withdrawn',
  },
  signed: {
    report: 'reported',
    extend: 'signed',
    approve: 'signed',
    refuse: 'signed',
    urge: 'signed',
    supervise: 'signed',
    talk: 'signed',
    list: 'signed',
    withdraw: 'withdrawn',
  },
  returned: {
    report: 'reported',
    extend: 'returned',
    approve: 'returned',
    refuse: 'returned',
    urge: 'returned',
    supervise: 'returned',
    talk: 'returned',
    list: 'returned',
    withdraw: 'withdrawn',
  },
  reported: { verify: 'verified', 'send-back': 'returned', withdraw: 'withdrawn' },
  verified: { close: 'closed', 'send-back': 'returned' },
  closed: {},
  withdrawn: {},
};

type Case = (typeof cases)[number];

/** What should come of it, by rules told as sentences and not taken from the code. */
function expected({ status, action, role, relation }: Case): string {
  const next = goes[status][action];
  if (next === undefined) return 'task.wrong-status';
  const isBusiness = role === 'coordinator' || role === 'officer' || role === 'leader';
  const isCoordinating = role === 'coordinator' || role === 'leader';
  const isOwn = relation === 'of the unit' || relation === 'who did it';
  const isDoer = relation === 'who did it' || relation === 'who typed it';
  switch (action) {
    case 'sign':
    case 'report':
    case 'extend':
      if (!isBusiness) return 'task.role';
      if (role === 'officer' && !isOwn) return 'task.other-unit';
      // There is an application in every case: a second one is not taken.
      if (action === 'extend') return 'task.extension-pending';
      return isOwn ? next : 'task.handler-unit';
    case 'verify':
    case 'send-back':
      if (!isBusiness) return 'task.role';
      if (isDoer) return 'task.self-verify';
      if (relation === 'of no known unit') return 'task.verifier-unit-unknown';
      return isOwn ? 'task.same-unit' : next;
    case 'approve':
    case 'refuse':
      if (!isCoordinating) return 'task.role';
      if (isDoer) return 'task.self-decide';
      if (relation === 'of no known unit') return 'task.decider-unit-unknown';
      return isOwn ? 'task.decider-same-unit' : next;
    case 'talk':
    case 'list':
      return role === 'leader' ? next : 'task.role';
    case 'withdraw':
      if (!isCoordinating) return 'task.role';
      return role === 'leader' || relation === 'who handed it out' ? next : 'task.not-dispatcher';
    default:
      return isCoordinating ? next : 'task.role';
  }
}

function actorOf({ role, relation }: { role: Role; relation: Relation }): Actor {
  return { ...relations[relation], role };
}

describe('every state × action × role × who it is', () => {
  it.each(AssignmentStatus.options)('%s', (status) => {
    const found: string[] = [];
    const wanted: string[] = [];
    const offered: string[] = [];
    const shown: string[] = [];
    for (const one of cases.filter((candidate) => candidate.status === status)) {
      const assignment = part({ status });
      const task = item(assignment);
      const actor = actorOf(one);
      const handler = { personId: actor.personId, unitId: actor.unitId };
      const refusal = refusalOf(() => checkAssignment({ task, assignment }, one.action, actor, handler));
      const outcome = refusal?.code ?? checkAssignment({ task, assignment }, one.action, actor, handler);
      const name = `${one.action} · ${one.role} · ${one.relation}`;
      found.push(`${name}: ${outcome}`);
      wanted.push(`${name}: ${expected(one)}`);
      // The screen greys by the same rule; only who did it on paper is still open there.
      const offer = assignmentOffers(task, assignment, actor).find(({ action }) => action === one.action);
      offered.push(
        `${name}: ${offer === undefined ? 'task.wrong-status' : (offer.reason?.code ?? 'offered')}`,
      );
      const isOpen = refusal === undefined || refusal.code === 'task.handler-unit';
      shown.push(`${name}: ${isOpen ? 'offered' : outcome}`);
    }
    expect(found).toEqual(wanted);
    expect(offered).toEqual(shown);
  });
});

describe('what else is asked', () => {
  const other: Actor = { ...relations['somebody else'], role: 'coordinator' };
  const code = (task: Task, action: AssignmentAction, actor = other): string | undefined =>
    refusalOf(() =>
      checkAssignment({ task, assignment: task.assignments[0] ?? part() }, action, actor, actor),
    )?.code;

  it('a clerk may type for the unit once he says who of it did it', () => {
    const free = part({ extensions: [] });
    const task = item(free);
    const theirs = { personId: 'own', unitId: 'village' };
    for (const action of ['report', 'extend'] as const) {
      expect(refusalOf(() => checkAssignment({ task, assignment: free }, action, other, theirs))).toBe(
        undefined,
      );
      expect(code(task, action)).toBe('task.handler-unit');
      expect(assignmentOffers(task, free, other).find((one) => one.action === action)?.allowed).toBe(true);
    }
  });

  it('the lead unit is settled last', () => {
    const lead = part({ status: 'verified' });
    const partner = (status: AssignmentStatus) =>
      part({ id: 'a2', part: 'support', unitId: 'school', status });
    const together = (status: AssignmentStatus) => item(lead, { assignments: [lead, partner(status)] });
    expect(code(together('signed'), 'close')).toBe('task.partners-open');
    expect(code(together('verified'), 'close')).toBe('task.partners-open');
    expect(code(together('closed'), 'close')).toBeUndefined();
    expect(code(together('withdrawn'), 'close')).toBeUndefined();
    const support = { ...lead, part: 'support' as const };
    expect(code(item(support, { assignments: [support, partner('signed')] }), 'close')).toBeUndefined();
  });

  it('from the third extension on the leader decides', () => {
    const granted = {
      id: 'g',
      by: report,
      status: 'approved',
      from: '2026-11-10',
      to: '2026-11-20',
    } as const;
    const asked = part().extensions;
    const twice = item(part({ extensions: [granted, granted, ...asked] }));
    expect(code(item(part({ extensions: [granted, ...asked] })), 'approve')).toBeUndefined();
    expect(code(twice, 'approve')).toBe('task.extension-leader');
    expect(code(twice, 'approve', { ...other, role: 'leader' })).toBeUndefined();
    expect(code(item(part({ extensions: [granted] })), 'approve')).toBe('task.extension-none');
  });

  it('is listed once', () => {
    const leader: Actor = { ...other, role: 'leader' };
    expect(code(item(part({ level: 'list' })), 'list', leader)).toBe('task.listed-already');
    expect(code(item(part({ level: 'talk' })), 'list', leader)).toBeUndefined();
  });

  it('nothing moves in a draft or after the whole was cancelled', () => {
    const draft = item(part({ status: 'dispatched' }), { dispatchedBy: null });
    expect(code(draft, 'urge')).toBe('task.wrong-status');
    expect(code(item(part(), { isCancelled: true }), 'urge')).toBe('task.wrong-status');
  });
});

const of = (...statuses: AssignmentStatus[]): TaskStatus =>
  taskStatus(item(part(), { assignments: statuses.map((status, at) => part({ id: `a${at}`, status })) }));

describe('the item as a whole', () => {
  it('follows from its units', () => {
    expect(of('dispatched', 'dispatched')).toBe('to-sign');
    expect(of('dispatched', 'signed')).toBe('under-way');
    expect(of('dispatched', 'closed')).toBe('under-way');
    expect(of('returned', 'reported')).toBe('under-way');
    expect(of('reported', 'verified')).toBe('to-verify');
    expect(of('verified', 'closed')).toBe('to-close');
    expect(of('closed', 'withdrawn')).toBe('closed');
    expect(of('withdrawn', 'withdrawn')).toBe('cancelled');
    expect(taskStatus(item(part(), { dispatchedBy: null }))).toBe('draft');
    expect(taskStatus(item(part(), { isCancelled: true }))).toBe('cancelled');
  });

  it('every state × action × role', () => {
    const states: Record<TaskStatus, Task> = {
      draft: item(part({ status: 'dispatched' }), { dispatchedBy: null }),
      'to-sign': item(part({ status: 'dispatched' })),
      'under-way': item(part()),
      'to-verify': item(part({ status: 'reported' })),
      'to-close': item(part({ status: 'verified' })),
      closed: item(part({ status: 'closed' })),
      cancelled: item(part(), { isCancelled: true }),
    };
    const allowed: Record<TaskStatus, string> = {
      draft: 'save dispatch cancel',
      'to-sign': 'add-unit cancel',
      'under-way': 'add-unit cancel',
      'to-verify': 'add-unit cancel',
      'to-close': 'add-unit cancel',
      closed: '',
      cancelled: '',
    };
    for (const status of TaskStatus.options) {
      expect(taskStatus(states[status])).toBe(status);
      for (const role of Role.options) {
        const actor: Actor = { ...relations['who handed it out'], role };
        const may = TaskAction.options.filter((action) => {
          const refusal = refusalOf(() => checkTask(states[status], action, actor));
          const offer = taskOffers(states[status], actor).find((one) => one.action === action);
          expect(offer?.allowed ?? false).toBe(refusal === undefined);
          return refusal === undefined;
        });
        const isCoordinating = role === 'coordinator' || role === 'leader';
        expect([status, role, may.join(' ')]).toEqual([status, role, isCoordinating ? allowed[status] : '']);
      }
    }
  });

  it('is cancelled by who handed it out, or by the leader', () => {
    const other: Actor = { ...relations['somebody else'], role: 'coordinator' };
    expect(refusalOf(() => checkTask(item(part()), 'cancel', other))?.code).toBe('task.not-dispatcher');
    // In the dispatcher's name, but typed by somebody else.
    const inHisName = { personId: 'boss', unitId: 'hall' };
    expect(refusalOf(() => checkTask(item(part()), 'cancel', other, inHisName))?.code).toBe(
      'task.not-dispatcher',
    );
    expect(refusalOf(() => checkTask(item(part()), 'cancel', { ...other, role: 'leader' }))).toBe(undefined);
  });

  it('is not handed out to nobody', () => {
    const empty = item(part(), { dispatchedBy: null, assignments: [] });
    const coordinator: Actor = { ...relations['somebody else'], role: 'coordinator' };
    expect(refusalOf(() => checkTask(empty, 'dispatch', coordinator))?.code).toBe('task.no-unit');
  });
});

it('every refusal is a sentence that says what to do', () => {
  for (const code of Object.keys(taskErrors) as (keyof typeof taskErrors)[])
    expect(describeError(code)).toMatch(/请|不用/u);
  expect(Task.safeParse(item(part())).success).toBe(true);
});
