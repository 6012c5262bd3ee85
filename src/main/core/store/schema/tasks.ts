import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type {
  AssignmentStatus,
  EscalationLevel,
  ExtensionStatus,
  Part,
  Priority,
  TaskSource,
  TaskStatus,
} from '#shared/domain/task/task.ts';
import type { Rung } from '#shared/domain/supervision/ladder.ts';
import { files, people, units } from './organisation.ts';
import { duties } from './plan.ts';

export const tasks = sqliteTable('tasks', {
  id: text('id').primaryKey(),
  revision: integer('revision').notNull(),
  serial: text('serial').notNull().unique(),
  title: text('title').notNull(),
  content: text('content').notNull(),
  demand: text('demand').notNull(),
  priority: text('priority').$type<Priority>().notNull(),
  source: text('source').$type<TaskSource>().notNull(),
  sourceText: text('source_text').notNull(),
  dutyId: text('duty_id').references(() => duties.id, { onDelete: 'set null' }),
  issuedBy: text('issued_by').notNull(),
  deadline: text('deadline').notNull(),
  /** Follows from the assignments; kept so that lists are read off an index. */
  status: text('status').$type<TaskStatus>().notNull(),
  isCancelled: integer('is_cancelled', { mode: 'boolean' }).notNull().default(false),
  createdOn: text('created_on').notNull(),
  dispatchedOn: text('dispatched_on'),
  dispatchedHandlerId: text('dispatched_handler_id').references(() => people.id),
  dispatchedAccountId: text('dispatched_account_id'),
  dispatchedTypistId: text('dispatched_typist_id').references(() => people.id),
});

const taskId = () =>
  text('task_id')
    .notNull()
    .references(() => tasks.id);

export const taskAssignments = sqliteTable(
  'task_assignments',
  {
    id: text('id').primaryKey(),
    taskId: taskId(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    ordinal: integer('ordinal').notNull(),
    part: text('part').$type<Part>().notNull(),
    status: text('status').$type<AssignmentStatus>().notNull(),
    deadline: text('deadline').notNull(),
    originalDeadline: text('original_deadline').notNull(),
    dispatchedOn: text('dispatched_on'),
    signedOn: text('signed_on'),
    reportedOn: text('reported_on'),
    closedOn: text('closed_on'),
    level: text('level').$type<EscalationLevel>().notNull().default('none'),
    urgedCount: integer('urged_count').notNull().default(0),
  },
  (table) => [unique().on(table.taskId, table.ordinal)],
);

const assignmentId = () =>
  text('assignment_id')
    .notNull()
    .references(() => taskAssignments.id);
const handlerId = () =>
  text('handler_id')
    .notNull()
    .references(() => people.id);
/** Who did it and who typed it, each with the unit of that day. */
const attribution = () => ({
  handlerId: handlerId(),
  handlerUnitId: text('handler_unit_id').references(() => units.id),
  accountId: text('account_id').notNull(),
  typistId: text('typist_id')
    .notNull()
    .references(() => people.id),
  typistUnitId: text('typist_unit_id').references(() => units.id),
});

export const taskReports = sqliteTable(
  'task_reports',
  {
    id: text('id').primaryKey(),
    assignmentId: assignmentId(),
    ordinal: integer('ordinal').notNull(),
    doneOn: text('done_on').notNull(),
    at: text('at').notNull(),
    note: text('note').notNull(),
    ...attribution(),
  },
  (table) => [unique().on(table.assignmentId, table.ordinal)],
);

export const taskExtensions = sqliteTable(
  'task_extensions',
  {
    id: text('id').primaryKey(),
    assignmentId: assignmentId(),
    ordinal: integer('ordinal').notNull(),
    status: text('status').$type<ExtensionStatus>().notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    reason: text('reason').notNull(),
    at: text('at').notNull(),
    ...attribution(),
    decidedOn: text('decided_on'),
    decidedHandlerId: text('decided_handler_id').references(() => people.id),
    decidedAccountId: text('decided_account_id'),
    opinion: text('opinion').notNull().default(''),
  },
  (table) => [unique().on(table.assignmentId, table.ordinal)],
);

export const taskFiles = sqliteTable(
  'task_files',
  {
    taskId: taskId(),
    fileId: text('file_id')
      .notNull()
      .references(() => files.id),
    /** Null: what came with the item itself. */
    reportId: text('report_id').references(() => taskReports.id),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.fileId] })],
);

export const taskEvents = sqliteTable(
  'task_events',
  {
    id: text('id').primaryKey(),
    taskId: taskId(),
    ordinal: integer('ordinal').notNull(),
    assignmentId: text('assignment_id').references(() => taskAssignments.id),
    at: text('at').notNull(),
    action: text('action').notNull(),
    /** Null: the desk did it by itself. */
    handlerId: text('handler_id').references(() => people.id),
    accountId: text('account_id'),
    unitId: text('unit_id').references(() => units.id),
    note: text('note').notNull(),
    /** Of a step of the ladder: the day it was due, which may lie before the day it was written. */
    fellDueOn: text('fell_due_on'),
  },
  (table) => [unique().on(table.taskId, table.ordinal)],
);

/** Steps of the ladder that were taken, each once: of a task's unit or of a problem. */
export const ladderSteps = sqliteTable(
  'ladder_steps',
  {
    itemKind: text('item_kind', { enum: ['task', 'problem'] }).notNull(),
    itemId: text('item_id').notNull(),
    rung: text('rung').$type<Rung>().notNull(),
    anchor: text('anchor').notNull(),
    fellDueOn: text('fell_due_on').notNull(),
    recordedAt: text('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemKind, table.itemId, table.rung, table.anchor] })],
);
