import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/domain/people/people.ts';
import { Role } from '#shared/domain/people/roles.ts';
import { availableActions, checkAction } from '#shared/domain/problem/actions.ts';
import { ProblemAction, ProblemStatus } from '#shared/domain/problem/problem.ts';
import type { Problem } from '#shared/domain/problem/problem.ts';
import { problemTransitions } from '#shared/domain/problem/transitions.ts';
import { describeError } from '#shared/rpc/app-error.ts';
import { refusalOf } from '../refusal.ts';
import { application, board, problem, verifier } from './samples.ts';

/** Who somebody is to the problem. */
const relations = {
  'nobody to it': {},
  'did the fix': { personId: 'fixer', unitId: 'office' },
  'typed the fix': { personId: 'typist', accountId: 'typist-account', unitId: 'office' },
  'asked for time': { personId: 'asker', unitId: 'office' },
  'of its unit': { unitId: 'village' },
  'of no unit': { unitId: null },
} as const satisfies Record<string, Partial<Actor>>;

/** What a problem may be like within a state, beside the plain case. */
const situations: Readonly<Record<string, Partial<Problem>>> = {
  plain: {},
  'time asked for': { extensions: [application] },
  listed: { listing: board },
};

/** In the state a problem was merged, it points to one that goes on. */
function problemIn(status: ProblemStatus, situation: Partial<Problem>): Problem {
  const mergedInto = status === 'merged' ? { id: 'kept', status: 'signed' as const } : null;
  return problem({ status, mergedInto, ...situation });
}

/** Where the step leads, or why it is not taken. */
function outcome(current: Problem, action: ProblemAction, actor: Actor): string {
  const refusal = refusalOf(() => checkAction(current, action, actor));
  return refusal === undefined
    ? `→ ${checkAction(current, action, actor)}`
    : refusal.code.replace('problem.', '');
}

const business = ['coordinator', 'officer', 'leader'] as const;

/** One line for each step of a state: for each relation what coordinator, officer and leader get. */
function tableOf(status: ProblemStatus, situation: Partial<Problem>): string {
  const current = problemIn(status, situation);
  const lines = Object.keys(problemTransitions[status]).map((name) => {
    const action = ProblemAction.parse(name);
    const cells = Object.entries(relations).map(([relation, change]) => {
      const got = business.map((role) => outcome(current, action, { ...verifier, ...change, role }));
      return `    ${relation.padEnd(16)}${new Set(got).size === 1 ? got[0] : got.join(' | ')}`;
    });
    return [`  ${action}`, ...cells].join('\n');
  });
  return [status, ...lines].join('\n');
}

describe('state × action × role × relation', () => {
  it.each(Object.entries(situations))('as a table, %s', async (name, situation) => {
    const tables = ProblemStatus.options.map((status) => tableOf(status, situation));
    const file = `tables/${name.replaceAll(' ', '-')}.txt`;
    await expect(`coordinator | officer | leader\n\n${tables.join('\n\n')}\n`).toMatchFileSnapshot(file);
  });

  const cases = ProblemStatus.options.flatMap((status) =>
    ProblemAction.options.flatMap((action) => Role.options.map((role) => ({ status, action, role }))),
  );

  it.each(cases)('$status $action $role: what is not in the table is refused', ({ status, action, role }) => {
    const isListed = action in problemTransitions[status];
    const isBusiness = business.some((one) => one === role);
    const got = everybody(role).flatMap((actor) =>
      Object.values(situations).map((situation) => outcome(problemIn(status, situation), action, actor)),
    );
    const taken = got.filter((one) => one.startsWith('→'));
    expect(taken.length > 0 && !(isListed && isBusiness)).toBe(false);
    expect(got.every((one) => one === 'wrong-status')).toBe(!isListed);
  });

  it('offers exactly what it takes, and gives the reason it refuses with', () => {
    const wrong = cases.flatMap(({ status, action, role }) =>
      Object.values(situations).flatMap((situation) =>
        everybody(role).filter((actor) => !isHonest(problemIn(status, situation), action, actor)),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

function everybody(role: Role): Actor[] {
  return Object.values(relations).map((change) => ({ ...verifier, ...change, role }));
}

/** Whether the offer says what trying would: taken, refused with this reason, or not spoken of and refused. */
function isHonest(current: Problem, action: ProblemAction, actor: Actor): boolean {
  const offer = availableActions(current, actor).find((one) => one.action === action);
  const refusal = refusalOf(() => checkAction(current, action, actor));
  const isTold = refusal === undefined || describeError(refusal.code, refusal.params).endsWith('。');
  if (offer === undefined) return isTold && refusal !== undefined;
  return isTold && offer.allowed === (refusal === undefined) && offer.reason?.code === refusal?.code;
}
