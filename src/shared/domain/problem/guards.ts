import type { Attribution } from '#shared/domain/people/people.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { isPending, spentExtensions } from './extension.ts';
import type { Problem } from './problem.ts';
import { MAX_ESCALATION } from './problem.ts';
import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';
import type { Condition, Demand } from './transitions.ts';
import { currentFixes, findDeciderConflict, findMissingEvidence, findVerifierConflict } from './verifier.ts';
import type { Refusal } from './verifier.ts';

export type Asking = { readonly by: Attribution; readonly role: Role; readonly rules: SupervisionRules };

export const conditions = {
  'pending-extension': (problem) => (isPending(problem) ? undefined : { code: 'problem.no-extension' }),
  'no-pending-extension': (problem) =>
    isPending(problem) ? { code: 'problem.extension-pending' } : undefined,
  listed: ({ listing }) => (listing === null ? { code: 'problem.not-listed' } : undefined),
  unlisted: ({ listing }) => (listing === null ? undefined : { code: 'problem.already-listed' }),
  'not-top-level': ({ escalation }) =>
    escalation < MAX_ESCALATION ? undefined : { code: 'problem.top-level' },
} as const satisfies Record<Condition, (problem: Problem) => Refusal | undefined>;

export const demands = {
  'own-unit': ofRectifyingUnit,
  'has-fix': (problem) => (currentFixes(problem).length === 0 ? { code: 'problem.fix-missing' } : undefined),
  evidence: findMissingEvidence,
  'independent-of-fix': (problem, { by }) => findVerifierConflict(problem, by),
  'independent-of-application': (problem, { by }) => findDeciderConflict(problem, by),
  'extension-limit': (problem, { role, rules }) =>
    spentExtensions(problem) >= rules.extensionLimit && role !== 'leader'
      ? { code: 'problem.extension-leader', params: { times: spentExtensions(problem) } }
      : undefined,
  'not-listed': ({ listing }) => (listing === null ? undefined : { code: 'problem.still-listed' }),
  'nothing-merged-in': ({ mergedCount }) =>
    mergedCount === 0 ? undefined : { code: 'problem.has-merged', params: { count: mergedCount } },
  'kept-one-open': ({ mergedInto }) =>
    mergedInto?.status === 'verified' || mergedInto?.status === 'closed'
      ? { code: 'problem.kept-closed' }
      : undefined,
} as const satisfies Record<Demand, (problem: Problem, asking: Asking) => Refusal | undefined>;

/** An officer reports for his own unit; the coordinator and the leader also type what others hand in on paper. */
function ofRectifyingUnit(problem: Problem, { by, role }: Asking): Refusal | undefined {
  return role === 'officer' && by.typist.unitId !== problem.unitId
    ? { code: 'problem.other-unit' }
    : undefined;
}
