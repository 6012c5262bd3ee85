import { z } from 'zod';
import { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { Place } from '#shared/domain/inspection/place.ts';
import { Attribution, Id } from '#shared/domain/people/people.ts';

export const ProblemStatus = z.enum([
  'found',
  'dispatched',
  'signed',
  'submitted',
  'verified',
  'closed',
  'merged',
]);
export type ProblemStatus = z.infer<typeof ProblemStatus>;

export const problemStatusLabels = {
  found: '待交办',
  dispatched: '待签收',
  signed: '整改中',
  submitted: '待核查',
  verified: '待销号',
  closed: '已销号',
  merged: '已并案',
} as const satisfies Record<ProblemStatus, string>;

/** Every action is the command of the same name: `problems.assign`, `problems.sendBack`… */
export const ProblemAction = z.enum([
  'assign',
  'reassign',
  'sign',
  'submit',
  'extend',
  'grantExtension',
  'refuseExtension',
  'verify',
  'sendBack',
  'close',
  'urge',
  'escalate',
  'enlist',
  'delist',
  'merge',
  'unmerge',
  'reopen',
]);
export type ProblemAction = z.infer<typeof ProblemAction>;

export const problemActionLabels = {
  assign: '交办',
  reassign: '改派',
  sign: '签收',
  submit: '上报整改',
  extend: '申请延期',
  grantExtension: '同意延期',
  refuseExtension: '不同意延期',
  verify: '核查通过',
  sendBack: '退回重改',
  close: '销号',
  urge: '催办',
  escalate: '升级',
  enlist: '挂牌督办',
  delist: '摘牌',
  merge: '并案',
  unmerge: '拆开并案',
  reopen: '反弹重开',
} as const satisfies Record<ProblemAction, string>;

export const Severity = z.enum(['serious', 'ordinary']);
export type Severity = z.infer<typeof Severity>;

export const severityLabels = { serious: '严重', ordinary: '一般' } as const satisfies Record<
  Severity,
  string
>;

/** Where a problem came from. A check recorded here sets `inspection` or `covert`; the others, and a covert look of others, are chosen by hand. */
export const ProblemSource = z.enum([
  'inspection',
  'covert',
  'public',
  'superior',
  'school',
  'village',
  'clue',
  'other',
]);
export type ProblemSource = z.infer<typeof ProblemSource>;

export const problemSourceLabels = {
  inspection: '检查发现',
  covert: '暗访发现',
  public: '群众反映',
  superior: '上级交办',
  school: '学校报告',
  village: '村（社区）报告',
  clue: '部门移交',
  other: '其他',
} as const satisfies Record<ProblemSource, string>;

/** Who hung the board: the higher, the harder it is looked at. */
export const ListingLevel = z.enum(['town', 'county', 'city']);
export type ListingLevel = z.infer<typeof ListingLevel>;

export const listingLevelLabels = {
  town: '镇级挂牌',
  county: '县级挂牌',
  city: '市级挂牌',
} as const satisfies Record<ListingLevel, string>;

/** 升级: to whom an unsolved problem was taken, from none to the highest. */
export const escalationLabels = ['', '报分管领导', '报主要领导', '报上级'] as const;
export const MAX_ESCALATION = escalationLabels.length - 1;

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

/** `lapsed`: nobody decided before the fix came in, the unit changed or the problem was merged. */
export const ExtensionState = z.enum(['pending', 'granted', 'refused', 'lapsed']);
export type ExtensionState = z.infer<typeof ExtensionState>;

/** One application for more time. The day it moved away from is kept for ever. */
export const Extension = z.strictObject({
  by: Attribution,
  round: z.int().min(0),
  fromDueOn: PlainDate,
  wantedDueOn: PlainDate,
  state: ExtensionState,
  /** The new day, when granted. */
  grantedDueOn: PlainDate.nullable(),
});
export type Extension = z.infer<typeof Extension>;

export const Listing = z.strictObject({ level: ListingLevel, listedOn: PlainDate, dueOn: PlainDate });
export type Listing = z.infer<typeof Listing>;

/** A row of 问题台账 and of 整改清单: the two lists are one thing. This is all that its rules read. */
export const Problem = z.strictObject({
  id: Id,
  status: ProblemStatus,
  /** 整改责任单位; null until assigned. */
  unitId: Id.nullable(),
  dispatchedOn: PlainDate.nullable(),
  dueOn: PlainDate.nullable(),
  /** The first deadline of this round. */
  originalDueOn: PlainDate.nullable(),
  /** How often it came back after 销号 (反弹次数). */
  reopenCount: z.int().min(0),
  escalation: z.int().min(0).max(MAX_ESCALATION),
  listing: Listing.nullable(),
  /** The problem this one was merged into, and where that one stands. */
  mergedInto: z.strictObject({ id: Id, status: ProblemStatus }).nullable(),
  /** How many others were merged into this one. */
  mergedCount: z.int().min(0),
  fixes: z.array(Fix),
  evidence: z.array(Evidence),
  extensions: z.array(Extension),
});
export type Problem = z.infer<typeof Problem>;

/** What an inspection hands over to the ledger; the clerk assigns it a unit and may change the day. */
export const ProblemDraft = z.strictObject({
  title: z.string().trim().min(1, '请写问题名称').max(120, '问题名称最多 120 个字，其余的写到情况里'),
  text: z.string().trim().max(2000, '问题描述太长，请精简'),
  severity: Severity,
  place: Place,
  inspectionId: Id.nullable(),
  itemCode: z.string().nullable(),
  foundOn: PlainDate,
  suggestedDays: z.int().min(0),
  suggestedDueOn: PlainDate,
});
export type ProblemDraft = z.infer<typeof ProblemDraft>;
