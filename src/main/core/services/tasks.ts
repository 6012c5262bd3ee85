import { and, desc, inArray } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { TaskFilter, TaskRow } from '#shared/contract/tasks.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';
import { taskAttention } from '#shared/domain/task/attention.ts';
import type { TaskAttention } from '#shared/domain/task/attention.ts';
import { daysLeft, isLate } from '#shared/domain/task/status.ts';
import { EscalationLevel } from '#shared/domain/task/task.ts';
import type { TaskStatus } from '#shared/domain/task/task.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { tasks } from '../store/schema/tasks.ts';
import { takenSteps } from './ladder-steps.ts';
import { unitNames } from './organisation.ts';
import { supervisionRules } from './supervision.ts';
import { loadTasks } from './task-rows.ts';
import type { LoadedTask } from './task-rows.ts';
import { taskScope } from './task-scope.ts';
import { holidayTable } from './time-rules.ts';

type ListInput = { filter: TaskFilter; search: string };

const running: readonly TaskStatus[] = ['to-sign', 'under-way', 'to-verify', 'to-close'];
const statusesOf: Record<TaskFilter, readonly TaskStatus[] | null> = {
  mine: running,
  open: running,
  'to-sign': running,
  'under-way': running,
  overdue: running,
  'to-verify': running,
  closed: ['closed', 'cancelled'],
  draft: ['draft'],
  all: null,
};

/** Which of the items read off the index belong to a filter: a unit may be further than the item as a whole. */
const belongs: Record<TaskFilter, (row: TaskRow) => boolean> = {
  mine: ({ attention }) => attention.length > 0,
  open: () => true,
  'to-sign': ({ units }) => units.some(({ status }) => status === 'dispatched'),
  'under-way': ({ units }) => units.some(({ status }) => status === 'signed' || status === 'returned'),
  overdue: ({ isOverdue }) => isOverdue,
  'to-verify': ({ units }) => units.some(({ status }) => status === 'reported'),
  closed: () => true,
  draft: () => true,
  all: () => true,
};

/** What is over goes on growing; the newest are shown, older ones are found by a word or by Ctrl+K. */
const MOST_OVER = 500;

/** Late ones first, then by their day. */
export function listTasks(ctx: RecordsContext, { filter, search }: ListInput): TaskRow[] {
  const wanted = search.normalize('NFKC').trim().toLowerCase();
  const unit = unitNames(ctx.db);
  const desk = { day: today(ctx.ports), ladder: supervisionRules(ctx) };
  const loaded = loadTasks(ctx.db, rowsOf(ctx, statusesOf[filter], wanted !== ''));
  const attention = attentionOf(ctx, loaded, desk);
  return loaded
    .map((task) => toRow(task, { day: desk.day, unit, attention: attention.get(task.row.id) ?? [] }))
    .filter((row) => belongs[filter](row) && (wanted === '' || textOf(row).includes(wanted)))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function rowsOf(ctx: RecordsContext, statuses: readonly TaskStatus[] | null, isSearched: boolean) {
  const within = (condition: SQL | undefined) =>
    ctx.db
      .select()
      .from(tasks)
      .where(and(taskScope(ctx), condition))
      .orderBy(desc(tasks.deadline));
  if (statuses === running || statuses?.includes('draft'))
    return within(inArray(tasks.status, [...statuses])).all();
  const over = within(inArray(tasks.status, ['closed', 'cancelled']));
  const ended = isSearched ? over.all() : over.limit(MOST_OVER).all();
  return statuses === null
    ? [...within(inArray(tasks.status, ['draft', ...running])).all(), ...ended]
    : ended;
}

/** What runs, and what of it wants this account's hand. */
export function openTasks(ctx: RecordsContext, day: PlainDate) {
  const loaded = loadTasks(ctx.db, rowsOf(ctx, running, false));
  const ladder = supervisionRules(ctx);
  return { tasks: loaded, attention: attentionOf(ctx, loaded, { day, ladder }) };
}

type Desk = { day: PlainDate; ladder: SupervisionRules };

/** What wants this account's hand, by item. */
export function attentionOf(
  ctx: RecordsContext,
  loaded: readonly LoadedTask[],
  { day, ladder }: Desk,
): Map<string, TaskAttention[]> {
  const recorded = stepsTaken(ctx);
  const holidays = holidayTable(ctx.db);
  const rules = { actor: ctx.actor, ladder, holidays, recorded: (id: string) => recorded.get(id) ?? none };
  return new Map(loaded.map(({ row, domain }) => [row.id, taskAttention(domain, day, rules)]));
}

const none: ReadonlySet<string> = new Set();

/** Steps of the ladder that were written down for units still at work, by assignment. */
export function stepsTaken(ctx: RecordsContext): Map<string, Set<string>> {
  return takenSteps(ctx, 'task', openAssignments(ctx));
}

function openAssignments(ctx: RecordsContext) {
  return ctx.records
    .prepare<[], string>(
      `SELECT id FROM task_assignments WHERE status IN ('dispatched', 'signed', 'returned', 'reported', 'verified')`,
    )
    .pluck()
    .all();
}

type Telling = {
  day: PlainDate;
  unit: (id: string | null) => string | null;
  attention: readonly TaskAttention[];
};

export function toRow({ row, domain, assignments }: LoadedTask, { day, unit, attention }: Telling): TaskRow {
  const live = row.isCancelled ? [] : domain.assignments.filter(({ dispatchedOn }) => dispatchedOn !== null);
  const timed = live.filter((assignment) => daysLeft(assignment, day) !== null);
  const nearest = timed.toSorted((a, b) => (a.deadline < b.deadline ? -1 : 1))[0];
  const levels = EscalationLevel.options;
  return {
    id: row.id,
    serial: row.serial,
    title: row.title,
    priority: row.priority,
    source: row.source,
    issuedBy: row.issuedBy,
    deadline: nearest?.deadline ?? row.deadline,
    status: row.status,
    isOverdue: live.some((assignment) => isLate(assignment, day)),
    daysLeft: nearest ? daysLeft(nearest, day) : null,
    units: domain.assignments.map((assignment) => ({
      unitName: unit(assignment.unitId) ?? '',
      part: assignment.part,
      status: assignment.status,
      isOverdue: live.includes(assignment) && isLate(assignment, day),
    })),
    level: levels[Math.max(0, ...live.map(({ level }) => levels.indexOf(level)))] ?? 'none',
    urgedCount: assignments.reduce((sum, { urgedCount }) => sum + urgedCount, 0),
    hasExtension: live.some(({ extensions }) => extensions.some(({ status }) => status === 'pending')),
    attention: [...new Set(attention.map(({ kind }) => kind))],
    revision: row.revision,
  };
}

function textOf(row: TaskRow): string {
  return [row.serial, row.title, row.issuedBy, ...row.units.map(({ unitName }) => unitName)]
    .join('\n')
    .toLowerCase();
}

const lastInLists: readonly TaskStatus[] = ['closed', 'cancelled'];

/** Late first, then what runs by its day; what is over comes last, the newest first. */
function orderOf(row: TaskRow): string {
  if (!lastInLists.includes(row.status)) return `${row.isOverdue ? 0 : 1}${row.deadline}${row.serial}`;
  return `2${99_999_999 - Number(row.deadline.replaceAll('-', ''))}${row.serial}`;
}
