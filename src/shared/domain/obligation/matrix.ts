import { builtInHolidays } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { countCell, isMissed, noTotals } from '#shared/domain/grid/cell-state.ts';
import type { CellState } from '#shared/domain/grid/cell-state.ts';
import { countsAsVenueCheck } from '#shared/domain/inspection/inspection.ts';
import type { InspectionKind } from '#shared/domain/inspection/inspection.ts';
import type { Id } from '#shared/domain/people/people.ts';
import type { Period } from './period.ts';
import { defaultEntryRules, lastEntryDay, periodState } from './period-state.ts';
import type { EntryRules, PeriodAct } from './period-state.ts';
import { relieve } from './relief.ts';
import type { Relief } from './relief.ts';
import { periodForSpans } from './venue-spans.ts';
import type { Span } from './venue-spans.ts';

/** Somebody or something that owes, and the days for which it did. */
export type Subject = { readonly id: Id; readonly spans: readonly Span[] };

/** One inspection as a period sees it. */
export type VenueCheck = PeriodAct & {
  /** Null for a check at a place that is no venue: it may still be part of a joint operation. */
  readonly venueId: Id | null;
  readonly kind: InspectionKind;
};

/** What was paused or exempted, and the holidays by which that is counted. */
export type Relieved = { readonly reliefs: readonly Relief[]; readonly table: HolidayTable };
const noRelief: Relieved = { reliefs: [], table: builtInHolidays };

export type MatrixRow = { readonly venueId: Id; readonly cells: readonly CellState[] };

export type Matrix = {
  readonly rows: readonly MatrixRow[];
  /** The period that holds today. `owed` counts venues, done or not; null when no period holds today. */
  readonly current: { readonly key: string; readonly owed: number; readonly done: number } | null;
  /** Venues whose last finished period is a miss, or waits for a second person. */
  readonly lastMissed: readonly Id[];
  /** Misses within these periods. */
  readonly missed: number;
};

/** Key venues × periods (by time, as `periods` gives them). Checks of kinds that do not count (暗访, 复查) are left out here. */
export function matrix(
  venues: readonly Subject[],
  periods: readonly Period[],
  inspections: readonly VenueCheck[],
  today: PlainDate,
  rules: EntryRules = defaultEntryRules,
  relieved: Relieved = noRelief,
): Matrix {
  const byVenue = Map.groupBy(
    inspections.filter((check) => countsAsVenueCheck[check.kind]),
    (check) => check.venueId,
  );
  const stateOf = stateReader(periods, today, rules, relieved);
  const rows = venues.map((venue) => ({
    venueId: venue.id,
    cells: stateOf(venue, byVenue.get(venue.id) ?? []),
  }));
  const current = periods.findIndex((period) => period.from <= today && today <= period.to);
  const last = periods.findLastIndex((period) => period.to < today);
  return {
    rows,
    current: currentCount(
      periods[current],
      rows.flatMap(({ cells }) => cells[current] ?? []),
    ),
    lastMissed: rows.filter(({ cells }) => isUnsettled(cells[last])).map(({ venueId }) => venueId),
    missed: rows.flatMap(({ cells }) => cells).filter(isMissed).length,
  };
}

/**
 * Reads one subject's states off its acts, period by period. What a period without acts comes to is worked out once for
 * all subjects: most squares of a large grid need nothing else.
 */
export function stateReader(
  periods: readonly Period[],
  today: PlainDate,
  rules: EntryRules = defaultEntryRules,
  { reliefs, table }: Relieved = noRelief,
): (subject: Subject, acts: readonly PeriodAct[]) => CellState[] {
  const bare = periods.map((period) => periodState(period, [], today, rules));
  const lastDays = periods.map((period) => lastEntryDay(period, rules));
  return ({ id, spans }, acts) => {
    const own = reliefs.filter(({ subjectKey }) => subjectKey === null || subjectKey === id);
    const byPeriod = Map.groupBy(acts, (act) => periodIndexAt(periods, act.actOn));
    return periods.map((period, index) => {
      const present = periodForSpans(period, spans, lastDays[index] ?? period.to);
      const asked = present && own.length > 0 ? relieve(present, id, own, table) : present;
      const done = byPeriod.get(index);
      if (asked?.state0 !== 'owed') return done ? 'extra' : (asked?.state0 ?? 'not-owed');
      return done ? periodState(asked, done, today, rules) : (bare[index] ?? 'not-owed');
    });
  };
}

function currentCount(period: Period | undefined, cells: readonly CellState[]): Matrix['current'] {
  if (period === undefined) return null;
  const totals = noTotals();
  for (const state of cells) countCell(totals, state);
  return { key: period.key, owed: totals.owed, done: totals.done };
}

/** Where in the list, which is sorted by time, the day's period is; -1 outside all of them. */
function periodIndexAt(periods: readonly Period[], day: PlainDate): number {
  let [low, high] = [0, periods.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((periods[middle]?.to ?? '') < day) low = middle + 1;
    else high = middle;
  }
  const found = periods[low];
  return found !== undefined && found.from <= day ? low : -1;
}

function isUnsettled(state: CellState | undefined): boolean {
  return state !== undefined && (isMissed(state) || state === 'awaiting-confirmation');
}
