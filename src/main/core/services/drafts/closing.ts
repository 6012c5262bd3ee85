import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { getProblem } from '../problems-view.ts';
import type { Drafter } from './draft.ts';

/** 销号审批 of a problem, from its own story. @throws AppError `record.missing`, `document.unit-missing`. */
export const draftClosing: Drafter = (ctx, { id }): Words => {
  const problem = getProblem(ctx, id);
  if (problem.unitName === null) throw new AppError('document.unit-missing');
  const fix = problem.fixes.at(-1);
  const pictures = [countOf('整改前', problem.before), countOf('整改后', problem.after)];
  return {
    matter: problem.title,
    serial: problem.serial,
    place: problem.venueName,
    recipient: problem.unitName,
    helpers: problem.helpers.map(({ name }) => name).join('、'),
    foundOn: problem.foundOn,
    deadline: problem.deadline ?? '',
    problems: problem.detail === '' ? problem.title : problem.detail,
    fix: fix?.note ?? '',
    doneOn: fix?.doneOn ?? '',
    evidence: pictures.filter((part) => part !== '').join('，'),
    verifier: problem.verification?.handlerName ?? '',
    verifiedOn: problem.verification?.on ?? '',
    verification: problem.verification?.note ?? '',
  };
};

/** Papers of this round only: those are what the closing rests on. */
function countOf(word: string, files: readonly { isCurrent: boolean }[]): string {
  const count = files.filter(({ isCurrent }) => isCurrent).length;
  return count === 0 ? '' : `${word} ${count} 件`;
}
