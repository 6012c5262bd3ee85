import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromDayNumber, toDayNumber } from '#shared/domain/calendar/plain-date.ts';
import { stateReader } from '#shared/domain/obligation/matrix.ts';
import { lastEntryDay } from '#shared/domain/obligation/period-state.ts';
import type { PeriodAct } from '#shared/domain/obligation/period-state.ts';
import type { Relief } from '#shared/domain/obligation/relief.ts';
import { Every } from '#shared/domain/obligation/rule.ts';
import type { Rule } from '#shared/domain/obligation/rule.ts';
import { ruleAt, timeline, versionStarts } from '#shared/domain/obligation/timeline.ts';
import type { CampaignDays, RuleVersion } from '#shared/domain/obligation/timeline.ts';
import { builtInHolidays } from '#shared/domain/calendar/holidays.ts';

const rule = (every: Every, times = 1): Rule => ({ every, times, per: 'campaign' });
const version = (day: string, next: Rule | null, enteredOn = day): RuleVersion => ({
  effectiveOn: day,
  enteredOn,
  rule: next,
});

/** Monday 2 November 2026 to Sunday 31 October 2027, put to use on the first day. */
const days: CampaignDays = {
  effectiveOn: '2026-11-02',
  campaignFrom: '2026-11-02',
  campaignTo: '2027-10-31',
  phases: [
    { name: '启动阶段', from: '2026-11-02', to: '2026-11-30' },
    { name: '推进阶段', from: '2026-12-07', to: '2027-06-30' },
    { name: '总结阶段', from: '2027-07-01', to: '2027-10-31' },
  ],
};

function show(versions: RuleVersion[], upTo: string, of: CampaignDays = days): string[] {
  return timeline(versions, of, upTo).map(({ from, to, state0 }) => `${from}/${to} ${state0}`);
}

const calendar = Every.exclude(['phase']).options;
const rules = fc.record({ every: fc.constantFrom(...calendar), times: fc.integer({ min: 1, max: 3 }) });
const anyRule = fc.option(
  rules.map(({ every, times }) => rule(every, times)),
  { freq: 5 },
);
const campaigns = fc
  .record({
    from: fc.integer({ min: 20_000, max: 20_800 }),
    length: fc.integer({ min: 30, max: 1200 }),
    offset: fc.integer({ min: -20, max: 300 }),
  })
  .map(({ from, length, offset }) => ({
    campaignFrom: fromDayNumber(from),
    campaignTo: fromDayNumber(from + length),
    effectiveOn: fromDayNumber(from + offset),
    length,
  }));

/** Versions by day, the first at 启用日, each a different number of days later. */
function history(of: CampaignDays, first: Rule | null, changes: readonly (readonly [number, Rule | null])[]) {
  let day = of.effectiveOn;
  return [
    version(day, first),
    ...changes.map(([after, next]) => {
      day = addDays(day, after);
      return version(day, next);
    }),
  ];
}

const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), anyRule), { maxLength: 6 });
const ruleChanges = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 120 }),
    rules.map(({ every, times }) => rule(every, times)),
  ),
  { maxLength: 6 },
);

