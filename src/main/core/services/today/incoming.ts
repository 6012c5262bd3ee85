import { incomingKindLabels } from '#shared/domain/incoming/incoming.ts';
import { listIncoming } from '../incoming-list.ts';
import { blank } from './desk.ts';
import type { Placed, TodayDesk } from './desk.ts';

/** Letters in that are late, and those whose alarm was passed. */
export function incomingLines({ ctx }: TodayDesk): Placed[] {
  return listIncoming(ctx, { filter: 'due', search: '' }).map((row) => ({
    ...blank,
    key: `incoming-${row.id}`,
    list: row.isOverdue ? 'late' : 'thisWeek',
    kind: 'incoming',
    id: row.id,
    what: `${incomingKindLabels[row.kind]}：${row.title}`,
    where: row.organ,
    who: row.units.map(({ name }) => name).join('、'),
    due: row.limitOn,
    isLate: row.isOverdue,
    verb: '回复',
    units: row.units.map(({ name }) => name),
  }));
}
