import { z } from 'zod';
import { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { Handler, Id } from '#shared/domain/people/people.ts';

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

export const venueKindLabels = {
  hotel: '旅馆酒店',
  ktv: '歌舞娱乐场所（KTV）',
  'internet-cafe': '网吧',
  'esports-hotel': '电竞酒店',
  training: '校外培训机构',
  'school-surroundings': '校园周边',
  general: '其他场所',
} as const satisfies Record<VenueKind, string>;

export const InspectionKind = z.enum(['weekly', 'joint', 'open', 'covert', 'recheck']);
export type InspectionKind = z.infer<typeof InspectionKind>;

export const inspectionKindLabels = {
  weekly: '日常检查',
  joint: '联合执法',
  open: '明察',
  covert: '暗访',
  recheck: '整改复查',
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

/** One venue on one day. A joint operation over eight venues is eight of these with one `operationId`. */
export const InspectionDraft = z.strictObject({
  date: PlainDate,
  venueId: Id,
  kind: InspectionKind,
  /** 联合执法行动; inspections of one operation count as one joint check. */
  operationId: Id.nullable(),
  unitIds: z.array(Id),
  handler: Handler,
  checklistId: z.string().min(1),
  checklistVersion: z.int().min(1),
  results: z.array(ItemResult),
  /** 检查过程 */
  process: z.string().trim().max(4000, '检查过程太长，请精简'),
  /** 处理结果 */
  handlingResult: z.string().trim().max(4000, '处理结果太长，请精简'),
});
export type InspectionDraft = z.infer<typeof InspectionDraft>;
