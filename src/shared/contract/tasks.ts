import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import {
  AssignmentAction,
  AssignmentStatus,
  EscalationLevel,
  ExtensionStatus,
  Part,
  Priority,
  TaskAction,
  TaskSource,
  TaskStatus,
} from '../domain/task/task.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, FileBlob, HandlerId, Id, Instant, Line, OptionalLine, Text } from './common.ts';
import { StoredFile } from './organisation.ts';

/** What of an item wants this account's own hand. */
export const Attention = z.enum(['to-sign', 'overdue', 'to-verify', 'to-decide', 'to-close', 'to-escalate']);
export type Attention = z.infer<typeof Attention>;

export const TaskFilter = z.enum([
  'mine',
  'open',
  'to-sign',
  'under-way',
  'overdue',
  'to-verify',
  'closed',
  'draft',
  'all',
]);
export type TaskFilter = z.infer<typeof TaskFilter>;

const TaskUnit = z.object({
  unitName: z.string(),
  part: Part,
  status: AssignmentStatus,
  isOverdue: z.boolean(),
});

export const TaskRow = z.object({
  id: Id,
  serial: z.string(),
  title: z.string(),
  priority: Priority,
  source: TaskSource,
  issuedBy: z.string(),
  /** The nearest day of a unit whose clock runs; else the item's own. */
  deadline: PlainDate,
  status: TaskStatus,
  isOverdue: z.boolean(),
  /** To that deadline, negative when past; null where no unit's clock runs. */
  daysLeft: z.int().nullable(),
  units: z.array(TaskUnit),
  /** The highest any unit has gone up the ladder. */
  level: EscalationLevel,
  urgedCount: z.int(),
  hasExtension: z.boolean(),
  attention: z.array(Attention),
  revision: z.int(),
});
export type TaskRow = z.infer<typeof TaskRow>;

const offerOf = <A extends z.ZodType>(action: A) =>
  z.object({ action, isAllowed: z.boolean(), reason: z.string().nullable() });

const LadderLine = z.object({ label: z.string(), on: PlainDate });

export const TaskAssignment = z.object({
  id: Id,
  unitId: Id,
  unitName: z.string(),
  part: Part,
  status: AssignmentStatus,
  deadline: PlainDate,
  originalDeadline: PlainDate,
  isOverdue: z.boolean(),
  daysLeft: z.int().nullable(),
  dispatchedOn: PlainDate.nullable(),
  signedOn: PlainDate.nullable(),
  reportedOn: PlainDate.nullable(),
  closedOn: PlainDate.nullable(),
  level: EscalationLevel,
  urgedCount: z.int(),
  /** False for another unit's part: only how far it is, not what it wrote. */
  isOpen: z.boolean(),
  reports: z.array(
    z.object({
      id: Id,
      doneOn: PlainDate,
      note: z.string(),
      handlerName: z.string(),
      typistName: z.string(),
      files: z.array(StoredFile),
    }),
  ),
  extensions: z.array(
    z.object({
      id: Id,
      status: ExtensionStatus,
      from: PlainDate,
      to: PlainDate,
      reason: z.string(),
      handlerName: z.string(),
      opinion: z.string(),
      deciderName: z.string().nullable(),
    }),
  ),
  /** Steps of the ladder that wait for a person, and the one that comes next. */
  ladder: z.object({ waiting: z.array(LadderLine), next: LadderLine.nullable() }),
  offers: z.array(offerOf(AssignmentAction)),
});
export type TaskAssignment = z.infer<typeof TaskAssignment>;

export const Task = TaskRow.omit({ units: true }).extend({
  content: z.string(),
  demand: z.string(),
  sourceText: z.string(),
  duty: z.object({ id: Id, label: z.string(), text: z.string() }).nullable(),
  /** The day the item itself names. */
  dueOn: PlainDate,
  createdOn: PlainDate,
  dispatchedOn: PlainDate.nullable(),
  dispatcherName: z.string().nullable(),
  files: z.array(StoredFile),
  assignments: z.array(TaskAssignment),
  events: z.array(
    z.object({
      at: Instant,
      action: z.string(),
      /** 系统 where the desk did it by itself. */
      handlerName: z.string(),
      typistName: z.string(),
      unitName: z.string().nullable(),
      note: z.string(),
      fellDueOn: PlainDate.nullable(),
    }),
  ),
  offers: z.array(offerOf(TaskAction)),
});
export type Task = z.infer<typeof Task>;

