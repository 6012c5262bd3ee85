import { exportsToDecide } from '../exports.ts';
import { checklistsToDecide } from '../checklists.ts';
import { noticesToConfirm } from '../holidays.ts';
import { blank } from './desk.ts';
import type { Placed, TodayDesk } from './desk.ts';

const decided = { ...blank, list: 'toDecide' } as const;

/** Rows that somebody else wants to take out of the desk. */
export function exportLines({ ctx }: TodayDesk): Placed[] {
  return exportsToDecide(ctx).map(({ id, registerLabel, rows, purpose, requestedBy }) => ({
    ...decided,
    key: `export-${id}`,
    kind: 'export',
    id,
    what: `导出${registerLabel} ${rows} 条`,
    where: purpose,
    who: requestedBy,
    verb: '审批',
  }));
}

/** New versions of a checklist that a second person has to look at. */
export function checklistLines({ ctx }: TodayDesk): Placed[] {
  return checklistsToDecide(ctx).map(({ id, title, version, handlerName }) => ({
    ...decided,
    key: `checklist-${id}-${version}`,
    kind: 'checklist',
    id,
    what: `${title}第${version}版等复核`,
    who: handlerName,
    verb: '复核',
  }));
}

/** Holiday notices that change what was owed in the past. */
export function holidayLines({ ctx }: TodayDesk): Placed[] {
  return noticesToConfirm(ctx).map(({ id, source, handlerName }) => ({
    ...decided,
    key: `holidays-${id}`,
    kind: 'holidays',
    id,
    what: `放假安排等确认：${source}`,
    who: handlerName,
    verb: '确认',
  }));
}
