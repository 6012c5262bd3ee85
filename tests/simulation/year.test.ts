import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { stateAt } from '#shared/domain/grid/cell-state.ts';
import type { CellState } from '#shared/domain/grid/cell-state.ts';
import type { ProblemFilter } from '#shared/domain/problem/filter.ts';
import { prepareTown } from '../support/prepared.ts';
import type { Prepared } from '../support/prepared.ts';
import { copyOf } from '../support/test-desk.ts';
import { countMissed, countProblems, countTasks, tellByHand, tellVenueWeek } from './chronicle.ts';
import type { Told } from './chronicle.ts';
import {
  begin,
  change,
  dateOf,
  dayOf,
  decide,
  goOut,
  handOut,
  judge,
  putRight,
  setDay,
  typeIn,
} from './town-life.ts';
import type { Life } from './town-life.ts';

/** A town's year through the contract against a count of what was done in it that knows nothing of the product. */
const weeks = Number(process.env['HULEI_TOWN_WEEKS'] ?? 12);
const venues = Number(process.env['HULEI_TOWN_VENUES'] ?? 4);
const seeds = Number(process.env['HULEI_TOWN_SEEDS'] ?? 1);
const LIMIT = 120_000;

let town: Prepared;

beforeAll(async () => {
  town = await prepareTown();
});

/** Every state of the product in the chronicle's words: none may be left without a reason. */
const toldAs: Record<CellState, Told> = {
  'before-start': 'not-there',
  'partial-first': 'not-there',
  'between-rules': 'not-there',
  'not-owed': 'not-there',
  shared: 'not-there',
  holiday: 'holiday',
  paused: 'freed',
  exempt: 'freed',
  extra: 'extra',
  open: 'to-do',
  'due-soon': 'to-do',
  done: 'done',
  'done-late-entry': 'done',
  'awaiting-confirmation': 'waiting',
  missed: 'missed',
  'missed-then-evidenced': 'proved-late',
};

const always: readonly Told[] = ['not-there', 'freed', 'done', 'missed', 'proved-late', 'to-do'];

test.each(Array.from({ length: seeds }, (_, at) => at + 1))(
  'a year of a town leaves no gap unexplained and equals its recount (seed %i)',
  { timeout: LIMIT * Math.max(1, (weeks * venues) / 60) },
  async (seed) => {
    const life = await begin(copyOf(town.home), town, { venues, seed });
    for (let week = 0; week < weeks; week += 1) {
      goOut(life, week);
      await liveWeek(life, week);
      if (week % 4 === 3 || week === weeks - 1) await compare(life, week * 7 + 7);
    }
    // A year in which nothing of the kind happened would prove nothing.
    expect([...life.seen]).toEqual(expect.arrayContaining([...always, ...(weeks > 11 ? ['holiday'] : [])]));
    expect(life.desk.bugs).toEqual([]);
  },
);

async function liveWeek(life: Life, week: number): Promise<void> {
  const monday = week * 7;
  setDay(life, monday);
  const coordinator = await life.desk.as('coordinator');
  await typeIn(life, coordinator, monday);
  await handOut(life, coordinator, week, monday);
  setDay(life, monday + 2);
  await typeIn(life, coordinator, monday + 2);
  await change(life, coordinator, week, monday + 2);
  if (week % 2 === 0) {
    setDay(life, monday + 3);
    await putRight(life, await life.desk.as('officer'), monday + 3);
  }
  if (week % 2 === 0) return;
  setDay(life, monday + 4);
  const leader = await life.asLeader();
  await decide(life, leader, monday + 4);
  await judge(life, leader, monday + 4);
}

async function compare(life: Life, today: number): Promise<void> {
  setDay(life, today);
  const api = await life.desk.as('coordinator');
  const missedVenues = await compareVenues(life, api, today);
  const missedByHand = await compareByHand(life, api, today);
  expect((await api.checks.missedEver({})).count).toBe(missedVenues);
  const { obligations } = await api.obligations.list({});
  const missedOf = (id: string) => obligations.find((one) => one.id === id)?.missedEver;
  expect(missedOf(life.obligations.weekly)).toBe(missedVenues);
  expect([missedOf(life.obligations.meeting), missedOf(life.obligations.report)]).toEqual(missedByHand);
  const weekly = obligations.find(({ id }) => id === life.obligations.weekly);
  const clause = await api.trace.clause({ dutyId: weekly?.dutyId ?? '' });
  expect(clause.obligations.find(({ id }) => id === weekly?.id)?.total.missed).toBe(missedVenues);
  await compareLists(life, api, today);
}

