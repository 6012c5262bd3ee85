import { and, eq, gt, isNull, lte, notInArray, or } from 'drizzle-orm';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { describeSettled } from '#shared/domain/obligation/rule.ts';
import type { RecordsContext } from '../context.ts';
import { countRows } from '../store/queries/count-rows.ts';
import { phases } from '../store/schema/plan.ts';
import { taskAssignments, tasks } from '../store/schema/tasks.ts';
import { problems } from '../store/schema/work.ts';
import { findEra } from './demands.ts';
import { visibleDemands } from './obligation-grid.ts';
import { columnOf, totalsOf } from './obligation-states.ts';
import { measure } from './obligations.ts';
import { taskScope } from './task-scope.ts';
import { problemTerm } from './work-scope.ts';

/**
 * What each phase demands and what is open at its end: periods belong to the phase they end in; problems and tasks count
 * that were there by its last day and not settled by then (or by today, while it runs).
 */
export function listPhases(ctx: RecordsContext) {
  const era = findEra(ctx);
  if (!era) return [];
  const { day } = era;
  const measured = visibleDemands(ctx, era).map((demand) => ({ demand, ...measure(ctx, era, demand) }));
  return ctx.db
    .select()
    .from(phases)
    .where(eq(phases.campaignId, era.campaign.id))
    .orderBy(phases.ordinal)
    .all()
    .map(({ id, name, fromOn: from, toOn: to }) => {
      const standing = standingOf(from, to, day);
      const until = to !== null && to < day ? to : day;
      const isAhead = standing === 'ahead';
      return {
        id,
        name,
        from,
        to,
        standing,
        demands: measured.flatMap(({ demand, periods, states }) => {
          const own = periods.flatMap((period, at) =>
            period.to >= (from ?? '') && period.to <= (to ?? '9999-12-31') ? columnOf(states, at) : [],
          );
          const { id: obligationId, text, latest } = demand;
          const rhythm = describeSettled(latest.every, latest.times);
          const total = totalsOf(own);
          if (total.owed === 0) return [];
          return [{ obligationId, text, rhythm, isOncePhase: latest.every === 'phase', ...total }];
        }),
        openProblems: isAhead ? 0 : countOpenProblems(ctx, until),
        openTasks: isAhead ? 0 : countOpenTasks(ctx, until),
      };
    });
}

function standingOf(
  from: PlainDate | null,
  to: PlainDate | null,
  day: PlainDate,
): 'over' | 'running' | 'ahead' {
  if (to !== null && to < day) return 'over';
  return from !== null && from > day ? 'ahead' : 'running';
}

function countOpenProblems(ctx: RecordsContext, until: PlainDate): number {
  const isOpen = or(isNull(problems.closedOn), gt(problems.closedOn, until));
  return countRows(ctx.db, problems, and(lte(problems.foundOn, until), isOpen, problemTerm(ctx)));
}

/** Units' parts of items, each counted by itself. */
function countOpenTasks(ctx: RecordsContext, until: PlainDate): number {
  const rows = ctx.db
    .select({ id: taskAssignments.id })
    .from(taskAssignments)
    .innerJoin(tasks, eq(tasks.id, taskAssignments.taskId))
    .where(
      and(
        lte(taskAssignments.dispatchedOn, until),
        or(isNull(taskAssignments.closedOn), gt(taskAssignments.closedOn, until)),
        notInArray(taskAssignments.status, ['withdrawn']),
        taskScope(ctx),
      ),
    )
    .all();
  return rows.length;
}
