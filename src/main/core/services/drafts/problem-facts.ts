import { eq } from 'drizzle-orm';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import { problemSourceLabels } from '#shared/domain/problem/problem.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../../context.ts';
import { inspections, problems } from '../../store/schema/work.ts';
import { listedProblem } from '../problems-list.ts';

/** A problem with its place's name and how it was found, as papers tell it. @throws AppError `record.missing`. */
export function factsOf(ctx: RecordsContext, id: string) {
  const problem = ctx.db.select().from(problems).where(eq(problems.id, id)).get();
  const listed = listedProblem(ctx, id);
  if (!problem || !listed) throw new AppError('record.missing');
  const check =
    problem.inspectionId === null
      ? undefined
      : ctx.db.select().from(inspections).where(eq(inspections.id, problem.inspectionId)).get();
  return {
    problem,
    facts: [[listed.venueName, problem.title].filter(Boolean).join('：'), problem.detail]
      .filter(Boolean)
      .map(ended)
      .join('\n'),
    place: listed.venueName,
    unit: listed.unitName ?? '',
    source: check ? inspectionKindLabels[check.kind] : problemSourceLabels[problem.source],
  };
}

/** A sentence on paper ends as one, however it was typed. */
function ended(text: string): string {
  return /[。！？；]$/u.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}。`;
}
