import { z } from 'zod';
import { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { Attribution, Id } from '#shared/domain/people/people.ts';

/** Whence an item comes. */
export const TaskSource = z.enum(['leader', 'meeting', 'document', 'plan']);
export type TaskSource = z.infer<typeof TaskSource>;

export const taskSourceLabels = {
  leader: '领导批示',
  meeting: '会议议定',
  document: '上级文件',
  plan: '方案条款',
} as const satisfies Record<TaskSource, string>;

export const Priority = z.enum(['ordinary', 'urgent', 'critical']);
export type Priority = z.infer<typeof Priority>;

export const priorityLabels = {
  ordinary: '平件',
  urgent: '加急',
  critical: '特急',
} as const satisfies Record<Priority, string>;

export const Part = z.enum(['lead', 'support']);
export type Part = z.infer<typeof Part>;

export const partLabels = { lead: '牵头', support: '配合' } as const satisfies Record<Part, string>;

/** Where one unit stands with its part of the item. */
export const AssignmentStatus = z.enum([
  'dispatched',
  'signed',
  'reported',
  'returned',
  'verified',
  'closed',
  'withdrawn',
]);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

export const assignmentStatusLabels = {
  dispatched: '待签收',
  signed: '办理中',
  reported: '待核实',
  returned: '退回补办',
  verified: '待办结',
  closed: '已办结',
  withdrawn: '已撤回',
} as const satisfies Record<AssignmentStatus, string>;

export const AssignmentAction = z.enum([
  'sign',
  'report',
  'verify',
  'close',
  'send-back',
  'extend',
  'approve',
  'refuse',
  'urge',
  'supervise',
  'talk',
  'list',
  'withdraw',
]);
export type AssignmentAction = z.infer<typeof AssignmentAction>;

export const assignmentActionLabels = {
  sign: '签收',
  report: '反馈',
  verify: '核实',
  close: '办结',
  'send-back': '退回补办',
  extend: '申请延期',
  approve: '同意延期',
  refuse: '不同意延期',
  urge: '催办',
  supervise: '督办',
  talk: '约谈',
  list: '挂牌督办',
  withdraw: '撤回',
} as const satisfies Record<AssignmentAction, string>;

/** How far up the ladder a unit's part has gone. */
export const EscalationLevel = z.enum(['none', 'supervise', 'talk', 'list']);
export type EscalationLevel = z.infer<typeof EscalationLevel>;

export const levelLabels = {
  none: '',
  supervise: '已督办',
  talk: '已约谈',
  list: '挂牌督办',
} as const satisfies Record<EscalationLevel, string>;

/** Where the item stands as a whole: it follows from its units. */
export const TaskStatus = z.enum([
  'draft',
  'to-sign',
  'under-way',
  'to-verify',
  'to-close',
  'closed',
  'cancelled',
]);
export type TaskStatus = z.infer<typeof TaskStatus>;

export const taskStatusLabels = {
  draft: '待交办',
  'to-sign': '待签收',
  'under-way': '办理中',
  'to-verify': '待核实',
  'to-close': '待办结',
  closed: '已办结',
  cancelled: '已撤销',
} as const satisfies Record<TaskStatus, string>;

export const TaskAction = z.enum(['save', 'dispatch', 'add-unit', 'cancel']);
export type TaskAction = z.infer<typeof TaskAction>;

export const taskActionLabels = {
  save: '修改',
  dispatch: '交办',
  'add-unit': '加一家单位',
  cancel: '撤销',
} as const satisfies Record<TaskAction, string>;

export const ExtensionStatus = z.enum(['pending', 'approved', 'refused', 'dropped']);
export type ExtensionStatus = z.infer<typeof ExtensionStatus>;

/** One application for more time. `dropped`: overtaken by a report or a withdrawal. */
export const Extension = z.strictObject({
  id: Id,
  by: Attribution,
  status: ExtensionStatus,
  from: PlainDate,
  to: PlainDate,
});
export type Extension = z.infer<typeof Extension>;

/** What the rules look at of one unit's part. */
export const Assignment = z.strictObject({
  id: Id,
  unitId: Id,
  part: Part,
  status: AssignmentStatus,
  /** The day that holds; `originalDeadline` is the first one and is never forgotten. */
  deadline: PlainDate,
  originalDeadline: PlainDate,
  dispatchedOn: PlainDate.nullable(),
  signedOn: PlainDate.nullable(),
  reportedOn: PlainDate.nullable(),
  level: EscalationLevel,
  /** Who reported, each time. */
  reports: z.array(Attribution),
  extensions: z.array(Extension),
});
export type Assignment = z.infer<typeof Assignment>;

/** What the rules look at of the whole item. */
export const Task = z.strictObject({
  id: Id,
  /** Who handed it out; null while it is a draft. */
  dispatchedBy: Attribution.nullable(),
  isCancelled: z.boolean(),
  assignments: z.array(Assignment),
});
export type Task = z.infer<typeof Task>;
