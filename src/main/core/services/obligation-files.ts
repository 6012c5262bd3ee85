import { eq } from 'drizzle-orm';
import type { RecordsContext } from '../context.ts';
import {
  actFiles,
  campaignProlongations,
  obligationActs,
  obligationReliefs,
} from '../store/schema/obligations.ts';
import { findDemand } from './demands.ts';
import { isVisible } from './obligation-grid.ts';
import { subjectsOf } from './obligation-subjects.ts';

/** Whether the account may see each thing of the obligations a file hangs on. The document that prolonged the plan is for all. */
export function* heldByObligations(ctx: RecordsContext, fileId: string): Generator<boolean> {
  const reliefs = ctx.db
    .select({ id: obligationReliefs.obligationId, key: obligationReliefs.subjectKey })
    .from(obligationReliefs)
    .where(eq(obligationReliefs.fileId, fileId))
    .all();
  const acts = ctx.db
    .select({ id: obligationActs.obligationId, key: obligationActs.subjectKey })
    .from(actFiles)
    .innerJoin(obligationActs, eq(obligationActs.id, actFiles.actId))
    .where(eq(actFiles.fileId, fileId))
    .all();
  for (const { id, key } of [...reliefs, ...acts]) yield canSeeSubject(ctx, id, key);
  const papers = ctx.db
    .select({ id: campaignProlongations.id })
    .from(campaignProlongations)
    .where(eq(campaignProlongations.fileId, fileId))
    .all();
  yield* papers.map(() => true);
}

function canSeeSubject(ctx: RecordsContext, obligationId: string, key: string | null): boolean {
  const demand = findDemand(ctx.db, obligationId);
  if (!demand || !isVisible(ctx, demand)) return false;
  return key === null || subjectsOf(ctx, demand).some(({ id }) => id === key);
}
