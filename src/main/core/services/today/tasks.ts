import type { TodayList } from '#shared/contract/work.ts';
import type { AttentionKind } from '#shared/domain/task/attention.ts';
import { daysLeft } from '#shared/domain/task/status.ts';
import type { Assignment } from '#shared/domain/task/task.ts';
import type { LoadedTask } from '../task-rows.ts';
import { blank, SOON_DAYS } from './desk.ts';
import type { Placed, TodayDesk } from './desk.ts';

type Place = { list: TodayList; verb: string; step?: string };

const places = {
  'to-sign': { list: 'toSign', verb: '签收', step: 'sign' },
  overdue: { list: 'late', verb: '催办', step: 'urge' },
  'to-escalate': { list: 'late', verb: '督办', step: 'supervise' },
  'to-verify': { list: 'toVerify', verb: '核实', step: 'verify' },
  'to-close': { list: 'toVerify', verb: '办结', step: 'close' },
  'to-decide': { list: 'toDecide', verb: '批延期', step: 'approve' },
} as const satisfies Record<AttentionKind, Place>;

/** What waits for this account in tasks, unit by unit, and what its unit has to do within the week. */
export function taskLines(desk: TodayDesk): Placed[] {
  const { actor } = desk.ctx;
  return desk.tasks.flatMap((task) => {
    const partOf = new Map(task.domain.assignments.map((part) => [part.id, part]));
    const asked = (desk.attention.get(task.row.id) ?? []).flatMap(({ kind, assignmentId }) => {
      const part = partOf.get(assignmentId);
      const place: Place = places[kind];
      return part ? [toLine(desk, task, part, { ...place, ...ownTurn(part, place, actor) })] : [];
    });
    const soon = task.domain.assignments.flatMap((part) => {
      const left = daysLeft(part, desk.board.day);
      const isNear = left !== null && left >= 0 && left <= SOON_DAYS && part.dispatchedOn !== null;
      const isSeen = actor.role !== 'officer' || part.unitId === actor.unitId;
      if (!isNear || !isSeen || task.row.isCancelled) return [];
      const look = { list: 'thisWeek', verb: '查看' } as const;
      return [toLine(desk, task, part, { ...look, ...ownTurn(part, look, actor) })];
    });
    const seen = new Set<string>();
    return [...asked, ...soon].filter(({ key }) => !seen.has(key) && seen.add(key));
  });
}

/** A unit's own people report, or sign first; they do not urge themselves. */
function ownTurn({ status }: Assignment, { list }: Place, { role }: { role: string }): Partial<Place> {
  if (role !== 'officer' || (list !== 'late' && list !== 'thisWeek')) return {};
  return status === 'dispatched' ? { verb: '签收', step: 'sign' } : { verb: '反馈', step: 'report' };
}

function toLine(
  { unit, board }: TodayDesk,
  { row }: LoadedTask,
  part: Assignment,
  { list, verb, step }: Place,
): Placed {
  const left = daysLeft(part, board.day);
  return {
    ...blank,
    key: `task-${part.id}-${list}`,
    list,
    kind: 'task',
    id: row.id,
    what: row.title,
    who: unit(part.unitId) ?? '',
    due: left === null ? null : part.deadline,
    isLate: left !== null && left < 0,
    verb,
    step: step ?? null,
    partId: part.id,
    units: [part.unitId],
  };
}
