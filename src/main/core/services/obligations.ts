import { asc, eq } from 'drizzle-orm';
import type { DutyLine, ObligationRow } from '#shared/contract/obligations.ts';
import { missingYears } from '#shared/domain/calendar/holidays.ts';
import type { CellState } from '#shared/domain/grid/cell-state.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import { isRelieved } from '#shared/domain/obligation/relief.ts';
import { describeSettled } from '#shared/domain/obligation/rule.ts';
import type { RecordsContext } from '../context.ts';
import { duties, workingGroups } from '../store/schema/plan.ts';
import { findEra, periodsOf } from './demands.ts';
import type { Demand, Era } from './demands.ts';
import { visibleDemands } from './obligation-grid.ts';
import { columnOf, isByHand, isCountable, statesOf, totalsOf } from './obligation-states.ts';
import { subjectsOf, TOWN } from './obligation-subjects.ts';
import type { OwingSubject } from './obligation-subjects.ts';
import { unitNames } from './organisation.ts';

export type DutyPlace = { id: string; group: string; groupId: string; no: number; text: string };

/** The plan's clauses in its order. */
export function listDuties({ db }: RecordsContext, campaignId: string): DutyPlace[] {
  return db
    .select({
      id: duties.id,
      group: workingGroups.name,
      groupId: workingGroups.id,
      no: duties.no,
      text: duties.text,
    })
    .from(duties)
    .innerJoin(workingGroups, eq(workingGroups.id, duties.groupId))
    .where(eq(workingGroups.campaignId, campaignId))
    .orderBy(asc(workingGroups.ordinal), asc(duties.no))
    .all();
}

/** Every clause with what it demands and how that stands; a clause without a rhythm is listed as such. */
export function listObligations(ctx: RecordsContext) {
  const era = findEra(ctx);
  if (!era) return { duties: [], obligations: [], missingHolidayYears: [], hasPlan: false };
  const places = listDuties(ctx, era.campaign.id);
  const demands = visibleDemands(ctx, era);
  const rowOf = rowReader(ctx, era, places);
  const rows = demands.map((demand) => rowOf(demand, measure(ctx, era, demand)));
  const byDuty = Map.groupBy(rows, ({ dutyId }) => dutyId);
  return {
    duties: places.map((place) => toDutyLine(place, byDuty.get(place.id) ?? [])),
    obligations: rows,
    missingHolidayYears: missingYears(era.campaign.fromOn, era.day, era.table),
    hasPlan: true,
  };
}

function toDutyLine({ id, group, no, text }: DutyPlace, own: readonly ObligationRow[]): DutyLine {
  return { dutyId: id, group, no, text, obligationIds: own.map((row) => row.id), standing: standingOf(own) };
}

/** A clause with anything unsettled is unsettled: one rhythm known does not cover another that is open. */
function standingOf(own: readonly ObligationRow[]): DutyLine['standing'] {
  if (own.length === 0 || own.some(({ every }) => every === 'unspecified')) return 'unsettled';
  return own.every(({ every }) => every === 'none') ? 'none' : 'settled';
}

/** An obligation's periods and states from the beginning on. */
export type Measured = {
  readonly periods: readonly Period[];
  readonly subjects: readonly OwingSubject[];
  readonly states: readonly (readonly CellState[])[];
};

/** The periods that begin by a day: today, unless it is asked what is to come. */
export function measure(ctx: RecordsContext, era: Era, demand: Demand, upTo = era.day): Measured {
  const periods = periodsOf(demand, era, upTo);
  const subjects = subjectsOf(ctx, demand);
  return { periods, subjects, states: statesOf(ctx, era, demand, { periods, subjects }) };
}

/** How an obligation reads in the list. */
export function rowReader(
  ctx: RecordsContext,
  era: Era,
  places: readonly DutyPlace[],
): (demand: Demand, measured: Measured) => ObligationRow {
  const unit = unitNames(ctx.db);
  const byId = new Map(places.map((place) => [place.id, place]));
  return (demand, { periods, subjects, states }) => {
    const { latest, versions } = demand;
    const place = demand.dutyId === null ? undefined : byId.get(demand.dutyId);
    const at = periods.findIndex(({ from, to }) => from <= era.day && era.day <= to);
    const last = periods.findLastIndex(({ to }) => to < era.day);
    const now = periods[at];
    const column = columnOf(states, at);
    const all = states.flat();
    return {
      id: demand.id,
      text: demand.text,
      dutyId: demand.dutyId,
      group: place?.group ?? null,
      duty: place?.no ?? null,
      unitName: unit(demand.unitId),
      subject: demand.subject,
      byItem: demand.byItem,
      source: demand.source,
      every: latest.every,
      times: latest.times,
      rhythm: describeSettled(latest.every, latest.times),
      reason: latest.reason,
      effectiveOn: versions[0]?.effectiveOn ?? latest.effectiveOn,
      isCountable: isCountable(demand),
      isByHand: isByHand(demand),
      isPaused: isRelieved(
        demand.reliefs.filter(({ subjectKey }) => subjectKey === null),
        era.day,
      ),
      current: now ? { key: now.key, label: now.label, to: now.to, ...totalsOf(column) } : null,
      state: subjects.length === 1 && subjects[0]?.id === TOWN ? (column[0] ?? null) : null,
      missedEver: totalsOf(all).missed,
      evidencedEver: all.filter((state) => state === 'missed-then-evidenced').length,
      lastMissed: totalsOf(columnOf(states, last)).missed,
    };
  };
}
