import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Handler } from '#shared/domain/people/people.ts';
import { Role } from '#shared/domain/people/roles.ts';
import { availableActions, checkAction, relapse } from '#shared/domain/problem/actions.ts';
import { daysLeft, overdue } from '#shared/domain/problem/overdue.ts';
import { Problem, ProblemAction, ProblemStatus } from '#shared/domain/problem/problem.ts';
import type { Evidence, Fix } from '#shared/domain/problem/problem.ts';
import { describeError } from '#shared/rpc/app-error.ts';
import { refusalOf } from '../refusal.ts';
import { workErrors } from '#shared/text/errors/work.ts';

const before: Evidence = { id: 'f1', stage: 'before', round: 0 };
const after: Evidence = { id: 'f2', stage: 'after', round: 0 };
const fix: Fix = {
  by: {
    handler: { personId: 'fixer', unitId: 'village' },
    typist: { accountId: 'typist-account', personId: 'typist', unitId: 'office' },
  },
  unitId: 'village',
  doneOn: '2026-11-18',
  round: 0,
  note: '已逐人登记',
};

function problem(change: Partial<Problem> = {}): Problem {
  return {
    id: 'q1',
    title: '未如实登记',
    text: '二楼两人未登记',
    severity: 'serious',
    venueId: 'v1',
    inspectionId: 'i1',
    itemCode: 'hotel-id',
    foundOn: '2026-11-10',
    status: 'submitted',
    unitId: 'village',
    dueOn: '2026-11-20',
    reopenCount: 0,
    fixes: [fix],
    evidence: [before, after],
    ...change,
  };
}

/** Neither fixed nor typed it, and belongs elsewhere. */
const verifier: Actor = {
  accountId: 'verifier-account',
  personId: 'verifier',
  unitId: 'police',
  role: 'officer',
};

/** state → action → roles that may take it; whatever is not here is refused. */
const expected: Record<ProblemStatus, Partial<Record<ProblemAction, readonly Role[]>>> = {
  found: { assign: ['coordinator', 'leader'] },
  assigned: { reassign: ['coordinator', 'leader'], submit: ['coordinator', 'officer', 'leader'] },
  submitted: {
    close: ['coordinator', 'officer', 'leader'],
    'send-back': ['coordinator', 'officer', 'leader'],
  },
  closed: { reopen: ['coordinator', 'leader'] },
};
const goesTo: Record<ProblemAction, ProblemStatus> = {
  assign: 'assigned',
  reassign: 'assigned',
  submit: 'submitted',
  close: 'closed',
  'send-back': 'assigned',
  reopen: 'assigned',
};
const cases = ProblemStatus.options.flatMap((status) =>
  ProblemAction.options.flatMap((action) => Role.options.map((role) => ({ status, action, role }))),
);

function outcome(current: Problem, action: ProblemAction, actor: Actor): string {
  const refusal = refusalOf(() => checkAction(current, action, actor));
  return refusal?.code ?? checkAction(current, action, actor).status;
}

describe('every state × action × role', () => {
  it.each(cases)('$status $action $role', ({ status, action, role }) => {
    // An officer reports for his own unit, and verifies for another.
    const actor = { ...verifier, role, unitId: action === 'submit' ? 'village' : 'police' };
    const current = problem({ status });
    const roles = expected[status][action];
    const isAllowed = roles?.includes(role) ?? false;
    const refused = roles === undefined ? 'problem.wrong-status' : 'problem.role';
    expect(outcome(current, action, actor)).toBe(isAllowed ? goesTo[action] : refused);
    const offer = availableActions(current, actor).find((one) => one.action === action);
    expect(offer?.allowed).toBe(roles === undefined ? undefined : isAllowed);
    expect(offer?.reason?.code).toBe(roles === undefined || isAllowed ? undefined : 'problem.role');
  });

  it('counts a reopening as a relapse, and nothing else', () => {
    const leader: Actor = { ...verifier, role: 'leader' };
    expect(checkAction(problem({ status: 'closed', reopenCount: 1 }), 'reopen', leader).reopenCount).toBe(2);
    expect(checkAction(problem(), 'close', leader).reopenCount).toBe(0);
    expect(checkAction(problem(), 'send-back', leader).reopenCount).toBe(0);
  });

  it('starts from a valid problem', () => {
    expect(Problem.safeParse(problem()).success).toBe(true);
  });
});