export const TaskInput = z.object({
  title: z.string().trim().min(1, '请写事项名称').max(80, '名称太长，请控制在 80 字以内'),
  content: Text.pipe(z.string().min(1, '请写交办什么事')),
  /** 办理要求. */
  demand: Text,
  priority: Priority,
  source: TaskSource,
  /** Which meeting, which document, whose words. */
  sourceText: OptionalLine,
  dutyId: Id.nullable().default(null),
  issuedBy: Line,
  deadline: PlainDate,
  units: z.array(z.object({ unitId: Id, part: Part })).max(60),
  fileIds: z.array(Id).max(50).default([]),
});
export type TaskInput = z.infer<typeof TaskInput>;

/** One step of the whole item. */
const TaskStep = z.object({ id: Id, revision: z.int(), handlerId: HandlerId });
/** One step of one unit's part; `revision` is the item's. */
const UnitStep = z.object({ assignmentId: Id, revision: z.int(), handlerId: HandlerId });
const stale = { output: Done, invalidates: ['tasks', 'today'] } as const;

export const tasksContract = {
  list: query({
    access: access.business,
    input: z
      .object({ filter: TaskFilter.default('open'), search: z.string().max(100).default('') })
      .default({ filter: 'open', search: '' }),
    output: z.array(TaskRow),
  }),
  get: query({ access: access.business, input: z.object({ id: Id }), output: Task }),
  /** A draft, or handed out at once. */
  create: command({
    access: access.coordinating,
    input: z.object({ task: TaskInput, isDispatched: z.boolean(), handlerId: HandlerId }),
    output: z.object({ id: Id, serial: z.string() }),
    invalidates: ['tasks', 'today'],
  }),
  save: command({ access: access.coordinating, input: TaskStep.extend({ task: TaskInput }), ...stale }),
  dispatch: command({ access: access.coordinating, input: TaskStep, ...stale }),
  addUnit: command({
    access: access.coordinating,
    input: TaskStep.extend({ unitId: Id, deadline: PlainDate }),
    ...stale,
  }),
  cancel: command({ access: access.coordinating, input: TaskStep.extend({ note: Line }), ...stale }),
  sign: command({
    access: access.business,
    /** `signedOn`: the day on the paper; left out, today. */
    input: UnitStep.extend({ signedOn: PlainDate.optional() }),
    ...stale,
  }),
  report: command({
    access: access.business,
    input: UnitStep.extend({
      doneOn: PlainDate,
      note: Text.pipe(z.string().min(1, '请写办得怎么样')),
      fileIds: z.array(Id).max(50).default([]),
    }),
    ...stale,
  }),
  verify: command({ access: access.business, input: UnitStep.extend({ note: Text }), ...stale }),
  sendBack: command({
    access: access.business,
    input: UnitStep.extend({ note: Line, deadline: PlainDate }),
    ...stale,
  }),
  close: command({ access: access.coordinating, input: UnitStep.extend({ note: Text }), ...stale }),
  extend: command({
    access: access.business,
    input: UnitStep.extend({ to: PlainDate, reason: Line }),
    ...stale,
  }),
  decideExtension: command({
    access: access.coordinating,
    input: UnitStep.extend({ isApproved: z.boolean(), note: OptionalLine }),
    ...stale,
  }),
  urge: command({ access: access.coordinating, input: UnitStep.extend({ note: OptionalLine }), ...stale }),
  /** 督办, 约谈, 挂牌督办. */
  escalate: command({
    access: access.coordinating,
    input: UnitStep.extend({ level: EscalationLevel.exclude(['none']), note: Line }),
    ...stale,
  }),
  withdraw: command({ access: access.coordinating, input: UnitStep.extend({ note: Line }), ...stale }),
  /** 督办台账 of the filter, as .xlsx. */
  export: command({
    access: access.business,
    input: z.object({ filter: TaskFilter, search: z.string().max(100).default('') }),
    output: z.object({ name: z.string(), file: FileBlob, rows: z.int() }),
    invalidates: [],
  }),
};
