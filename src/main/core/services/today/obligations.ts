import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { isToDo } from '#shared/domain/grid/grid.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { formatMonthDay } from '#shared/domain/calendar/format.ts';
import { tookPart } from '#shared/domain/people/people.ts';
import { actSteps, obligationActs, obligationReliefs, reliefSteps } from '../../store/schema/obligations.ts';
import { duties, groupUnits } from '../../store/schema/plan.ts';
import { attributionOf } from '../attribution.ts';
import type { Demand } from '../demands.ts';
import { totalsOf } from '../obligation-states.ts';
import { TOWN } from '../obligation-subjects.ts';
import { personNames } from '../organisation.ts';
import { blank, SOON_DAYS } from './desk.ts';
import type { Placed, TodayDesk } from './desk.ts';

/** Meetings, school items, what units and villages owe: due soon and not done. */
export function dueObligationLines(desk: TodayDesk): Placed[] {
  const groups = unitsOfDuties(desk);
  return desk.standings.flatMap(({ demand, subjects, now, current }) => {
    const isNear =
      now !== undefined && (current.includes('due-soon') || now.to <= addDays(desk.board.day, SOON_DAYS));
    const waiting = subjects.filter((_, at) => isToDo(current[at] ?? 'not-owed'));
    if (!isNear || waiting.length === 0) return [];
    const isTown = waiting.length === 1 && waiting[0]?.id === TOWN;
    const ofDuty = groups.get(demand.dutyId ?? '') ?? [];
    return [
      {
        ...blank,
        key: `obligation-${demand.id}`,
        list: 'thisWeek' as const,
        kind: demand.byItem ? ('school-items' as const) : ('obligation' as const),
        step: 'record',
        id: demand.id,
        what: demand.text,
        where: isTown ? now.label : `${now.label}，还差 ${waiting.length} ${demand.byItem ? '项' : '家'}`,
        who: desk.unit(demand.unitId) ?? '',
        due: now.to,
        verb: '登记',
        units: [demand.unitId, ...ofDuty, ...waiting.map(({ unit }) => unit)],
        village: waiting.length === 1 ? (waiting[0]?.village ?? '') : '',
      },
    ];
  });
}

/** What the last finished period missed: it stands there until the next one is over, and in the tables for ever. */
export function formerMisses(desk: TodayDesk) {
  return desk.standings.flatMap(({ demand, before, former }) => {
    const count = totalsOf(former).missed;
    return before && count > 0
      ? [{ obligationId: demand.id, text: demand.text, label: before.label, count }]
      : [];
  });
}

/** Acts typed too late and withdrawals asked for: both wait for another person. */
export function lateActLines(desk: TodayDesk): Placed[] {
  const { ctx } = desk;
  if (ctx.actor.role === 'officer') return [];
  const hasStep = (kinds: ('confirmed' | 'withdrawn')[]) =>
    ctx.db
      .select({ one: sql`1` })
      .from(actSteps)
      .where(and(eq(actSteps.actId, obligationActs.id), inArray(actSteps.kind, kinds)));
  const rows = ctx.db
    .select()
    .from(obligationActs)
    // Written out, not bound: only so is the condition that of the index obligation_acts_to_confirm.
    .where(and(sql`${obligationActs.needsConfirmation} = 1`, notExists(hasStep(['confirmed', 'withdrawn']))))
    .all();
  const demands = new Map(desk.board.demands.map((demand) => [demand.id, demand]));
  const person = personNames(ctx.db);
  return rows.flatMap((row) => {
    const demand = demands.get(row.obligationId);
    if (!demand || tookPart(attributionOf(ctx, row), ctx.actor)) return [];
    return [
      {
        ...lineOf(demand),
        key: `act-${row.id}`,
        list: 'toVerify' as const,
        what: `${demand.text}：${formatMonthDay(row.actOn)}的补录`,
        who: person(row.handlerId),
        verb: '确认',
      },
    ];
  });
}

/** Pauses and exemptions that were asked for. */
export function reliefLines(desk: TodayDesk): Placed[] {
  const { ctx } = desk;
  if (ctx.actor.role === 'officer') return [];
  const rows = ctx.db
    .select({ relief: obligationReliefs })
    .from(obligationReliefs)
    .leftJoin(reliefSteps, eq(reliefSteps.reliefId, obligationReliefs.id))
    .where(isNull(reliefSteps.id))
    .all();
  const demands = new Map(desk.board.demands.map((demand) => [demand.id, demand]));
  const person = personNames(ctx.db);
  return rows.flatMap(({ relief }) => {
    const demand = demands.get(relief.obligationId);
    if (!demand || tookPart(attributionOf(ctx, relief), ctx.actor)) return [];
    return [
      {
        ...lineOf(demand),
        key: `relief-${relief.id}`,
        list: 'toDecide' as const,
        what: `${relief.subjectKey === null ? '暂停' : '免于'}：${demand.text}`,
        where: relief.reason,
        who: person(relief.handlerId),
        verb: '审批',
      },
    ];
  });
}

function lineOf({ id }: Demand) {
  return { ...blank, kind: 'obligation' as const, id };
}

/** The units of the group each clause belongs to. */
function unitsOfDuties({ ctx }: TodayDesk): Map<string, string[]> {
  const rows = ctx.db
    .select({ dutyId: duties.id, unitId: groupUnits.unitId })
    .from(groupUnits)
    .innerJoin(duties, eq(duties.groupId, groupUnits.groupId))
    .all();
  return new Map(
    [...Map.groupBy(rows, ({ dutyId }) => dutyId)].map(([id, own]) => [id, own.map(({ unitId }) => unitId)]),
  );
}
