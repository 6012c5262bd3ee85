import type { Attribution } from '#shared/domain/people/people.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
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

/**
 * Who verifies is neither 办理人 nor 录入人 of the fix, nor of the rectifying unit. One clerk may type for many, so both
 * the person who verifies and the one who types it (person and account) are held to it, against every fix of this round.
 */
export function findVerifierConflict(problem: Problem, verification: Attribution): Refusal | undefined {
  const { handler, typist } = verification;
  const fixes = currentFixes(problem);
  const people = new Set(fixes.flatMap((fix) => [fix.by.handler.personId, fix.by.typist.personId]));
  const accounts = new Set(fixes.map((fix) => fix.by.typist.accountId));
  if (people.has(handler.personId) || people.has(typist.personId) || accounts.has(typist.accountId)) {
    return { code: 'problem.self-verify' };
  }
  if (handler.unitId === null || typist.unitId === null) return { code: 'problem.verifier-unit-unknown' };
  const rectifying = new Set([problem.unitId, ...fixes.map((fix) => fix.unitId)]);
  if (rectifying.has(handler.unitId) || rectifying.has(typist.unitId)) return { code: 'problem.same-unit' };
  return undefined;
}
