import { and, lt, lte, notExists, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { addDays, startOfDay } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Drizzle } from '../../context.ts';
import { taskAssignments, taskEvents } from '../schema/tasks.ts';
import { problemEvents, problems } from '../schema/work.ts';

/**
 * Problems that were there on a day and open at its end, by what had happened until then: closed, merged or opened again
 * later, they stay what they were.
 */
export function openProblemsThen(day: PlainDate): SQL | undefined {
  const lastTurn = sql`(SELECT turn.action FROM ${problemEvents} AS turn
    WHERE turn.problem_id = ${problems.id} AND turn.action IN ('close', 'reopen', 'merge', 'unmerge')
      AND turn.at < ${endOf(day)}
    ORDER BY turn.ordinal DESC LIMIT 1)`;
  return and(lte(problems.foundOn, day), sql`coalesce(${lastTurn}, '') NOT IN ('close', 'merge')`);
}

/** Units' parts that had been handed out by then and were neither settled nor taken back. */
export function openPartsThen(db: Drizzle, day: PlainDate): SQL | undefined {
  const takenBack = db
    .select({ one: sql`1` })
    .from(taskEvents)
    .where(
      and(
        sql`${taskEvents.taskId} = ${taskAssignments.taskId}`,
        sql`(${taskEvents.action} = 'cancel'
          OR (${taskEvents.action} = 'withdraw' AND ${taskEvents.assignmentId} = ${taskAssignments.id}))`,
        lt(taskEvents.at, endOf(day)),
      ),
    );
  return and(
    lte(taskAssignments.dispatchedOn, day),
    sql`coalesce(${taskAssignments.closedOn} > ${day}, 1)`,
    notExists(takenBack),
  );
}

function endOf(day: PlainDate): string {
  return startOfDay(addDays(day, 1)).toISOString();
}