describe('a rule that changes', () => {
  it('begins with its next whole period; the one under way keeps the old rule', () => {
    const versions = [version('2026-11-02', rule('week')), version('2026-11-18', rule('month', 2))];
    expect(show(versions, '2027-01-31')).toStrictEqual([
      '2026-11-02/2026-11-08 owed',
      '2026-11-09/2026-11-15 owed',
      '2026-11-16/2026-11-22 owed',
      '2026-11-23/2026-11-29 owed',
      '2026-11-30/2026-11-30 between-rules',
      '2026-12-01/2026-12-31 owed',
      '2027-01-01/2027-01-31 owed',
    ]);
    expect(versionStarts(versions, days)).toStrictEqual(['2026-11-02', '2026-12-01']);
    expect(ruleAt(versions, days, '2026-11-30')).toStrictEqual(rule('week'));
  });

  it('begins on the very day when that is the first of its period', () => {
    const versions = [version('2026-11-02', rule('week')), version('2026-11-23', rule('week', 2))];
    const times = timeline(versions, days, '2026-11-30').map((period) => period.times);
    expect(times).toStrictEqual([1, 1, 1, 2, 2]);
    const finer = [version('2026-11-02', rule('month')), version('2026-12-01', rule('week'))];
    expect(show(finer, '2026-12-13').slice(1)).toStrictEqual([
      '2026-12-01/2026-12-06 between-rules',
      '2026-12-07/2026-12-13 owed',
    ]);
  });

  it('settled for what was open starts as at 启用日: a cut week owes nothing, a year all the same', () => {
    const open = version('2026-11-02', null);
    expect(show([open, version('2026-11-18', rule('week'))], '2026-11-29')).toStrictEqual([
      '2026-11-16/2026-11-22 partial-first',
      '2026-11-23/2026-11-29 owed',
    ]);
    expect(show([open, version('2026-11-18', rule('year'))], '2026-11-29')).toStrictEqual([
      '2026-11-02/2026-12-31 owed',
    ]);
  });

  it('given up runs to the end of its period, and no change can be back-dated', () => {
    const given = version('2026-11-02', null, '2026-11-18');
    expect(show([version('2026-11-02', rule('week')), given], '2027-03-01').at(-1)).toBe(
      '2026-11-16/2026-11-22 owed',
    );
  });

  it('leaves no hole and no overlap', () => {
    fc.assert(
      fc.property(campaigns, rules, ruleChanges, (of, first, later) => {
        const list = timeline(history(of, rule(first.every, first.times), later), of, of.campaignTo);
        let next = of.campaignFrom;
        for (const period of list) {
          expect(period.from).toBe(next);
          expect(period.to >= period.from).toBe(true);
          next = addDays(period.to, 1);
        }
        expect(next).toBe(addDays(of.campaignTo, 1));
        expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
      }),
    );
  });

  it('moves no period that has begun', () => {
    fc.assert(
      fc.property(
        campaigns,
        anyRule,
        changes,
        fc.integer({ min: 0, max: 90 }),
        anyRule,
        (of, first, earlierOnes, after, last) => {
          const before = history(of, first, earlierOnes);
          const day = addDays(before.at(-1)?.effectiveOn ?? of.effectiveOn, after);
          const begun = (versions: readonly RuleVersion[]) =>
            timeline(versions, of, of.campaignTo).filter(({ from }) => from < day);
          const changed = begun([...before, version(day, last)]);
          expect(changed.slice(0, begun(before).length)).toStrictEqual(begun(before));
          // Where nothing was demanded, the new rule's own first period may have begun before it.
          const isNew = ruleAt(before, of, day) === null;
          expect(isNew || changed.length === begun(before).length).toBe(true);
        },
      ),
    );
  });

  it('only grows at the end as the clock moves on', () => {
    fc.assert(
      fc.property(campaigns, anyRule, changes, fc.nat(1200), fc.nat(200), (of, first, later, at, more) => {
        const versions = history(of, first, later);
        const upTo = addDays(of.campaignFrom, at);
        const before = timeline(versions, of, upTo);
        expect(timeline(versions, of, addDays(upTo, more)).slice(0, before.length)).toStrictEqual(before);
      }),
    );
  });
});

describe('once a phase', () => {
  it('is owed in each of the plan’s phases, also one begun before 启用日, and in no day between', () => {
    const late = { ...days, effectiveOn: '2026-12-15' };
    expect(show([version('2026-12-15', rule('phase'))], '2027-10-31', late)).toStrictEqual([
      '2026-11-02/2026-11-30 before-start',
      '2026-12-07/2027-06-30 owed',
      '2027-07-01/2027-10-31 owed',
    ]);
  });
});

describe('a prolongation', () => {
  const short = { ...days, campaignTo: '2026-11-18' };
  const months = [version('2026-11-01', rule('month'))];
  const of = { ...short, campaignFrom: '2026-11-01', effectiveOn: '2026-11-01' };

  it('typed in time lets the last period grow', () => {
    const prolongations = [{ oldTo: '2026-11-18', to: '2026-12-31', enteredOn: '2026-11-18' }];
    expect(show(months, '2026-12-31', { ...of, campaignTo: '2026-12-31', prolongations })).toStrictEqual([
      '2026-11-01/2026-11-30 owed',
      '2026-12-01/2026-12-31 owed',
    ]);
  });

  it('typed after the end keeps the last period as it was, and asks nothing for the days between', () => {
    const prolongations = [{ oldTo: '2026-11-18', to: '2027-01-31', enteredOn: '2026-12-10' }];
    const list = timeline(months, { ...of, campaignTo: '2027-01-31', prolongations }, '2027-01-31');
    expect(list.map(({ key, from, to, state0 }) => `${key} ${from}/${to} ${state0}`)).toStrictEqual([
      '2026-11 2026-11-01/2026-11-18 owed',
      '2026-11+ 2026-11-19/2026-11-30 between-rules',
      '2026-12 2026-12-01/2026-12-31 between-rules',
      '2027-01 2027-01-01/2027-01-31 owed',
    ]);
  });

  it('only adds', () => {
    fc.assert(
      fc.property(
        campaigns,
        rules,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: -30, max: 60 }),
        (of_, first, more, late) => {
          const versions = [version(of_.effectiveOn, rule(first.every, first.times))];
          const before = timeline(versions, of_, of_.campaignTo);
          const enteredOn = addDays(of_.campaignTo, late);
          const to = addDays(of_.campaignTo, more);
          const after = timeline(
            versions,
            { ...of_, campaignTo: to, prolongations: [{ oldTo: of_.campaignTo, to, enteredOn }] },
            to,
          );
          const isOver = late > 0;
          const kept = isOver ? before.length : before.length - 1;
          expect(after.slice(0, kept)).toStrictEqual(before.slice(0, kept));
          expect(after.length).toBeGreaterThanOrEqual(before.length);
          expect(after[kept]?.from ?? to).toBe(isOver ? addDays(of_.campaignTo, 1) : before[kept]?.from);
          expect(after.at(-1)?.to).toBe(to);
        },
      ),
    );
  });
});

