import type { Attention, TaskAssignment, TaskFilter, TaskRow } from '#shared/contract/tasks.ts';
import {
  assignmentActionLabels,
  assignmentStatusLabels,
  taskActionLabels,
  taskStatusLabels,
} from '#shared/domain/task/task.ts';
import type { AssignmentAction, AssignmentStatus, TaskStatus } from '#shared/domain/task/task.ts';
import type { Tone } from '../../ui/StatusWord.tsx';

/** What the list may show; drafts are the coordinators' own. */
export const filters: readonly { value: TaskFilter; label: string }[] = [
  { value: 'mine', label: '等我办' },
  { value: 'open', label: '没办结' },
  { value: 'to-sign', label: '待签收' },
  { value: 'under-way', label: '办理中' },
  { value: 'overdue', label: '逾期' },
  { value: 'to-verify', label: '待核实' },
  { value: 'closed', label: '已办结' },
  { value: 'draft', label: '待交办' },
  { value: 'all', label: '全部' },
];

export const emptyTitles: Record<TaskFilter, string> = {
  mine: '没有等您办的事项',
  open: '没有没办结的事项',
  'to-sign': '没有待签收的事项',
  'under-way': '没有正在办的事项',
  overdue: '没有逾期的事项',
  'to-verify': '没有等着核实的反馈',
  closed: '还没有办结的事项',
  draft: '没有存着没交办的事项',
  all: '还没有交办事项',
};

export const attentionWords: Record<Attention, string> = {
  'to-sign': '要签收',
  overdue: '逾期',
  'to-verify': '要核实',
  'to-decide': '要批延期',
  'to-close': '可以办结',
  'to-escalate': '该督办了',
};

const taskTones: Record<TaskStatus, Tone> = {
  draft: 'soon',
  'to-sign': 'soon',
  'under-way': 'open',
  'to-verify': 'soon',
  'to-close': 'soon',
  closed: 'done',
  cancelled: 'quiet',
};

const partTones: Record<AssignmentStatus, Tone> = {
  dispatched: 'soon',
  signed: 'open',
  returned: 'soon',
  reported: 'soon',
  verified: 'soon',
  closed: 'done',
  withdrawn: 'quiet',
};

export function statusOf(row: Pick<TaskRow, 'status' | 'isOverdue'>): { tone: Tone; children: string } {
  const word = taskStatusLabels[row.status];
  return row.isOverdue
    ? { tone: 'late', children: `${word} · 逾期` }
    : { tone: taskTones[row.status], children: word };
}

export function partStatusOf(part: Pick<TaskAssignment, 'status' | 'isOverdue'>, isDraft: boolean) {
  if (isDraft) return { tone: 'quiet' as Tone, children: '还没交办' };
  const word = assignmentStatusLabels[part.status];
  return part.isOverdue
    ? { tone: 'late' as Tone, children: `${word} · 逾期` }
    : { tone: partTones[part.status], children: word };
}

export function dueWords({ daysLeft, deadline }: { daysLeft: number | null; deadline: string }): string {
  if (daysLeft === null) return `期限 ${deadline}`;
  if (daysLeft < 0) return `逾期 ${-daysLeft} 天`;
  return daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天`;
}

/** The steps that bring it on stand out, those first that wait for this person and not for a unit. */
export const forwards: readonly AssignmentAction[] = ['verify', 'approve', 'close', 'sign', 'report'];

const eventWords: Readonly<Record<string, string>> = {
  ...taskActionLabels,
  ...assignmentActionLabels,
  create: '登记',
  'remind-sign': '提醒签收',
  remind: '到期提醒',
  paper: '发文书',
};

/** What stands in the story. */
export function eventWord(action: string): string {
  return eventWords[action] ?? '记录';
}
