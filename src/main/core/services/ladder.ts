import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { supervisedProblem } from '#shared/domain/problem/overdue.ts';
import { ladderSteps, stepKey } from '#shared/domain/supervision/ladder.ts';
import type { LadderStep, Rung, Supervised } from '#shared/domain/supervision/ladder.ts';
import { supervisedBy, waitsFor } from '#shared/domain/task/status.ts';
import { AssignmentStatus } from '#shared/domain/task/task.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { taskAssignments, tasks } from '../store/schema/tasks.ts';
import { problems } from '../store/schema/work.ts';
import { recordStep, takenSteps } from './ladder-steps.ts';
import { DESK_NAME } from './organisation.ts';
import { noteEvent } from './problem-events.ts';
import { supervisionRules } from './supervision.ts';
import { noteTaskEvent } from './task-events.ts';
import { holidayTable } from './time-rules.ts';

type Event = 'remind-sign' | 'remind' | 'urge';

/** One thing that a unit owes, and how its story tells of a step. */
type Open = {
  id: string;
  item: Supervised;
  /** Only inside an act. */
  write: (event: Event, fellDueOn: PlainDate) => void;
};
type Pending = { open: Open; step: LadderStep; event: Event };

const atWork = AssignmentStatus.options.filter((status) => waitsFor[status] === 'unit');

/** What the story calls a step the desk took; the others wait for a person. */
const eventOf: Partial<Record<Rung, Event>> = { sign: 'remind-sign', remind: 'remind', urge: 'urge' };

/**
 * Writes down every reminder of the ladder that has fallen due, each once, whoever happens to sit here: the story says
 * 系统 did it, when it was written, and on which day it fell due. What needs a person is left to people. Where nothing is
 * due, nothing is written.
 * @returns how many
 */
export function runLadder(ctx: RecordsContext): number {
  const pending = pendingSteps(ctx, [...openParts(ctx), ...openProblems(ctx)]);
  if (pending.length === 0) return 0;
  const trace = {
    action: 'supervision.runLadder',
    objectType: 'desk',
    objectId: ctx.desk.deskId,
    fields: ['urgedCount'],
    handler: { id: null, name: DESK_NAME },
  };
  return act(
    ctx,
    trace,
    () =>
      pending.filter(({ open, step, event }) => {
        const isNew = recordStep(ctx, { kind: open.item.kind, id: open.id }, step);
        if (isNew) open.write(event, step.on);
        return isNew;
      }).length,
  );
}

function pendingSteps(ctx: RecordsContext, all: readonly Open[]): Pending[] {
  const rules = supervisionRules(ctx);
  const day = today(ctx.ports);
  const holidays = holidayTable(ctx.db);
  const taken = {
    task: takenSteps(ctx, 'task', idsOf(all, 'task')),
    problem: takenSteps(ctx, 'problem', idsOf(all, 'problem')),
  };
  return all.flatMap((open) => {
    const { missed, due } = ladderSteps(open.item, day, rules, holidays);
    const known = taken[open.item.kind].get(open.id);
    return [...missed, ...due].flatMap((step) => {
      const event = eventOf[step.rung];
      return event === undefined || known?.has(stepKey(step)) === true ? [] : [{ open, step, event }];
    });
  });
}

function idsOf(all: readonly Open[], kind: Supervised['kind']): string[] {
  return all.filter(({ item }) => item.kind === kind).map(({ id }) => id);
}

function openParts(ctx: RecordsContext): Open[] {
  return ctx.db
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
    .all()
    .flatMap(({ line }) => {
      const item = supervisedBy(line);
      if (!item) return [];
      const write = (event: Event, fellDueOn: PlainDate): void => {
        if (event === 'urge')
          ctx.db
            .update(taskAssignments)
            .set({ urgedCount: sql`${taskAssignments.urgedCount} + 1` })
            .where(eq(taskAssignments.id, line.id))
            .run();
        noteTaskEvent(ctx, line.taskId, {
          action: event,
          assignmentId: line.id,
          unitId: line.unitId,
          fellDueOn,
        });
      };
      return [{ id: line.id, item, write }];
    });
}

function openProblems(ctx: RecordsContext): Open[] {
  return ctx.db
    .select()
    .from(problems)
    .where(inArray(problems.status, ['dispatched', 'signed']))
    .all()
    .flatMap(({ id, status, dispatchedOn, deadline, unitId }) => {
      const item = supervisedProblem({ status, dispatchedOn, dueOn: deadline });
      if (!item) return [];
      const write = (event: Event, fellDueOn: PlainDate): void => {
        if (event === 'urge')
          ctx.db
            .update(problems)
            .set({ urgedCount: sql`${problems.urgedCount} + 1` })
            .where(eq(problems.id, id))
            .run();
        noteEvent(ctx, id, { action: event, unitId, note: '', fellDueOn });
      };
      return [{ id, item, write }];
    });
}
