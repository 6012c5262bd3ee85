import type { IncomingRow } from '#shared/contract/incoming.ts';
import type { TodayLine } from '#shared/contract/work.ts';
import { incomingKindLabels } from '#shared/domain/incoming/incoming.ts';
import type { RecordsContext } from '../context.ts';
import { listIncoming } from './incoming-list.ts';

/** Letters in that are late, and those whose alarm was passed. */
export function incomingLines(ctx: RecordsContext): { late: TodayLine[]; soon: TodayLine[] } {
  const rows = listIncoming(ctx, { filter: 'due', search: '' });
  return {
    late: rows.filter(({ isOverdue }) => isOverdue).map(toLine),
    soon: rows.filter(({ isOverdue }) => !isOverdue).map(toLine),
  };
}

function toLine(row: IncomingRow): TodayLine {
  return {
    key: `incoming-${row.id}`,
    kind: 'incoming',
    id: row.id,
    what: `${incomingKindLabels[row.kind]}：${row.title}`,
    where: row.organ,
    who: row.units.map(({ name }) => name).join('、'),
    due: row.limitOn,
    isLate: row.isOverdue,
    verb: '回复',
  };
}