describe('reporting a fix', () => {
  it('is the rectifying unit’s own officer’s or a coordinator’s', () => {
    const assigned = problem({ status: 'assigned' });
    expect(refusalOf(() => checkAction(assigned, 'submit', verifier))?.code).toBe('problem.other-unit');
    expect(refusalOf(() => checkAction(assigned, 'submit', { ...verifier, unitId: null }))?.code).toBe(
      'problem.other-unit',
    );
    expect(
      refusalOf(() => checkAction(assigned, 'submit', { ...verifier, role: 'coordinator' })),
    ).toBeUndefined();
  });
});

describe('closing', () => {
  it.each([
    ['no evidence', [], '整改前和整改后'],
    ['only evidence from before', [before], '整改后'],
    ['only evidence from after', [after], '整改前'],
  ] as const)('is refused with %s', (_, evidence, missing) => {
    const [close] = availableActions(problem({ evidence: [...evidence] }), verifier);
    expect(close).toMatchObject({
      allowed: false,
      reason: { code: 'problem.evidence-missing', params: { missing } },
    });
  });

  it('is refused without a fix of this round', () => {
    expect(refusalOf(() => checkAction(problem({ fixes: [] }), 'close', verifier))?.code).toBe(
      'problem.fix-missing',
    );
    expect(refusalOf(() => checkAction(problem({ reopenCount: 1 }), 'close', verifier))?.code).toBe(
      'problem.fix-missing',
    );
  });

  it('after a relapse wants new evidence, and frees who fixed it the time before', () => {
    const relapsed = problem({
      reopenCount: 1,
      fixes: [
        fix,
        {
          ...fix,
          round: 1,
          by: {
            handler: { personId: 'other', unitId: 'village' },
            typist: { accountId: 'x', personId: 'x', unitId: 'office' },
          },
        },
      ],
    });
    expect(refusalOf(() => checkAction(relapsed, 'close', verifier))?.code).toBe('problem.evidence-missing');
    const proved = {
      ...relapsed,
      evidence: [before, after, { ...before, round: 1 }, { ...after, round: 1 }],
    };
    expect(checkAction(proved, 'close', { ...verifier, personId: 'typist' })).toStrictEqual({
      status: 'closed',
      reopenCount: 1,
    });
  });

  it.each([
    ['typed by who fixed it', { personId: 'fixer' }, undefined, 'problem.self-verify'],
    ['typed by who typed the fix', { personId: 'typist' }, undefined, 'problem.self-verify'],
    [
      'typed with the account that typed the fix',
      { accountId: 'typist-account' },
      undefined,
      'problem.self-verify',
    ],
    ['done by who fixed it', {}, { personId: 'fixer', unitId: 'police' }, 'problem.self-verify'],
    ['done by who typed the fix', {}, { personId: 'typist', unitId: 'police' }, 'problem.self-verify'],
    [
      'typed by somebody of the rectifying unit',
      { unitId: 'village' },
      { personId: 'p9', unitId: 'police' },
      'problem.same-unit',
    ],
    [
      'done by somebody of the rectifying unit',
      {},
      { personId: 'p9', unitId: 'village' },
      'problem.same-unit',
    ],
    [
      'typed by somebody of no known unit',
      { unitId: null },
      { personId: 'p9', unitId: 'police' },
      'problem.verifier-unit-unknown',
    ],
    [
      'done by somebody of no known unit',
      {},
      { personId: 'p9', unitId: null },
      'problem.verifier-unit-unknown',
    ],
  ] as const)('is refused when %s', (_, change, handler, code) => {
    const actor: Actor = { ...verifier, ...change };
    expect(refusalOf(() => checkAction(problem(), 'close', actor, handler))?.code).toBe(code);
  });

  it('is refused to whoever made an earlier fix of the same round, and to the unit it was taken from', () => {
    const sentBack = problem({
      unitId: 'school',
      fixes: [
        fix,
        {
          ...fix,
          unitId: 'school',
          by: {
            handler: { personId: 'teacher', unitId: 'school' },
            typist: { accountId: 'y', personId: 'y', unitId: 'office' },
          },
        },
      ],
    });
    expect(refusalOf(() => checkAction(sentBack, 'close', { ...verifier, personId: 'fixer' }))?.code).toBe(
      'problem.self-verify',
    );
    expect(refusalOf(() => checkAction(sentBack, 'close', { ...verifier, unitId: 'village' }))?.code).toBe(
      'problem.same-unit',
    );
    expect(refusalOf(() => checkAction(sentBack, 'close', verifier))).toBeUndefined();
  });

  it('needs two people and two accounts, none of the rectifying unit, in every arrangement', () => {
    const person: fc.Arbitrary<string> = fc.constantFrom('p1', 'p2', 'p3', 'p4');
    const unit: fc.Arbitrary<string | null> = fc.constantFrom('u1', 'u2', 'u3', null);
    const handler = fc.record({ personId: person, unitId: unit });
    const typist = fc.record({
      personId: person,
      unitId: unit,
      accountId: fc.constantFrom('a1', 'a2', 'a3'),
    });
    fc.assert(
      fc.property(
        handler,
        typist,
        handler,
        typist,
        (fixHandler, fixTypist, verifyHandler: Handler, verifyTypist) => {
          const current = problem({
            unitId: 'u1',
            fixes: [{ ...fix, unitId: 'u1', by: { handler: fixHandler, typist: fixTypist } }],
          });
          const isIndependent =
            ![fixHandler.personId, fixTypist.personId].includes(verifyHandler.personId) &&
            ![fixHandler.personId, fixTypist.personId].includes(verifyTypist.personId) &&
            fixTypist.accountId !== verifyTypist.accountId &&
            [verifyHandler.unitId, verifyTypist.unitId].every((id) => id !== null && id !== 'u1');
          const [close] = availableActions(current, { ...verifyTypist, role: 'coordinator' }, verifyHandler);
          expect(close?.allowed).toBe(isIndependent);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a relapse found by an inspection', () => {
  it('reopens the closed problem and counts it, whoever inspected', () => {
    expect(relapse({ status: 'closed', reopenCount: 1 })).toStrictEqual({
      status: 'assigned',
      reopenCount: 2,
    });
    expect(refusalOf(() => relapse({ status: 'submitted', reopenCount: 0 }))?.code).toBe(
      'problem.wrong-status',
    );
  });
});

describe('the deadline', () => {
  it.each([
    ['assigned', '2026-11-19', 1, false],
    ['assigned', '2026-11-20', 0, false],
    ['assigned', '2026-11-21', -1, true],
    ['found', '2026-11-21', -1, true],
    ['submitted', '2026-11-21', null, false],
    ['closed', '2026-11-21', null, false],
  ] as const)('of a problem %s on %s', (status, today, left, late) => {
    expect(daysLeft(problem({ status }), today)).toBe(left);
    expect(overdue(problem({ status }), today)).toBe(late);
  });

  it('does not run where none was set', () => {
    expect(overdue(problem({ status: 'found', dueOn: null }), '2030-01-01')).toBe(false);
  });
});

describe('the sentences of refusal', () => {
  it('are Chinese, end in a full stop and say what to do', () => {
    for (const sentence of Object.values(workErrors)) {
      expect(sentence).toMatch(/。$/);
      expect(sentence.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[A-Za-z]/);
    }
  });

  it('name the state and the action', () => {
    const refusal = refusalOf(() => checkAction(problem({ status: 'found' }), 'close', verifier));
    expect(describeError('problem.wrong-status', refusal?.params)).toBe(
      '这个问题现在是“待交办”，不能做“核查销号”。请刷新后看看它走到哪一步了。',
    );
  });
});
