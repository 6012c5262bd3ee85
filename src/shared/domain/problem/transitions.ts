import type { BusinessRole } from '#shared/domain/people/roles.ts';
import type { ProblemAction, ProblemStatus } from './problem.ts';

/** `former`: the state the problem was in when it was merged. */
type Target = ProblemStatus | 'former';

/** What can be done with a problem in each state, and where it goes then. A new step is a line here and one below. */
export const problemTransitions = {
  found: { assign: 'dispatched', merge: 'merged' },
  dispatched: {
    sign: 'signed',
    reassign: 'dispatched',
    extend: 'dispatched',
    grantExtension: 'dispatched',
    refuseExtension: 'dispatched',
    urge: 'dispatched',
    escalate: 'dispatched',
    enlist: 'dispatched',
    merge: 'merged',
  },
  signed: {
    submit: 'submitted',
    reassign: 'dispatched',
    extend: 'signed',
    grantExtension: 'signed',
    refuseExtension: 'signed',
    urge: 'signed',
    escalate: 'signed',
    enlist: 'signed',
    merge: 'merged',
  },
  submitted: { verify: 'verified', sendBack: 'signed', enlist: 'submitted' },
  verified: { close: 'closed', delist: 'verified', sendBack: 'signed' },
  closed: { reopen: 'dispatched' },
  merged: { unmerge: 'former' },
} as const satisfies Record<ProblemStatus, Partial<Record<ProblemAction, Target>>>;

const COORDINATING = ['coordinator', 'leader'] as const satisfies readonly BusinessRole[];
const BUSINESS = ['coordinator', 'officer', 'leader'] as const satisfies readonly BusinessRole[];

/** What must be so for the step to be spoken of at all: where it is not, it is not offered. */
export type Condition =
  | 'pending-extension'
  | 'no-pending-extension'
  | 'listed'
  | 'unlisted'
  | 'not-top-level';

/** What may refuse the step; asked in this order, the first refusal is the reason given. */
export type Demand =
  | 'own-unit'
  | 'has-fix'
  | 'evidence'
  | 'independent-of-fix'
  | 'independent-of-application'
  | 'extension-limit'
  | 'not-listed'
  | 'nothing-merged-in'
  | 'kept-one-open';

type ActionRule = {
  readonly roles: readonly BusinessRole[];
  readonly when: readonly Condition[];
  readonly demands: readonly Demand[];
};

/** Who may take each step, and under which conditions: the one table the core refuses by and the screen greys by. */
export const problemActionRules = {
  assign: { roles: COORDINATING, when: [], demands: [] },
  reassign: { roles: COORDINATING, when: [], demands: [] },
  sign: { roles: BUSINESS, when: [], demands: ['own-unit'] },
  submit: { roles: BUSINESS, when: [], demands: ['own-unit'] },
  extend: { roles: BUSINESS, when: ['no-pending-extension'], demands: ['own-unit'] },
  grantExtension: {
    roles: COORDINATING,
    when: ['pending-extension'],
    demands: ['independent-of-application', 'extension-limit'],
  },
  refuseExtension: {
    roles: COORDINATING,
    when: ['pending-extension'],
    demands: ['independent-of-application'],
  },
  verify: { roles: BUSINESS, when: [], demands: ['has-fix', 'evidence', 'independent-of-fix'] },
  sendBack: { roles: BUSINESS, when: [], demands: ['independent-of-fix'] },
  close: {
    roles: COORDINATING,
    when: [],
    demands: ['not-listed', 'has-fix', 'evidence', 'independent-of-fix'],
  },
  urge: { roles: COORDINATING, when: [], demands: [] },
  escalate: { roles: COORDINATING, when: ['not-top-level'], demands: [] },
  enlist: { roles: COORDINATING, when: ['unlisted'], demands: [] },
  delist: { roles: COORDINATING, when: ['listed'], demands: ['independent-of-fix'] },
  merge: { roles: COORDINATING, when: ['unlisted'], demands: ['nothing-merged-in'] },
  unmerge: { roles: COORDINATING, when: [], demands: ['kept-one-open'] },
  reopen: { roles: COORDINATING, when: [], demands: [] },
} as const satisfies Record<ProblemAction, ActionRule>;
