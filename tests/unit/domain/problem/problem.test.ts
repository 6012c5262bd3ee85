import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Handler } from '#shared/domain/people/people.ts';
import { availableActions, checkAction, relapse } from '#shared/domain/problem/actions.ts';
import { daysLeft, dueEscalation, overdue, signDueOn } from '#shared/domain/problem/overdue.ts';
import { findKin } from '#shared/domain/problem/recurrence.ts';
import { usualRules } from '#shared/domain/supervision/rules.ts';
import { needsAttention } from '#shared/domain/problem/attention.ts';
import type { Problem } from '#shared/domain/problem/problem.ts';
import { describeError } from '#shared/rpc/app-error.ts';
import { refusalOf } from '../refusal.ts';
import { problemErrors } from '#shared/text/errors/problem.ts';
import { after, application, before, board, fix, problem, verifier } from './samples.ts';

describe('reporting a fix', () => {
  it('is the rectifying unit’s own officer’s or a coordinator’s', () => {
    const signed = problem({ status: 'signed' });
    expect(refusalOf(() => checkAction(signed, 'submit', verifier))?.code).toBe('problem.other-unit');
    expect(refusalOf(() => checkAction(signed, 'submit', { ...verifier, unitId: null }))?.code).toBe(
      'problem.other-unit',
    );
    expect(
      refusalOf(() => checkAction(signed, 'submit', { ...verifier, role: 'coordinator' })),
    ).toBeUndefined();
  });
});