type Happening =
  | { what: 'act'; ago: number }
  | { what: 'confirm' }
  | { what: 'relief'; start: number; length: number }
  | { what: 'approve' }
  | { what: 'end' }
  | { what: 'rule'; rule: Rule | null }
  | { what: 'prolong'; more: number };

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('act' as const), ago: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.constant({ what: 'confirm' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('relief' as const),
      start: fc.integer({ min: -60, max: 20 }),
      length: fc.nat(90),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ what: 'approve' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'end' as const }) },
  { weight: 1, arbitrary: anyRule.map((next) => ({ what: 'rule' as const, rule: next })) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('prolong' as const), more: fc.integer({ min: 1, max: 60 }) }),
  },
);

/** A desk in a few lines: everything that may be typed, on the day it is typed, and nothing ever taken away. */
function play(steps: readonly (readonly [number, Happening])[], first: Rule) {
  let day = '2026-11-02';
  let of: CampaignDays = { effectiveOn: day, campaignFrom: day, campaignTo: '2027-01-20', prolongations: [] };
  const versions = [version(day, first)];
  let acts: PeriodAct[] = [];
  let reliefs: Relief[] = [];
  const missed = new Set<string>();
  const look = (): void => {
    const list = timeline(versions, of, day);
    const [states] = [stateReader(list, day, undefined, { reliefs, table: builtInHolidays })];
    const spans = [{ from: '0001-01-01', to: null, endEnteredOn: null }];
    const seen = new Map(states({ id: 'a', spans }, acts).map((state, at) => [list[at]?.from ?? '', state]));
    for (const from of missed)
      expect([from, seen.get(from)]).toEqual([from, expect.stringMatching(/^missed/)]);
    for (const period of list) {
      const isSettled = day > lastEntryDay(period);
      if (isSettled && seen.get(period.from)?.startsWith('missed') === true) missed.add(period.from);
    }
  };
  for (const [pause, step] of steps) {
    day = addDays(day, pause);
    look();
    if (step.what === 'act') {
      const actOn = addDays(day, -step.ago);
      acts = [...acts, { id: String(acts.length), actOn, enteredOn: day, confirmedOn: null }];
    } else if (step.what === 'confirm') {
      acts = acts.map((act) => ({ ...act, confirmedOn: act.confirmedOn ?? day }));
    } else if (step.what === 'relief') {
      const from = addDays(day, step.start);
      const relief = { from, to: addDays(from, step.length), approvedOn: null, endedOn: null };
      reliefs = [...reliefs, { id: String(reliefs.length), subjectKey: null, ...relief }];
    } else if (step.what === 'approve') {
      reliefs = reliefs.map((relief) => ({ ...relief, approvedOn: relief.approvedOn ?? day }));
    } else if (step.what === 'end') {
      reliefs = reliefs.map((relief) => ({
        ...relief,
        endedOn: relief.approvedOn === null ? null : (relief.endedOn ?? day),
      }));
    } else if (step.what === 'rule') {
      versions.push(version(day, step.rule));
    } else {
      const to = fromDayNumber(toDayNumber(of.campaignTo) + step.more);
      const prolongation = { oldTo: of.campaignTo, to, enteredOn: day };
      of = { ...of, campaignTo: to, prolongations: [...(of.prolongations ?? []), prolongation] };
    }
    look();
  }
  return { missed, acts, day };
}

it('a miss that can no longer be made good in time stays one, whatever is typed afterwards', () => {
  const walks = fc.array(fc.tuple(fc.nat(12), happenings), { minLength: 5, maxLength: 40 });
  let found = 0;
  fc.assert(
    fc.property(walks, rules, (steps, first) => {
      const { missed } = play(steps, rule(first.every, first.times));
      found += missed.size;
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(300); // the walks do meet misses
});
