import { and, eq, isNull, sql } from 'drizzle-orm';
import { formatMonthDay } from '#shared/domain/calendar/format.ts';
import { isToDo } from '#shared/domain/grid/grid.ts';
import { tookPart } from '#shared/domain/people/people.ts';
import { people } from '../../store/schema/organisation.ts';
import { inspections } from '../../store/schema/work.ts';
import { attributionOf } from '../attribution.ts';
import { placeNames, placeOf } from '../check-places.ts';
import { inspectionTerm } from '../work-scope.ts';
import { blank } from './desk.ts';
import type { Placed, TodayDesk } from './desk.ts';

/** Venues whose check of this week is still owed. */
export function dueCheckLines({ board }: TodayDesk): Placed[] {
  const week = board.weeks.at(-1);
  if (!week || board.present.current?.key !== week.key) return [];
  return board.venues.flatMap(({ id, name, village, supervisor }, index) => {
    const state = board.present.rows[index]?.cells.at(-1);
    if (state === undefined || !isToDo(state)) return [];
    return [
      {
        ...blank,
        key: `venue-${id}`,
        list: 'thisWeek' as const,
        kind: 'venue' as const,
        id,
        what: name,
        where: village,
        who: supervisor ?? '',
        due: week.to,
        verb: '记检查',
        units: [supervisor],
        village,
      },
    ];
  });
}

/** Checks typed too late to count by themselves: somebody else has to vouch for them. */
export function lateCheckLines({ ctx }: TodayDesk): Placed[] {
  const rows = ctx.db
    .select({ inspection: inspections, who: people.name })
    .from(inspections)
    .innerJoin(people, eq(people.id, inspections.handlerId))
    // Written out, not bound: only so is the condition that of the index inspections_to_confirm.
    .where(
      and(sql`${inspections.needsConfirmation} = 1`, isNull(inspections.confirmedAt), inspectionTerm(ctx)),
    )
    .orderBy(inspections.inspectedOn)
    .all();
  const place = placeNames(
    ctx,
    rows.map(({ inspection }) => placeOf(inspection)),
  );
  return rows.map(({ inspection, who }) => {
    const { name, village } = place(placeOf(inspection));
    const mayConfirm = ctx.actor.role !== 'officer' && !tookPart(attributionOf(ctx, inspection), ctx.actor);
    return {
      ...blank,
      key: `inspection-${inspection.id}`,
      list: 'toVerify' as const,
      kind: 'inspection' as const,
      id: inspection.id,
      what: `${name}：${formatMonthDay(inspection.inspectedOn)}的检查补录`,
      where: village,
      who,
      verb: mayConfirm ? '确认' : '查看',
      village,
    };
  });
}
