import type { Actor } from '#shared/domain/people/people.ts';
import type { Evidence, Extension, Fix, Problem } from '#shared/domain/problem/problem.ts';

export const before: Evidence = { id: 'f1', stage: 'before', round: 0 };
export const after: Evidence = { id: 'f2', stage: 'after', round: 0 };
export const fix: Fix = {
  by: {
    handler: { personId: 'fixer', unitId: 'village' },
    typist: { accountId: 'typist-account', personId: 'typist', unitId: 'office' },
  },
  unitId: 'village',
  doneOn: '2026-11-18',
  round: 0,
  note: '已逐人登记',
};
export const application: Extension = {
  by: {
    handler: { personId: 'asker', unitId: 'village' },
    typist: { accountId: 'asking-account', personId: 'asking-typist', unitId: 'office' },
  },
  round: 0,
  fromDueOn: '2026-11-20',
  wantedDueOn: '2026-11-30',
  state: 'pending',
  grantedDueOn: null,
};
export const board = { level: 'town', listedOn: '2026-11-19', dueOn: '2026-12-01' } as const;

/** A fix that waits to be looked at, with everything it needs. */
export function problem(change: Partial<Problem> = {}): Problem {
  return {
    id: 'q1',
    status: 'submitted',
    unitId: 'village',
    dispatchedOn: '2026-11-10',
    dueOn: '2026-11-20',
    originalDueOn: '2026-11-20',
    reopenCount: 0,
    escalation: 0,
    listing: null,
    mergedInto: null,
    mergedCount: 0,
    fixes: [fix],
    evidence: [before, after],
    extensions: [],
    ...change,
  };
}

/** Neither fixed nor typed it, and belongs elsewhere. */
export const verifier: Actor = {
  accountId: 'verifier-account',
  personId: 'verifier',
  unitId: 'police',
  role: 'officer',
};
