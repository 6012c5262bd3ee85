import { and, asc, eq, inArray } from 'drizzle-orm';
import { later } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { describeSettled } from '#shared/domain/obligation/rule.ts';
import type { RecordsContext } from '../context.ts';
import { countRows } from '../store/queries/count-rows.ts';
import { openPartsThen, openProblemsThen } from '../store/queries/open-then.ts';
import { phases } from '../store/schema/plan.ts';
import { taskAssignments, tasks } from '../store/schema/tasks.ts';
import { problems } from '../store/schema/work.ts';
import { findEra } from './demands.ts';
import { visibleDemands } from './obligation-grid.ts';
import { columnOf, totalsOf } from './obligation-states.ts';
import { measure } from './obligations.ts';
import { taskScope } from './task-scope.ts';
import { problemTerm } from './work-scope.ts';

/** How many open things are named; the rest is a number. */
const NAMED = 20;
const nothing = { count: 0, latest: [] };

/**
 * What each phase demands and what is open at its end: periods belong to the phase they end in; problems and tasks count
 * that were there by its last day and not settled by then (or by today, while it runs). Of one that is to come: what it
 * will demand of those who owe it today.
 */
export function listPhases(ctx: RecordsContext) {
  const era = findEra(ctx);
  if (!era) return [];
  const { day } = era;
  const rows = ctx.db
    .select()
    .from(phases)
    .where(eq(phases.campaignId, era.campaign.id))
    .orderBy(phases.ordinal)
    .all();
  const end = rows.reduce((last, { toOn }) => later(last, toOn ?? day), day);
  const measured = visibleDemands(ctx, era).map((demand) => ({
    demand,
    ...measure(ctx, era, demand, end),
  }));
  return rows.map(({ id, name, fromOn: from, toOn: to }) => {
    const standing = standingOf(from, to, day);
    const isAhead = standing === 'ahead';
    const until = to !== null && to < day ? to : day;
    return {
      id,
      name,
      from,
      to,
      standing,
      demands: measured.flatMap(({ demand, periods, states }) => {
        const own = periods.flatMap((period, at) => {
          const isIts = period.to >= (from ?? '') && period.to <= (to ?? '9999-12-31');
          return isIts && (isAhead || period.from <= day) ? columnOf(states, at) : [];
        });
        const { id: obligationId, text, latest } = demand;
        const rhythm = describeSettled(latest.every, latest.times);
        const total = totalsOf(own);
        if (total.owed === 0) return [];
        return [{ obligationId, text, rhythm, isOncePhase: latest.every === 'phase', ...total }];
      }),
      openProblems: isAhead ? nothing : openProblems(ctx, until),
      openTasks: isAhead ? nothing : openTasks(ctx, until),
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

/** The oldest of them by name. */
function openProblems(ctx: RecordsContext, until: PlainDate) {
  const isOpen = and(openProblemsThen(until), problemTerm(ctx));
  const oldest = ctx.db
    .select()
    .from(problems)
    .where(isOpen)
    .orderBy(asc(problems.foundOn), asc(problems.serial))
    .limit(NAMED)
    .all();
  return {
    count: countRows(ctx.db, problems, isOpen),
    latest: oldest.map(({ id, serial, title, foundOn }) => ({
      id,
      label: `${serial} ${title}`,
      date: foundOn,
      route: `/problems/${id}`,
    })),
  };
}

/** Items of which a unit's part is open. */
function openTasks(ctx: RecordsContext, until: PlainDate) {
  const open = ctx.db
    .select({ id: taskAssignments.taskId })
    .from(taskAssignments)
    .where(openPartsThen(ctx.db, until));
  const isOpen = and(inArray(tasks.id, open), taskScope(ctx));
  const oldest = ctx.db
    .select()
    .from(tasks)
    .where(isOpen)
    .orderBy(asc(tasks.dispatchedOn), asc(tasks.serial))
    .limit(NAMED)
    .all();
  return {
    count: countRows(ctx.db, tasks, isOpen),
    latest: oldest.map(({ id, serial, title, dispatchedOn, createdOn }) => ({
      id,
      label: `${serial} ${title}`,
      date: dispatchedOn ?? createdOn,
      route: `/tasks/${id}`,
    })),
  };
}
