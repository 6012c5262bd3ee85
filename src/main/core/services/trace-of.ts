import { and, eq } from 'drizzle-orm';
import { countsAsVenueCheck } from '#shared/domain/inspection/inspection.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { obligationActs } from '../store/schema/obligations.ts';
import { tasks } from '../store/schema/tasks.ts';
import { inspections, problems } from '../store/schema/work.ts';
import { findEra } from './demands.ts';
import type { Demand } from './demands.ts';
import { visibleDemands } from './obligation-grid.ts';
import { listDuties } from './obligations.ts';
import { taskScope } from './task-scope.ts';
import { inspectionTerm, problemTerm } from './work-scope.ts';

type Asked = { type: 'inspection' | 'problem' | 'act' | 'task'; id: string };

/** Which clauses of the plan a record serves; none where no plan was confirmed. @throws AppError `record.missing`. */
export function traceRecord(ctx: RecordsContext, { type, id }: Asked) {
  const era = findEra(ctx);
  if (!era) return [];
  const places = listDuties(ctx, era.campaign.id);
  const clauseOf = (dutyId: string | null) => {
    const place = places.find((candidate) => candidate.id === dutyId);
    return { dutyId, clause: place ? `${place.group}职责${place.no}` : '', text: place?.text ?? '' };
  };
  if (type === 'task') {
    const dutyId = dutyOfTask(ctx, id);
    return dutyId === null ? [] : [{ ...clauseOf(dutyId), obligationId: null, obligation: '' }];
  }
  const served = servedBy(ctx, visibleDemands(ctx, era), { type, id }).map(
    ({ id: obligationId, dutyId, text }) => ({ ...clauseOf(dutyId), obligationId, obligation: text }),
  );
  const own = type === 'problem' ? dutyOfProblem(ctx, id) : null;
  if (own === null || served.some(({ dutyId }) => dutyId === own)) return served;
  return [{ ...clauseOf(own), obligationId: null, obligation: '' }, ...served];
}

function dutyOfTask(ctx: RecordsContext, id: string): string | null {
  const task = ctx.db
    .select({ dutyId: tasks.dutyId })
    .from(tasks)
    .where(and(eq(tasks.id, id), taskScope(ctx)))
    .get();
  if (!task) throw new AppError('record.missing');
  return task.dutyId;
}

function dutyOfProblem({ db }: RecordsContext, id: string): string | null {
  const row = db.select({ dutyId: problems.dutyId }).from(problems).where(eq(problems.id, id)).get();
  return row?.dutyId ?? null;
}

type Serving = { type: 'inspection' | 'problem' | 'act'; id: string };

function servedBy(ctx: RecordsContext, demands: readonly Demand[], { type, id }: Serving): Demand[] {
  if (type === 'inspection') return servedByCheck(ctx, demands, id);
  if (type === 'problem') {
    const problem = ctx.db
      .select({ inspectionId: problems.inspectionId })
      .from(problems)
      .where(and(eq(problems.id, id), problemTerm(ctx)))
      .get();
    if (!problem) throw new AppError('record.missing');
    return problem.inspectionId === null ? [] : servedByCheck(ctx, demands, problem.inspectionId, true);
  }
  const act = ctx.db.select().from(obligationActs).where(eq(obligationActs.id, id)).get();
  const own = demands.filter((demand) => demand.id === act?.obligationId);
  if (own.length === 0) throw new AppError('record.missing');
  return own;
}

/** A problem may be seen by its unit without the inspection; then its clauses are told all the same. */
function servedByCheck(
  ctx: RecordsContext,
  demands: readonly Demand[],
  id: string,
  isKnown = false,
): Demand[] {
  const check = ctx.db
    .select({ kind: inspections.kind, venueId: inspections.venueId })
    .from(inspections)
    .where(and(eq(inspections.id, id), isKnown ? undefined : inspectionTerm(ctx)))
    .get();
  if (!check) throw new AppError('record.missing');
  const isVenues = check.venueId !== null && countsAsVenueCheck[check.kind];
  return demands.filter(
    ({ subject }) => (subject === 'venue' && isVenues) || (subject === 'joint' && check.kind === 'joint'),
  );
}
