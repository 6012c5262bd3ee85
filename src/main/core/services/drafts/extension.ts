import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { getProblem } from '../problems-view.ts';
import type { Drafter } from './draft.ts';

/** More time for a problem, as its unit last asked for it. @throws AppError `record.missing`, `document.unit-missing`. */
export const draftExtension: Drafter = (ctx, { id }): Words => {
  const problem = getProblem(ctx, id);
  if (problem.unitName === null) throw new AppError('document.unit-missing');
  const asked = problem.extensions.at(-1);
  return {
    recipient: problem.unitName,
    matter: problem.title,
    original: problem.originalDeadline ?? '',
    deadline: asked?.fromDeadline ?? problem.deadline ?? '',
    asked: asked?.wantedDeadline ?? '',
    reason: asked?.reason ?? '',
    applicant: asked?.applicantName ?? '',
    appliedOn: asked?.appliedOn ?? '',
  };
};
