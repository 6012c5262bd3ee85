import { z } from 'zod';
import { Id } from '#shared/domain/people/people.ts';

/** How often a duty falls due. A plan's 定期/常态化 has no rule until the clerk settles one. */
export const Every = z.enum(['week', 'month', 'quarter', 'term', 'year']);
export type Every = z.infer<typeof Every>;

/** For each of what it falls due; 'campaign' is once for the whole town. */
export const Per = z.enum(['campaign', 'venue', 'unit', 'village', 'school', 'child', 'staff']);
export type Per = z.infer<typeof Per>;

export const Rule = z.strictObject({
  every: Every,
  times: z.int().min(1, '次数至少是 1').max(366, '次数太多，请核对'),
  per: Per,
});
export type Rule = z.infer<typeof Rule>;

/** The act that fulfils it on this desk; 'other' is ticked off by hand with its evidence. */
export const FulfilledBy = z.enum([
  'venue-check',
  'joint-check',
  'home-visit',
  'staff-query',
  'school-activity',
  'other',
]);
export type FulfilledBy = z.infer<typeof FulfilledBy>;

/** 周期任务: what a duty of the plan demands every week, month, … */
export const Obligation = z.strictObject({
  id: Id,
  /** The plan's clause as confirmed, so that the demand can be traced back to the paper. */
  text: z.string().trim().min(1, '请写明要做什么').max(500, '太长了，请只写这一项要求'),
  group: z.string().nullable(),
  duty: z.int().min(1).nullable(),
  unitIds: z.array(Id),
  rule: Rule,
  fulfilledBy: FulfilledBy,
});
export type Obligation = z.infer<typeof Obligation>;

export const everyLabels = {
  week: '每周',
  month: '每月',
  quarter: '每季度',
  term: '每学期',
  year: '每年',
} as const satisfies Record<Every, string>;

export const perLabels = {
  campaign: '全镇',
  venue: '每个重点场所',
  unit: '每个单位',
  village: '每个村',
  school: '每所学校',
  child: '每名重点儿童',
  staff: '每名从业人员',
} as const satisfies Record<Per, string>;

/** 每周至少1次（每个重点场所） */
export function describeRule(rule: Rule): string {
  return `${everyLabels[rule.every]}至少${rule.times}次（${perLabels[rule.per]}）`;
}
