import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Assignment, Task } from '#shared/domain/task/task.ts';
import type { RecordsContext } from '../context.ts';
import { tasks } from '../store/schema/tasks.ts';

/**
 * The items an account may see, as a condition of the query. 综合协调 and 领导: all. 工作组经办: those handed out to his unit;
 * without a unit, none.
 */
export function taskScope({ actor }: RecordsContext): SQL | undefined {
  if (actor.role !== 'officer') return undefined;
  return sql`${tasks.id} IN (SELECT task_id FROM task_assignments
    WHERE unit_id = ${actor.unitId} AND dispatched_on IS NOT NULL)`;
}

/** The items the account may see, as the search asks for them; undefined: all. */
export function taskRows(ctx: RecordsContext): { idsIn: { sql: string; params: unknown[] } } | undefined {
  const term = taskScope(ctx);
  return term && { idsIn: ctx.db.select({ id: tasks.id }).from(tasks).where(term).toSQL() };
}

/** Of another unit's part an officer sees how far it is; what it wrote is for its own people and for the lead unit. */
export function seesAllOf({ actor }: RecordsContext, task: Task, { unitId }: Assignment): boolean {
  if (actor.role !== 'officer' || actor.unitId === unitId) return true;
  return task.assignments.some(
    (own) => own.unitId === actor.unitId && own.part === 'lead' && own.status !== 'withdrawn',
  );
}