describe('verifying', () => {
  it.each([
    ['no evidence', [], '整改前和整改后'],
    ['only evidence from before', [before], '整改后'],
    ['only evidence from after', [after], '整改前'],
  ] as const)('is refused with %s', (_, evidence, missing) => {
    const [verify] = availableActions(problem({ evidence: [...evidence] }), verifier);
    expect(verify).toMatchObject({
      allowed: false,
      reason: { code: 'problem.evidence-missing', params: { missing } },
    });
  });

  it('is refused without a fix of this round', () => {
    expect(refusalOf(() => checkAction(problem({ fixes: [] }), 'verify', verifier))?.code).toBe(
      'problem.fix-missing',
    );
    expect(refusalOf(() => checkAction(problem({ reopenCount: 1 }), 'verify', verifier))?.code).toBe(
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
    expect(refusalOf(() => checkAction(relapsed, 'verify', verifier))?.code).toBe('problem.evidence-missing');
    const proved = {
      ...relapsed,
      evidence: [before, after, { ...before, round: 1 }, { ...after, round: 1 }],
    };
    expect(checkAction(proved, 'verify', { ...verifier, personId: 'typist' })).toBe('verified');
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
    expect(refusalOf(() => checkAction(problem(), 'verify', actor, handler))?.code).toBe(code);
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
    expect(refusalOf(() => checkAction(sentBack, 'verify', { ...verifier, personId: 'fixer' }))?.code).toBe(
      'problem.self-verify',
    );
    expect(refusalOf(() => checkAction(sentBack, 'verify', { ...verifier, unitId: 'village' }))?.code).toBe(
      'problem.same-unit',
    );
    expect(refusalOf(() => checkAction(sentBack, 'verify', verifier))).toBeUndefined();
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
          const [verify] = availableActions(current, { ...verifyTypist, role: 'coordinator' }, verifyHandler);
          expect(verify?.allowed).toBe(isIndependent);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a relapse found by an inspection', () => {
  it('reopens the closed problem and counts it, whoever inspected', () => {
    expect(relapse({ status: 'closed', reopenCount: 1 })).toStrictEqual({
      status: 'dispatched',
      reopenCount: 2,
    });
    expect(refusalOf(() => relapse({ status: 'submitted', reopenCount: 0 }))?.code).toBe(
      'problem.wrong-status',
    );
  });
});

describe('the deadline', () => {
  it.each([
    ['dispatched', '2026-11-21', -1, true],
    ['signed', '2026-11-19', 1, false],
    ['signed', '2026-11-20', 0, false],
    ['signed', '2026-11-21', -1, true],
    ['found', '2026-11-21', -1, true],
    ['submitted', '2026-11-21', null, false],
    ['verified', '2026-11-21', null, false],
    ['merged', '2026-11-21', null, false],
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
    for (const sentence of Object.values(problemErrors)) {
      expect(sentence).toMatch(/。$/);
      expect(sentence.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[A-Za-z]/);
    }
  });

  it('name the state and the action', () => {
    const refusal = refusalOf(() => checkAction(problem({ status: 'found' }), 'close', verifier));
    expect(describeError('problem.wrong-status', refusal?.params)).toBe(
      '这个问题现在是“待交办”，不能做“销号”。请刷新后看看它走到哪一步了。',
    );
  });
});

describe('closing', () => {
  const leader: Actor = { ...verifier, role: 'leader' };

  it('comes after verifying, by somebody other than who did the fix, and not while the board hangs', () => {
    expect(checkAction(problem({ status: 'verified' }), 'close', leader)).toBe('closed');
    const listed = problem({ status: 'verified', listing: board });
    expect(refusalOf(() => checkAction(listed, 'close', leader))?.code).toBe('problem.still-listed');
    const own = { ...leader, personId: 'typist' };
    expect(refusalOf(() => checkAction(problem({ status: 'verified' }), 'close', own))?.code).toBe(
      'problem.self-verify',
    );
  });
});

describe('more time', () => {
  const asked = problem({ status: 'signed', extensions: [application] });
  const granted = { ...application, state: 'granted' as const, grantedDueOn: '2026-11-30' };
  const coordinator: Actor = { ...verifier, role: 'coordinator' };

  it('is granted by another person of another unit', () => {
    expect(checkAction(asked, 'grantExtension', coordinator)).toBe('signed');
    for (const change of [
      { personId: 'asker' },
      { accountId: 'asking-account' },
      { personId: 'asking-typist' },
    ])
      expect(refusalOf(() => checkAction(asked, 'grantExtension', { ...coordinator, ...change }))?.code).toBe(
        'problem.self-extension',
      );
    const ofUnit = { ...coordinator, unitId: 'village' };
    expect(refusalOf(() => checkAction(asked, 'grantExtension', ofUnit))?.code).toBe(
      'problem.same-unit-extension',
    );
  });

  it('is the leader’s to grant once the office’s number is spent, counted by round', () => {
    const often = problem({ status: 'signed', extensions: [granted, granted, application] });
    const refusal = refusalOf(() => checkAction(often, 'grantExtension', coordinator));
    expect(refusal).toMatchObject({ code: 'problem.extension-leader', params: { times: 2 } });
    expect(checkAction(often, 'grantExtension', { ...coordinator, role: 'leader' })).toBe('signed');
    const nextRound = {
      ...often,
      reopenCount: 1,
      extensions: [granted, granted, { ...application, round: 1 }],
    };
    expect(checkAction(nextRound, 'grantExtension', coordinator)).toBe('signed');
  });
});

describe('signing and escalation', () => {
  it('are due in workdays, and by the office’s ladder', () => {
    // Friday; two workdays on is Tuesday.
    const given = problem({ status: 'dispatched', dispatchedOn: '2026-11-20' });
    expect(signDueOn(given, usualRules)).toBe('2026-11-24');
    expect(signDueOn({ ...given, status: 'signed' }, usualRules)).toBeNull();
    const late = problem({ status: 'signed', dueOn: '2026-11-20' });
    const levels = ['2026-11-22', '2026-11-23', '2026-11-27', '2026-12-07'].map((day) =>
      dueEscalation(late, day, usualRules),
    );
    expect(levels).toEqual([0, 1, 2, 3]);
    expect(dueEscalation({ ...late, status: 'submitted' }, '2026-12-31', usualRules)).toBe(0);
  });
});

const needsOf = (change: Partial<Problem>, today: string, isAsked = false) =>
  needsAttention({ ...problem(change), hasPendingExtension: isAsked }, today, usualRules).map(
    ({ need, isLate }) => (isLate ? `${need}!` : need),
  );

describe('what a problem asks for', () => {
  it.each([
    ['nobody has it', { status: 'found', dueOn: null }, '2026-11-21', ['assign']],
    ['not signed for', { status: 'dispatched', dispatchedOn: '2026-11-10' }, '2026-11-12', ['sign']],
    ['not signed for in time', { status: 'dispatched', dispatchedOn: '2026-11-10' }, '2026-11-13', ['sign!']],
    ['near its day', { status: 'signed' }, '2026-11-18', ['soon']],
    ['late', { status: 'signed' }, '2026-11-21', ['late!']],
    ['long late', { status: 'signed' }, '2026-11-27', ['late!', 'escalate!']],
    ['long late and escalated', { status: 'signed', escalation: 2 }, '2026-11-27', ['late!']],
    ['handed in', { status: 'submitted' }, '2026-11-27', ['verify']],
    ['good', { status: 'verified' }, '2026-11-27', ['close']],
    ['on the board', { status: 'submitted', listing: board }, '2026-12-02', ['listing-late!', 'verify']],
    ['closed', { status: 'closed' }, '2030-01-01', []],
    ['merged', { status: 'merged', listing: board }, '2030-01-01', []],
  ] as const)('when %s', (_, change, today, needs) => {
    expect(needsOf(change, today)).toEqual(needs);
  });

  it('when time is asked for', () => {
    expect(needsOf({ status: 'signed' }, '2026-11-10', true)).toEqual(['decide-extension']);
  });
});

const known = (status: Problem['status'], foundOn: string, closedOn: string | null = null) => ({
  status,
  foundOn,
  closedOn,
});

describe('a finding', () => {
  it('belongs to the open problem, or to the one closed not long ago; long ago, it is another', () => {
    const open = known('signed', '2026-01-01');
    const closed = known('closed', '2026-09-01', '2026-10-01');
    const old = known('closed', '2024-01-01', '2024-02-01');
    const merged = known('merged', '2026-11-01');
    expect(findKin('2026-11-20', [closed, open], 365).original).toBe(open);
    expect(findKin('2026-11-20', [old, closed, merged], 365).original).toBe(closed);
    expect(findKin('2027-10-01', [closed], 365).original).toBe(closed);
    expect(findKin('2027-10-02', [closed], 365)).toEqual({ original: undefined, earlier: closed });
    expect(findKin('2026-11-20', [merged], 365)).toEqual({ original: undefined, earlier: undefined });
  });
});
