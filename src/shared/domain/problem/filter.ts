import { z } from 'zod';

export const ProblemFilter = z.enum([
  'open',
  'overdue',
  'to-assign',
  'to-sign',
  'to-verify',
  'to-close',
  'extension',
  'listed',
  'closed',
  'all',
]);
export type ProblemFilter = z.infer<typeof ProblemFilter>;

export const problemFilterLabels = {
  open: '未销号',
  overdue: '逾期',
  'to-assign': '待交办',
  'to-sign': '待签收',
  'to-verify': '待核查',
  'to-close': '待销号',
  extension: '申请延期',
  listed: '挂牌督办',
  closed: '已销号',
  all: '全部',
} as const satisfies Record<ProblemFilter, string>;
