import { eq } from 'drizzle-orm';
import { addDays, later } from '#shared/domain/calendar/plain-date.ts';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import { problemSourceLabels } from '#shared/domain/problem/problem.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { today } from '../../context.ts';
import type { RecordsContext } from '../../context.ts';
import { units } from '../../store/schema/organisation.ts';
import { inspections, problems } from '../../store/schema/work.ts';
import { listedProblem } from '../problems-list.ts';
import type { Drafter } from './draft.ts';

/** Days given at least when a problem's own deadline is near or past. */
const LEAST_DAYS = { form: 3, formal: 7 } as const;

/** 督办 of a problem. @throws AppError `record.missing`, `document.unit-missing` while nobody is to put it right. */
export const draftSupervision: Drafter = (ctx, { id }, letter): Words => {
  const { db } = ctx;
  const problem = db.select().from(problems).where(eq(problems.id, id)).get();
  const listed = listedProblem(ctx, id);
  if (!problem || !listed) throw new AppError('record.missing');
  if (listed.unitName === null) throw new AppError('document.unit-missing');
  const inspection = problem.inspectionId
    ? db.select().from(inspections).where(eq(inspections.id, problem.inspectionId)).get()
    : undefined;
  const detail = [
    listed.venueName === '' ? '' : `${listed.venueName}：`,
    problem.title,
    problem.detail ? `（${problem.detail}）` : '',
  ].join('');
  const day = today(ctx.ports);
  const least = addDays(day, LEAST_DAYS[letter.numbering === 'serial' ? 'form' : 'formal']);
  return {
    about: '问题整改',
    matter: problem.title.slice(0, 40),
    source: inspection ? inspectionKindLabels[inspection.kind] : problemSourceLabels[problem.source],
    problems: `${detail}。`,
    foundOn: problem.foundOn,
    deadline: later(problem.deadline ?? day, least),
    demand: demandFor(letter.id),
    recipient: listed.unitName,
  };
};

/**
 * Which paper fits the receiver: a 通知 to the town's own offices and villages, a 函 to bodies that are not its
 * subordinates (GB/T 9704-2012 and 党政机关公文处理工作条例 on 函). Once the fix is good, the closing is what is papered.
 */
export function suggestSupervision(ctx: RecordsContext, problemId: string): string {
  const found = ctx.db
    .select({ kind: units.kind, status: problems.status })
    .from(problems)
    .innerJoin(units, eq(units.id, problems.unitId))
    .where(eq(problems.id, problemId))
    .get();
  if (listedProblem(ctx, problemId)?.extension) return 'extension-form';
  if (found?.status === 'verified' || found?.status === 'closed') return 'closing-form';
  return found?.kind === 'external' ? 'supervision-letter' : 'supervision-notice';
}

function demandFor(kind: string): string {
  if (kind === 'supervision-letter') {
    return '请结合职责督促场所限期整改到位。\n请将办理结果和整改前后的材料一并函告我镇。';
  }
  return '明确专人负责，逐项对照整改。\n整改完成后报送书面情况和整改前后的照片，由我办派人核查。\n核查不合格的退回重改，不得先行销号。';
}
