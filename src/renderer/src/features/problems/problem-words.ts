import type { ProblemRow } from '#shared/contract/work.ts';
import type { ProblemAction } from '#shared/domain/problem/problem.ts';
import { problemStatusLabels } from '#shared/domain/problem/problem.ts';
import { describeError, isErrorCode } from '#shared/rpc/app-error.ts';
import type { Tone } from '../../ui/StatusWord.tsx';

export const filters = [
  { value: 'open', label: '未销号' },
  { value: 'overdue', label: '逾期' },
  { value: 'to-verify', label: '待核查' },
  { value: 'closed', label: '已销号' },
  { value: 'all', label: '全部' },
] as const;
export type Filter = (typeof filters)[number]['value'];

/** Verbs on the buttons. */
export const actionVerbs = {
  assign: '交办',
  reassign: '改派',
  submit: '上报整改',
  close: '核查销号',
  'send-back': '退回重改',
  reopen: '反弹重开',
} as const satisfies Record<ProblemAction, string>;

const eventWords: Readonly<Record<string, string>> = {
  ...actionVerbs,
  found: '发现',
  'found-again': '又查到',
  supervise: '督办',
};

/** What stands in the history. */
export function eventWord(action: string): string {
  return eventWords[action] ?? '记录';
}

const statusTones = { found: 'soon', assigned: 'open', submitted: 'soon', closed: 'done' } as const;

export function statusOf(problem: ProblemRow): { tone: Tone; word: string } {
  const word = problemStatusLabels[problem.status];
  return problem.isOverdue
    ? { tone: 'late', word: `${word} · 逾期` }
    : { tone: statusTones[problem.status], word };
}

/** The reason an action is refused, as a sentence. */
export function reasonWords(reason: string | null): string {
  if (reason === null) return '现在还不能办。';
  return isErrorCode(reason) ? describeError(reason) : reason;
}
