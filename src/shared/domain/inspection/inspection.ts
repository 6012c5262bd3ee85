import { z } from 'zod';
import { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { Handler, Id } from '#shared/domain/people/people.ts';
import { Severity } from '#shared/domain/problem/problem.ts';
import { Place } from './place.ts';

export const VenueKind = z.enum([
  'hotel',
  'ktv',
  'internet-cafe',
  'esports-hotel',
  'training',
  'school-surroundings',
  'general',
]);
export type VenueKind = z.infer<typeof VenueKind>;

/** What a checklist is for: a kind of venue, or a place of another register. */
export const ChecklistKind = z.enum([...VenueKind.options, 'school', 'contact-unit']);
export type ChecklistKind = z.infer<typeof ChecklistKind>;

export const venueKindLabels = {
  hotel: '旅馆酒店',
  ktv: '歌舞娱乐场所（KTV）',
  'internet-cafe': '网吧',
  'esports-hotel': '电竞酒店',
  training: '校外培训机构',
  'school-surroundings': '校园周边',
  general: '其他场所',
} as const satisfies Record<VenueKind, string>;

export const checklistKindLabels = {
  ...venueKindLabels,
  school: '学校（幼儿园）',
  'contact-unit': '密切接触未成年人单位',
} as const satisfies Record<ChecklistKind, string>;

export const InspectionKind = z.enum([
  'weekly',
  'joint',
  'open',
  'covert',
  'surroundings',
  'night',
  'recheck',
]);
export type InspectionKind = z.infer<typeof InspectionKind>;

export const inspectionKindLabels = {
  weekly: '每周检查',
  joint: '联合执法',
  open: '明察',
  covert: '暗访',
  surroundings: '校园周边检查',
  night: '夜间检查',
  recheck: '复查',
} as const satisfies Record<InspectionKind, string>;

/**
 * Which checks are the venue's weekly one. A joint check is. A covert look leaves no record signed by the venue, and
 * a recheck looks at one fix only: neither stands in for the check that was owed.
 */
export const countsAsVenueCheck = {
  weekly: true,
  joint: true,
  open: true,
  covert: false,
  surroundings: true,
  night: true,
  recheck: false,
} as const satisfies Record<InspectionKind, boolean>;

/**
 * Which checks go through their whole list. A covert look sees what can be seen unannounced, a recheck what was wrong:
 * both answer the items they looked at.
 */
export const answersWholeList = {
  weekly: true,
  joint: true,
  open: true,
  covert: false,
  surroundings: true,
  night: true,
  recheck: false,
} as const satisfies Record<InspectionKind, boolean>;

/** Fewer units than this make no joint check. */
export const JOINT_UNITS = 2;

export const Outcome = z.enum(['pass', 'fail', 'na']);
export type Outcome = z.infer<typeof Outcome>;

export const outcomeLabels = { pass: '合格', fail: '不合格', na: '不涉及' } as const satisfies Record<
  Outcome,
  string
>;

export const ItemResult = z.strictObject({
  code: z.string().min(1),
  outcome: Outcome,
  note: z.string().trim().max(1000, '说明太长，请分条写'),
});
export type ItemResult = z.infer<typeof ItemResult>;

/** What was found beside the items of the list. */
export const Finding = z.strictObject({
  title: z.string().trim().min(1, '请写问题名称').max(100, '问题名称太长，请精简'),
  text: z.string().trim().max(1000, '说明太长，请分条写'),
  severity: Severity,
});
export type Finding = z.infer<typeof Finding>;

/** 参加人员: from the office's own list, or a name from outside it. */
export const Participant = z.strictObject({
  personId: Id.nullable(),
  name: z.string().trim().min(1, '请填姓名').max(40, '姓名太长，请核对'),
  unit: z.string().trim().max(60, '单位名称最多 60 个字').default(''),
});
export type Participant = z.infer<typeof Participant>;

/** One place on one day. A joint operation over eight venues is eight of these with one `operationId`. */
export const InspectionDraft = z.strictObject({
  date: PlainDate,
  place: Place,
  kind: InspectionKind,
  /** 联合执法行动; inspections of one operation count as one joint check. */
  operationId: Id.nullable(),
  unitIds: z.array(Id),
  handler: Handler,
  checklistId: z.string().min(1),
  checklistVersion: z.int().min(1),
  results: z.array(ItemResult),
  findings: z.array(Finding).max(50, '问题太多，请分两次记'),
  /** 检查过程 */
  process: z.string().trim().max(4000, '检查过程太长，请精简'),
  /** 处理结果 */
  handlingResult: z.string().trim().max(4000, '处理结果太长，请精简'),
});
export type InspectionDraft = z.infer<typeof InspectionDraft>;
