import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { ladderSteps, rungs, stepKey } from '#shared/domain/supervision/ladder.ts';
import type { LadderRules, LadderStep, Rung } from '#shared/domain/supervision/ladder.ts';
import { supervisedBy, waitsFor } from '#shared/domain/task/status.ts';
import { AssignmentStatus } from '#shared/domain/task/task.ts';
import { act, actOnOffice, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { taskAssignments, tasks } from '../store/schema/tasks.ts';
import { getSetting, setSetting } from './settings.ts';
import { noteTaskEvent, recordStep } from './task-events.ts';
import { DESK_NAME } from './task-view.ts';
import { stepsTaken } from './tasks.ts';
import { holidayTable } from './time-rules.ts';

const atWork = AssignmentStatus.options.filter((status) => waitsFor[status] === 'unit');

/** What the story calls a step the desk took. */
const eventOf: Partial<Record<Rung, string>> = { sign: 'remind-sign', remind: 'remind', urge: 'urge' };

type Open = { id: string; taskId: string; unitId: string };

/**
 * Writes down every reminder of the ladder that has fallen due, each once, whoever happens to sit here: the story says
 * 系统 did it, when it was written, and on which day it fell due. What needs a person is left to people. Where nothing is
 * due, nothing is written.
 * @returns how many
 */
export function runLadder(ctx: RecordsContext): number {
  const pending = pendingSteps(ctx);
  if (pending.length === 0) return 0;
  const trace = {
    action: 'tasks.runLadder',
    objectType: 'task',
    objectId: ctx.desk.deskId,
    fields: ['urgedCount'],
    handler: { id: null, name: DESK_NAME },
  };
  return act(ctx, trace, () => pending.filter(({ open, step }) => writeStep(ctx, open, step)).length);
}

function pendingSteps(ctx: RecordsContext): { open: Open; step: LadderStep }[] {
  const rules = getSetting(ctx.desk.officeDb, 'ladder');
  const day = today(ctx.ports);
  const holidays = holidayTable(ctx.db);
  const rows = ctx.db
    .select({ line: taskAssignments })
    .from(taskAssignments)
    .innerJoin(tasks, eq(tasks.id, taskAssignments.taskId))
    .where(
      and(
        inArray(taskAssignments.status, atWork),
        isNotNull(taskAssignments.dispatchedOn),
        eq(tasks.isCancelled, false),
      ),
    )
    .all();
  const taken = stepsTaken(ctx);
  return rows.flatMap(({ line }) => {
    const item = supervisedBy(line);
    if (!item) return [];
    const { missed, due } = ladderSteps(item, day, rules, holidays);
    return [...missed, ...due]
      .filter((step) => rungs[step.rung].isAutomatic && taken.get(line.id)?.has(stepKey(step)) !== true)
      .map((step) => ({ open: line, step }));
  });
}

function writeStep(ctx: RecordsContext, open: Open, step: LadderStep): boolean {
  if (!recordStep(ctx, open.id, step)) return false;
  if (step.rung === 'urge') {
    ctx.db
      .update(taskAssignments)
      .set({ urgedCount: sql`${taskAssignments.urgedCount} + 1` })
      .where(eq(taskAssignments.id, open.id))
      .run();
  }
  noteTaskEvent(ctx, open.taskId, {
    action: eventOf[step.rung] ?? step.rung,
    assignmentId: open.id,
    unitId: open.unitId,
    fellDueOn: step.on,
  });
  return true;
}

/** When the desk reminds, and when people step in. */
export function saveLadder(ctx: RecordsContext, rules: LadderRules): void {
  const trace = {
    action: 'tasks.saveLadder',
    objectType: 'desk',
    objectId: ctx.desk.deskId,
    fields: Object.keys(rules),
  };
  actOnOffice(ctx, trace, () => setSetting(ctx.desk.officeDb, 'ladder', rules));
}
