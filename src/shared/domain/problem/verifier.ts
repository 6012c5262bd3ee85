import { findDependence } from '#shared/domain/people/independence.ts';
import type { Dependence } from '#shared/domain/people/independence.ts';
import type { Attribution } from '#shared/domain/people/people.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import { pendingExtension } from './extension.ts';
import type { EvidenceStage, Fix, Problem } from './problem.ts';

export type Refusal = { readonly code: ErrorCode; readonly params?: ErrorParams };

const STAGE_NAMES = { before: '整改前', after: '整改后' } as const satisfies Record<EvidenceStage, string>;

/** The fixes reported since the problem was last opened; one sent back is still the work of those who made it. */
export function currentFixes(problem: Problem): Fix[] {
  return problem.fixes.filter((fix) => fix.round === problem.reopenCount);
}

/** Closing needs pictures or papers of this round from before and after; last round's prove nothing about a relapse. */
export function findMissingEvidence(problem: Problem): Refusal | undefined {
  const has = (stage: EvidenceStage): boolean =>
    problem.evidence.some((evidence) => evidence.stage === stage && evidence.round === problem.reopenCount);
  const missing = (['before', 'after'] as const)
    .filter((stage) => !has(stage))
    .map((stage) => STAGE_NAMES[stage]);
  return missing.length === 0
    ? undefined
    : { code: 'problem.evidence-missing', params: { missing: missing.join('和') } };
}

const verifierRefusals = {
  'same-person': { code: 'problem.self-verify' },
  'unit-unknown': { code: 'problem.verifier-unit-unknown' },
  'same-unit': { code: 'problem.same-unit' },
} as const satisfies Record<Dependence, Refusal>;

/**
 * Who verifies, sends back, takes the board down or closes is neither 办理人 nor 录入人 of the fix, nor of the
 * rectifying unit: held against every fix of this round.
 */
export function findVerifierConflict(problem: Problem, verification: Attribution): Refusal | undefined {
  const fixes = currentFixes(problem);
  const dependence = findDependence(
    verification,
    fixes.map(({ by }) => by),
    [problem.unitId, ...fixes.map(({ unitId }) => unitId)],
  );
  return dependence && verifierRefusals[dependence];
}

const deciderRefusals = {
  'same-person': { code: 'problem.self-extension' },
  'unit-unknown': { code: 'problem.verifier-unit-unknown' },
  'same-unit': { code: 'problem.same-unit-extension' },
} as const satisfies Record<Dependence, Refusal>;

/** Who decides about more time neither asked for it, nor typed it, nor belongs to the unit that gets it. */
export function findDeciderConflict(problem: Problem, decision: Attribution): Refusal | undefined {
  const application = pendingExtension(problem);
  const acts = application === undefined ? [] : [application.by];
  const dependence = findDependence(decision, acts, [problem.unitId]);
  return dependence && deciderRefusals[dependence];
}
