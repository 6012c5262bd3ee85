import { z } from 'zod';

/** How often a duty falls due. A plan's 定期/常态化 has no rule until the clerk settles one. */
export const Every = z.enum(['week', 'month', 'quarter', 'term', 'year', 'phase']);
export type Every = z.infer<typeof Every>;

/** For each of what it falls due; 'campaign' is once for the whole town, 'joint' an operation of several units. */
export const Per = z.enum(['campaign', 'joint', 'venue', 'unit', 'village', 'school', 'child', 'staff']);
export type Per = z.infer<typeof Per>;

export const Rule = z.strictObject({
  every: Every,
  times: z.int().min(1, '次数至少是 1').max(366, '次数太多，请核对'),
  per: Per,
});
export type Rule = z.infer<typeof Rule>;

/** What stands in an obligation's book: a rhythm, none settled yet, or none wanted, with its reason. */
export const Settled = z.enum([...Every.options, 'unspecified', 'none']);
export type Settled = z.infer<typeof Settled>;

export const everyLabels = {
  week: '每周',
  month: '每月',
  quarter: '每季度',
  term: '每学期',
  year: '每年',
  phase: '每个阶段',
} as const satisfies Record<Every, string>;

export const perLabels = {
  campaign: '全镇',
  joint: '联合执法',
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

/** 每周至少 1 次, 未定频次, 不设周期 */
export function describeSettled(every: Settled, times: number | null): string {
  if (every === 'unspecified') return '未定频次';
  if (every === 'none') return '不设周期';
  return `${everyLabels[every]}至少 ${times ?? 1} 次`;
}
