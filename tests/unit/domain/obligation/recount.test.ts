import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { encodeCells } from '#shared/domain/grid/cell-state.ts';
import { columnTotals, filterRows, rowTotals, sumTotals, wholeGrid } from '#shared/domain/grid/grid.ts';
import type { GridColumn, GridRow } from '#shared/domain/grid/grid.ts';
import { matrix } from '#shared/domain/obligation/matrix.ts';
import type { Subject, VenueCheck } from '#shared/domain/obligation/matrix.ts';
import { periods } from '#shared/domain/obligation/timeline.ts';
import { spansFrom } from '#shared/domain/obligation/venue-spans.ts';

/** Matrix totals against a second count that knows nothing of periods, spans or letters: day by day, venue by venue. */
const monday = '2026-03-02';
const end = '2026-06-28';
const days = { effectiveOn: monday, campaignFrom: monday, campaignTo: end };
const lastDay = daysBetween(monday, end);
const lateDays = 7;

type Check = { day: number; typedAfter: number; confirmedAfter: number | null; kind: VenueCheck['kind'] };
type Venue = { turns: number[]; checks: Check[] };

const venueArb: fc.Arbitrary<Venue> = fc.record({
  // Opens, closes, opens … on these days; each at least a week after the one before.
  turns: fc
    .array(fc.integer({ min: 7, max: 40 }), { maxLength: 4 })
    .map((gaps) => gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? -7) + gap], [-7])),
  checks: fc.array(
    fc.record({
      day: fc.integer({ min: -3, max: lastDay }),
      typedAfter: fc.integer({ min: 0, max: 20 }),
      confirmedAfter: fc.option(fc.integer({ min: 0, max: 20 })),
      kind: fc.constantFrom('weekly', 'joint', 'open', 'covert', 'recheck'),
    }),
    { maxLength: 25 },
  ),
});

const dayOf = (offset: number): string => addDays(monday, offset);

function toSubject({ turns }: Venue, index: number): Subject {
  return {
    id: `v${index}`,
    spans: spansFrom(turns.map((offset, turn) => ({ on: dayOf(offset), owes: turn % 2 === 0 }))),
  };
}

/** Only what is typed by today is known. */
function toChecks({ checks }: Venue, index: number, today: number): VenueCheck[] {
  return checks
    .filter(({ day, typedAfter }) => day + typedAfter <= today)
    .map(({ day, typedAfter, confirmedAfter, kind }, at) => {
      const confirmed = confirmedAfter === null ? null : day + typedAfter + confirmedAfter;
      return {
        id: `v${index}-${at}`,
        venueId: `v${index}`,
        kind,
        actOn: dayOf(day),
        enteredOn: dayOf(day + typedAfter),
        confirmedOn: confirmed === null || confirmed > today ? null : dayOf(confirmed),
      };
    });
}

type Count = { owed: number; done: number; missed: number };

function recount(venues: readonly Venue[], today: number): Count {
  const count = { owed: 0, done: 0, missed: 0 };
  for (const { turns, checks } of venues) {
    for (let week = 0; week <= today && week <= lastDay; week += 7) {
      const isOpenOn = (day: number): boolean => {
        const begun = turns.filter((turn) => turn <= day).length;
        const isLastDay = turns.includes(day) && turns.indexOf(day) % 2 === 1;
        return begun % 2 === 1 || isLastDay;
      };
      if (!isOpenOn(week) || !isOpenOn(week + 6)) continue;
      count.owed += 1;
      const countedOn = checks
        .filter(({ day, kind }) => day >= week && day <= week + 6 && kind !== 'covert' && kind !== 'recheck')
        .flatMap(({ day, typedAfter, confirmedAfter }) => {
          if (typedAfter <= lateDays) return [day + typedAfter];
          return confirmedAfter === null ? [] : [day + typedAfter + confirmedAfter];
        })
        .filter((day) => day <= today);
      const isOver = today > week + 6;
      if (countedOn.some((day) => day <= week + 6 + lateDays)) count.done += 1;
      else if (countedOn.length > 0) count.missed += 1;
      else if (isOver) {
        const isWaiting = checks.some(
          ({ day, typedAfter, kind }) =>
            day >= week &&
            day <= week + 6 &&
            kind !== 'covert' &&
            kind !== 'recheck' &&
            day + typedAfter <= today,
        );
        if (!(isWaiting && today <= week + 6 + lateDays)) count.missed += 1;
      }
    }
  }
  return count;
}

function draw(venues: readonly Venue[], today: number) {
  const weeks = periods({ every: 'week', times: 1, per: 'venue' }, days, dayOf(today), {
    years: [2026],
    daysOff: {},
    workingWeekends: {},
  });
  const result = matrix(
    venues.map(toSubject),
    weeks,
    venues.flatMap((venue, index) => toChecks(venue, index, today)),
    dayOf(today),
    { lateEntryDays: lateDays },
  );
  const columns = weeks.map(({ key, label }): GridColumn => ({
    key,
    name: key,
    sub: '',
    hint: label,
    group: '',
    isNow: false,
  }));
  const rows = result.rows.map(({ venueId, cells }): GridRow => ({
    id: venueId,
    name: venueId,
    sub: '',
    note: '',
    village: '',
    kind: '',
    unit: '',
    cells: encodeCells(cells),
  }));
  return { columns, rows, missed: result.missed, result };
}

const townArb = fc.record({
  venues: fc.array(venueArb, { minLength: 1, maxLength: 6 }),
  today: fc.integer({ min: 0, max: lastDay + 30 }),
});

test('the totals of the matrix are those of an independent recount', () => {
  fc.assert(
    fc.property(townArb, ({ venues, today }) => {
      const { columns, rows, missed } = draw(venues, today);
      const byColumn = sumTotals(columnTotals(columns, rows));
      const { owed, done, missed: missedThere } = recount(venues, today);
      expect(byColumn).toMatchObject({ owed, done, missed: missedThere });
      expect(missed).toBe(missedThere);
      expect(sumTotals(rows.map(rowTotals))).toEqual(byColumn);
      expect(byColumn.done + byColumn.missed + byColumn.waiting).toBe(byColumn.owed);
    }),
    { numRuns: 300 },
  );
});

test('a miss stays a miss, whatever closes, opens or is typed later', () => {
  fc.assert(
    fc.property(townArb, fc.integer({ min: 0, max: 60 }), ({ venues, today }, later) => {
      // A closing that is typed from now on; the past is what it was.
      const known = venues.map(({ turns, checks }) => ({
        checks,
        turns: turns.filter((turn) => turn <= today),
      }));
      const before = draw(known, today);
      const after = draw(venues, today + later);
      for (const [index, row] of before.rows.entries()) {
        const settled = before.columns.length - 3; // weeks whose time for late entries is over
        for (let column = 0; column < settled; column += 1) {
          if (!'me'.includes(row.cells[column] ?? '')) continue;
          expect('me').toContain(after.rows[index]?.cells[column]);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('narrowing shows fewer rows and changes none', () => {
  fc.assert(
    fc.property(townArb, ({ venues, today }) => {
      const { columns, rows } = draw(venues, today);
      expect(filterRows(columns, rows, wholeGrid)).toEqual(rows);
      const missed = filterRows(columns, rows, { ...wholeGrid, only: 'missed' });
      expect(sumTotals(missed.map(rowTotals)).missed).toBe(sumTotals(rows.map(rowTotals)).missed);
    }),
  );
});