/** Venue × week, square by square, and last week's misses as the first screen tells them. */
async function compareVenues(life: Life, api: Api, today: number): Promise<number> {
  const grid = await api.checks.matrix({ weeks: 600 });
  const all: Told[] = [];
  const unsettled: string[] = [];
  for (const { id } of life.venues) {
    const row = grid.rows.find((one) => one.id === id);
    for (const [column, { from }] of grid.weeks.entries()) {
      const week = dayOf(from) / 7;
      if (week < 0 || !row) continue;
      const told = tellVenueWeek(life.log, id, week, today);
      expect([dateOf(today), id, from, toldAs[stateAt(row.cells, column)]]).toEqual([
        dateOf(today),
        id,
        from,
        told,
      ]);
      all.push(told);
      life.seen.add(told);
      if (week === today / 7 - 1 && ['missed', 'proved-late', 'waiting'].includes(told)) unsettled.push(id);
    }
  }
  const overview = await api.today.overview({});
  expect(overview.lastWeekMissed.map(({ venueId }) => venueId).toSorted()).toEqual(unsettled.toSorted());
  const due = life.venues.filter(({ id }) => tellVenueWeek(life.log, id, today / 7, today) === 'to-do');
  expect(overview.thisWeek.filter(({ kind }) => kind === 'venue')).toHaveLength(due.length);
  return countMissed(all);
}

async function compareByHand(life: Life, api: Api, today: number): Promise<number[]> {
  const counts: number[] = [];
  for (const id of [life.obligations.meeting, life.obligations.report]) {
    const grid = await api.obligations.grid({ id, from: dateOf(0) });
    const all = grid.rows.flatMap((row) =>
      grid.periods.map(({ from, to }, column) => {
        const told = tellByHand(life.log, id, row.id, [dayOf(from), dayOf(to)], today);
        expect([id, row.id, from, toldAs[stateAt(row.cells, column)]]).toEqual([id, row.id, from, told]);
        return told;
      }),
    );
    counts.push(countMissed(all));
  }
  return counts;
}

async function compareLists(life: Life, api: Api, today: number): Promise<void> {
  const problems = countProblems(life.log, today);
  for (const [filter, count] of Object.entries(problems)) {
    const rows = await api.problems.list({
      filter: filter as ProblemFilter,
      search: '',
      mine: false,
      limit: 20_000,
    });
    expect([filter, rows.length]).toEqual([filter, count]);
  }
  const tasks = countTasks(life.log, today);
  const filters = ['open', 'to-sign', 'to-verify', 'closed', 'overdue'] as const;
  for (const filter of filters)
    expect([filter, (await api.tasks.list({ filter, search: '' })).length]).toEqual([filter, tasks[filter]]);
  const overview = await api.today.overview({});
  const ofProblems = (list: 'late' | 'toSign' | 'toVerify' | 'toDecide' | 'toAssign') =>
    overview[list].filter(({ kind }) => kind === 'problem').length;
  expect({
    late: ofProblems('late'),
    toSign: ofProblems('toSign'),
    toVerify: ofProblems('toVerify'),
    toDecide: ofProblems('toDecide'),
    toAssign: ofProblems('toAssign'),
  }).toEqual({
    late: problems.overdue,
    toSign: problems['to-sign'],
    toVerify: problems['to-verify'] + problems['to-close'],
    toDecide: problems.extension,
    toAssign: problems['to-assign'],
  });
  expect(overview.joint?.done ?? 0).toBe(jointsThisMonth(life, today));
}

/** Those of the month that need nobody's word, or have it. */
function jointsThisMonth({ log }: Life, today: number): number {
  const month = dateOf(today).slice(0, 7);
  return log.checks.filter(
    (act) =>
      log.joints.includes(act) &&
      dateOf(act.day).startsWith(month) &&
      act.typed <= today &&
      (act.typed - act.day <= 7 || (act.confirmed !== null && act.confirmed <= today)),
  ).length;
}
