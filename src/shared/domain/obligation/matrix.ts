import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { countsAsVenueCheck } from '#shared/domain/inspection/inspection.ts';
import type { InspectionKind } from '#shared/domain/inspection/inspection.ts';
import type { Id } from '#shared/domain/people/people.ts';
import type { Period } from './period.ts';
import { defaultEntryRules, isMiss, lastEntryDay, periodState } from './period-state.ts';
import type { EntryRules, PeriodAct, PeriodState } from './period-state.ts';

/** A key venue and the days it was one. */
export type MatrixVenue = {
  readonly id: Id;
  /** The day it came onto the register as a key venue. */
  readonly listedOn: PlainDate;
  /** Its last day open, or as a key venue; null while it still is one. */
  readonly closedOn: PlainDate | null;
  /** The day the closing was typed; null means the closing day itself. */
  readonly closureEnteredOn: PlainDate | null;
};

/** One inspection as a period sees it. */
export type VenueCheck = PeriodAct & {
  readonly venueId: Id;
  readonly kind: InspectionKind;
  readonly operationId: Id | null;
  readonly unitIds: readonly Id[];
};

export type MatrixCell = {
  readonly key: string;
  readonly state: PeriodState;
  /** False where nothing was demanded: a check made there all the same is shown, and counts for nothing. */
  readonly isOwed: boolean;
  /** The latest check of the week, counted or not yet confirmed. */
  readonly inspectionId: Id | null;
};

export type MatrixRow = { readonly venueId: Id; readonly cells: readonly MatrixCell[] };

export type Matrix = {
  readonly rows: readonly MatrixRow[];
  /** The period that holds today. `owed` counts venues, done or not; null when no period holds today. */
  readonly current: { readonly key: string; readonly owed: number; readonly done: number } | null;
  /** Venues whose last finished period is a miss, or waits for a second person. */
  readonly lastMissed: readonly Id[];
  readonly missedEver: number;
};

/** Key venues × periods (by time, as `periods` gives them). Checks of kinds that do not count (暗访, 复查) are left out here. */
export function matrix(
  venues: readonly MatrixVenue[],
  periods: readonly Period[],
  inspections: readonly VenueCheck[],
  today: PlainDate,
  rules: EntryRules = defaultEntryRules,
): Matrix {
  const byVenue = Map.groupBy(
    inspections.filter((check) => countsAsVenueCheck[check.kind]),
    (check) => check.venueId,
  );
  const rows = venues.map((venue) => {
    const byPeriod = Map.groupBy(byVenue.get(venue.id) ?? [], (check) => periodIndexAt(periods, check.actOn));
    const cells = periods.map((period, index) =>
      cellOf(venue, period, byPeriod.get(index) ?? [], today, rules),
    );
    return { venueId: venue.id, cells };
  });
  const current = periods.findIndex((period) => period.from <= today && today <= period.to);
  const last = periods.findLastIndex((period) => period.to < today);
  return {
    rows,
    current: currentCount(
      periods[current],
      rows.flatMap((row) => row.cells[current] ?? []),
    ),
    lastMissed: rows.filter((row) => isUnsettled(row.cells[last]?.state)).map((row) => row.venueId),
    missedEver: rows.flatMap((row) => row.cells).filter((cell) => isMiss(cell.state)).length,
  };
}

function currentCount(period: Period | undefined, cells: readonly MatrixCell[]): Matrix['current'] {
  if (period === undefined) return null;
  const owed = cells.filter((cell) => cell.isOwed);
  const done = owed.filter((cell) => cell.state === 'done' || cell.state === 'done-late-entry');
  return { key: period.key, owed: owed.length, done: done.length };
}

/** What a period asks of this venue, which may have come or gone within it; null: nothing, it is not there. */
export function periodForVenue(
  period: Period,
  venue: MatrixVenue,
  rules: EntryRules = defaultEntryRules,
): Period | null {
  if (period.state0 !== 'owed') return period;
  if (venue.listedOn > period.to || isClosedDuring(period, venue, rules)) return null;
  return venue.listedOn > period.from ? { ...period, state0: 'partial-first' } : period;
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

function cellOf(
  venue: MatrixVenue,
  period: Period,
  own: readonly VenueCheck[],
  today: PlainDate,
  rules: EntryRules,
): MatrixCell {
  const inspectionId = own.toSorted((a, b) => (a.actOn < b.actOn ? -1 : 1)).at(-1)?.id ?? null;
  const asked = periodForVenue(period, venue, rules);
  const state = periodState(asked ?? { ...period, state0: 'partial-first' }, own, today, rules);
  return {
    key: period.key,
    state: asked === null && state === 'partial-first' ? 'not-owed' : state,
    isOwed: asked?.state0 === 'owed',
    inspectionId,
  };
}

/** A closing typed long after the week was over does not wipe out its miss. */
function isClosedDuring(period: Period, venue: MatrixVenue, rules: EntryRules): boolean {
  if (venue.closedOn === null || venue.closedOn >= period.to) return false;
  return (venue.closureEnteredOn ?? venue.closedOn) <= lastEntryDay(period, rules);
}

function isUnsettled(state: PeriodState | undefined): boolean {
  return state !== undefined && (isMiss(state) || state === 'awaiting-confirmation');
}
