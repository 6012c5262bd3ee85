import { z } from 'zod';
import type { Attribution } from '../people/people.ts';

/** What came in. These are other organs' papers: the town receives, answers and follows them, and writes none of them. */
export const IncomingKind = z.enum(['supervisory', 'procuratorial', 'judicial', 'police', 'other']);
export type IncomingKind = z.infer<typeof IncomingKind>;

export const incomingKindLabels: Record<IncomingKind, string> = {
  supervisory: '监察建议书',
  procuratorial: '检察建议书',
  judicial: '司法建议书',
  police: '公安提示函',
  other: '其他来文',
};

export const IncomingStatus = z.enum([
  'registered',
  'assigned',
  'drafting',
  'replied',
  'recorded',
  'closed',
  'withdrawn',
]);
export type IncomingStatus = z.infer<typeof IncomingStatus>;

export const incomingStatusLabels: Record<IncomingStatus, string> = {
  registered: '待分办',
  assigned: '已分办',
  drafting: '拟回复',
  replied: '已回复',
  recorded: '已记成效',
  closed: '已办结',
  withdrawn: '对方已撤回',
};

export const IncomingAction = z.enum([
  'assign',
  'answer',
  'reply',
  'effect',
  'close',
  'extend',
  'object',
  'settle',
  'again',
  'link',
  'save',
]);
export type IncomingAction = z.infer<typeof IncomingAction>;

export const incomingActionLabels: Record<IncomingAction, string> = {
  assign: '分办',
  answer: '写办理情况',
  reply: '登记回复',
  effect: '记成效',
  close: '办结',
  extend: '登记延期',
  object: '提异议',
  settle: '登记异议结果',
  again: '对方要求再复',
  link: '挂上相关事项',
  save: '改登记',
};

/** What a letter may hang together with. */
export const LinkType = z.enum(['problem', 'task', 'venue', 'school', 'unit']);
export type LinkType = z.infer<typeof LinkType>;

export const linkTypeLabels: Record<LinkType, string> = {
  problem: '问题',
  task: '任务',
  venue: '场所',
  school: '学校',
  unit: '单位',
};

/** Linked things that must be settled before the letter is closed; the others only say what it is about. */
export const mustBeAnswered: readonly LinkType[] = ['problem', 'task'];

export const ObjectionKind = z.enum(['objection', 'review']);
export type ObjectionKind = z.infer<typeof ObjectionKind>;

export const objectionKindLabels: Record<ObjectionKind, string> = {
  objection: '书面异议',
  review: '复查申请',
};

export const ObjectionOutcome = z.enum(['kept', 'amended', 'withdrawn']);
export type ObjectionOutcome = z.infer<typeof ObjectionOutcome>;

export const outcomeLabels: Record<ObjectionOutcome, string> = {
  kept: '维持原文',
  amended: '改了原文',
  withdrawn: '撤回来文',
};

/** What the rules read of a letter. */
export type Incoming = {
  readonly status: IncomingStatus;
  readonly unitIds: readonly string[];
  readonly demands: readonly { readonly isAnswered: boolean }[];
  readonly links: readonly { readonly type: LinkType; readonly isSettled: boolean }[];
  readonly hasOpenObjection: boolean;
  /** Who answered the organ, last. */
  readonly repliedBy: Attribution | null;
};
