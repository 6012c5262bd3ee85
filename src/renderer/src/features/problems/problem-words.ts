import type { ProblemRow } from '#shared/contract/problems.ts';
import {
  escalationLabels,
  listingLevelLabels,
  problemActionLabels,
  problemStatusLabels,
} from '#shared/domain/problem/problem.ts';
import type { ProblemStatus } from '#shared/domain/problem/problem.ts';
import type { Tone } from '../../ui/StatusWord.tsx';

const eventWords: Readonly<Record<string, string>> = {
  ...problemActionLabels,
  found: '发现',
  foundAgain: '又查到',
  supervise: '督办',
  paper: '文书',
  'remind-sign': '提醒签收',
  remind: '到期提醒',
  absorb: '并入',
  release: '拆出',
};

/** What stands in the history. */
export function eventWord(action: string): string {
  return eventWords[action] ?? '记录';
}

const statusTones = {
  found: 'soon',
  dispatched: 'soon',
  signed: 'open',
  submitted: 'soon',
  verified: 'soon',
  closed: 'done',
  merged: 'quiet',
} as const satisfies Record<ProblemStatus, Tone>;

export function statusOf(problem: ProblemRow): { tone: Tone; word: string } {
  const word = problemStatusLabels[problem.status];
  if (problem.isOverdue) return { tone: 'late', word: `${word} · 逾期` };
  const isSignLate = problem.needs.some(({ need, isLate }) => need === 'sign' && isLate);
  if (isSignLate) return { tone: 'late', word: `${word} · 过了签收期` };
  return { tone: statusTones[problem.status], word };
}

/** What is out of the ordinary about it, in the fewest words. */
export function marksOf(problem: ProblemRow): string[] {
  return [
    problem.listing === null ? '' : listingLevelLabels[problem.listing.level],
    problem.extension === null ? '' : '申请延期',
    problem.escalation === 0 ? '' : (escalationLabels[problem.escalation] ?? ''),
    problem.reopenedCount === 0 ? '' : `反弹 ${problem.reopenedCount} 次`,
  ].filter((mark) => mark !== '');
}

/** The deadline as a person says it. */
export function dueOf(row: ProblemRow): string {
  if (row.status === 'closed' || row.deadline === null || row.daysLeft === null) return row.foundOn;
  if (row.daysLeft < 0) return `逾期 ${-row.daysLeft} 天`;
  return row.daysLeft === 0 ? '今天到期' : `还有 ${row.daysLeft} 天`;
}
