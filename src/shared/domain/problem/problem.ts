import { z } from 'zod';
import { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { Attribution, Id } from '#shared/domain/people/people.ts';

export const ProblemStatus = z.enum(['found', 'assigned', 'submitted', 'closed']);
export type ProblemStatus = z.infer<typeof ProblemStatus>;

export const problemStatusLabels = {
  found: '待交办',
  assigned: '整改中',
  submitted: '待核查',
  closed: '已销号',
} as const satisfies Record<ProblemStatus, string>;

export const ProblemAction = z.enum(['assign', 'reassign', 'submit', 'close', 'send-back', 'reopen']);
export type ProblemAction = z.infer<typeof ProblemAction>;

export const problemActionLabels = {
  assign: '交办',
  reassign: '改派',
  submit: '报整改',
  close: '核查销号',
  'send-back': '退回重改',
  reopen: '反弹重开',
} as const satisfies Record<ProblemAction, string>;

export const Severity = z.enum(['serious', 'ordinary']);
export type Severity = z.infer<typeof Severity>;

export const severityLabels = { serious: '严重', ordinary: '一般' } as const satisfies Record<
  Severity,
  string
>;

export const EvidenceStage = z.enum(['before', 'after']);
export type EvidenceStage = z.infer<typeof EvidenceStage>;

/** A photo or paper that shows the state before or after the fix. */
export const Evidence = z.strictObject({
  id: Id,
  stage: EvidenceStage,
  /** Which round of rectification it belongs to: 0, then one more after each reopening. */
  round: z.int().min(0),
});
export type Evidence = z.infer<typeof Evidence>;

/** One report of rectification. A problem sent back has several. */
export const Fix = z.strictObject({
  by: Attribution,
  /** The unit that was to rectify when it was reported. */
  unitId: Id,
  /** The day the fix was done, as 办理人 states it. */
  doneOn: PlainDate,
  round: z.int().min(0),
  note: z.string().trim().max(2000, '整改说明太长，请精简'),
});
export type Fix = z.infer<typeof Fix>;

/** A row of 问题台账 and of 整改清单: the two lists are one thing. */
export const Problem = z.strictObject({
  id: Id,
  title: z.string().trim().min(1, '请写问题名称').max(120, '问题名称太长'),
  text: z.string().trim().max(2000, '问题描述太长，请精简'),
  severity: Severity,
  venueId: Id.nullable(),
  inspectionId: Id.nullable(),
  itemCode: z.string().nullable(),
  foundOn: PlainDate,
  status: ProblemStatus,
  /** 整改责任单位; null until assigned. */
  unitId: Id.nullable(),
  dueOn: PlainDate.nullable(),
  /** How often it came back after 销号 (反弹次数). */
  reopenCount: z.int().min(0),
  fixes: z.array(Fix),
  evidence: z.array(Evidence),
});
export type Problem = z.infer<typeof Problem>;

/** What an inspection hands over to the ledger; the clerk assigns it a unit and may change the day. */
export const ProblemDraft = z.strictObject({
  title: Problem.shape.title,
  text: Problem.shape.text,
  severity: Severity,
  venueId: Id.nullable(),
  inspectionId: Id.nullable(),
  itemCode: z.string().nullable(),
  foundOn: PlainDate,
  suggestedDays: z.int().min(0),
  suggestedDueOn: PlainDate,
});
export type ProblemDraft = z.infer<typeof ProblemDraft>;
