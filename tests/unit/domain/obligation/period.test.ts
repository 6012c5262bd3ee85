import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInHolidays, isWorkday } from '#shared/domain/calendar/holidays.ts';
import { addDays, daysBetween, fromDayNumber } from '#shared/domain/calendar/plain-date.ts';
import { weekday } from '#shared/domain/calendar/week.ts';
import { frameFrom } from '#shared/domain/obligation/frames.ts';
import { periods } from '#shared/domain/obligation/timeline.ts';
import type { CampaignDays } from '#shared/domain/obligation/timeline.ts';
import { describeRule, Every, Rule } from '#shared/domain/obligation/rule.ts';

const weekly: Rule = { every: 'week', times: 1, per: 'venue' };
/** Starts on a Friday, is put to use on a Wednesday, ends on a Thursday. */
const days: CampaignDays = {
  effectiveOn: '2026-10-14',
  campaignFrom: '2026-09-04',
  campaignTo: '2026-12-31',
};

/** Rhythms of the calendar; a phase is the plan's. */
const calendar = Every.exclude(['phase']).options;

/** A campaign of up to six years with its 启用日 before, within or after it. */
const campaigns = fc
  .tuple(
    fc.integer({ min: 18_000, max: 20_800 }),
    fc.integer({ min: 0, max: 2200 }),
    fc.integer({ min: -40, max: 2300 }),
  )
  .map(([from, length, offset]) => ({
    campaignFrom: fromDayNumber(from),
    campaignTo: fromDayNumber(from + length),
    effectiveOn: fromDayNumber(from + offset),
  }));

/** September 2026 to February 2027, put to use on 4 September. */
function show(every: Every): unknown[] {
  const half = { effectiveOn: '2026-09-04', campaignFrom: '2026-09-04', campaignTo: '2027-02-28' };
  const list = periods({ every, times: 2, per: 'campaign' }, half, '2027-12-31');
  return list.map((period) => [period.key, period.label, period.state0]);
}

describe('periods', () => {
  it('cover the campaign without hole or overlap, whatever the rule', () => {
    fc.assert(
      fc.property(campaigns, fc.constantFrom(...calendar), (campaign, every) => {
        const list = periods({ every, times: 1, per: 'campaign' }, campaign, campaign.campaignTo);
        let next = campaign.campaignFrom;
        for (const period of list) {
          expect(period.from).toBe(next);
          expect(period.to >= period.from).toBe(true);
          expect(frameFrom(every, period.from)?.key).toBe(period.key);
          expect(frameFrom(every, period.to)?.key).toBe(period.key);
          expect(period.dueSoonFrom >= period.from && period.dueSoonFrom <= period.to).toBe(true);
          next = addDays(period.to, 1);
        }
        expect(next).toBe(addDays(campaign.campaignTo, 1));
        expect(new Set(list.map((period) => period.key)).size).toBe(list.length);
        expect(list.map((period) => period.key)).toStrictEqual(list.map((period) => period.key).toSorted());
      }),
    );
  });

  it('only grow at the end as the clock moves on', () => {
    fc.assert(
      fc.property(
        campaigns,
        fc.constantFrom(...calendar),
        fc.integer({ min: -30, max: 2300 }),
        fc.integer({ min: 0, max: 400 }),
        (campaign, every, offset, more) => {
          const rule: Rule = { every, times: 1, per: 'campaign' };
          const upTo = addDays(campaign.campaignFrom, offset);
          const before = periods(rule, campaign, upTo);
          const after = periods(rule, campaign, addDays(upTo, more));
          expect(after.slice(0, before.length)).toStrictEqual(before);
          expect(before.every((period) => period.from <= upTo)).toBe(true);
        },
      ),
    );
  });

  it('owe from the first whole week on: earlier ones are 启用前, the cut one owes nothing', () => {
    const list = periods(weekly, days, '2026-11-23');
    expect(list.slice(0, 8).map(({ key, from, to, state0 }) => [key, from, to, state0])).toStrictEqual([
      ['2026-W36', '2026-09-04', '2026-09-06', 'before-start'],
      ['2026-W37', '2026-09-07', '2026-09-13', 'before-start'],
      ['2026-W38', '2026-09-14', '2026-09-20', 'before-start'],
      ['2026-W39', '2026-09-21', '2026-09-27', 'before-start'],
      ['2026-W40', '2026-09-28', '2026-10-04', 'before-start'],
      ['2026-W41', '2026-10-05', '2026-10-11', 'before-start'],
      ['2026-W42', '2026-10-12', '2026-10-18', 'partial-first'],
      ['2026-W43', '2026-10-19', '2026-10-25', 'owed'],
    ]);
    expect(list.at(-1)).toMatchObject({
      key: '2026-W48',
      label: '第48周（11月23日—11月29日）',
      dueSoonFrom: '2026-11-26',
    });
  });

  it('owe the whole first week when it begins on the Monday', () => {
    const list = periods(weekly, { ...days, effectiveOn: '2026-10-12' }, '2026-10-20');
    expect(list.find((period) => period.key === '2026-W42')?.state0).toBe('owed');
  });

  it('call the week of 启用日 cut short even when that is its Sunday', () => {
    const list = periods(weekly, { ...days, effectiveOn: '2026-10-18' }, '2026-10-19');
    expect(list.slice(-2).map((period) => period.state0)).toStrictEqual(['partial-first', 'owed']);
  });

  it('owe nothing in the first week of the campaign cut by its own start', () => {
    const list = periods(weekly, { ...days, effectiveOn: '2026-09-01' }, '2026-09-10');
    expect(list.map((period) => period.state0)).toStrictEqual(['partial-first', 'owed']);
  });

  it('end with the campaign, and grow when a document prolongs it', () => {
    expect(periods(weekly, days, '2027-06-30').at(-1)).toMatchObject({ key: '2026-W53', to: '2026-12-31' });
    const prolonged = periods(weekly, { ...days, campaignTo: '2027-03-31' }, '2027-06-30');
    expect(prolonged.at(-1)).toMatchObject({ key: '2027-W13', to: '2027-03-31' });
  });

  it('owe nothing in a week off from Monday to Sunday, and everything in a week with one workday', () => {
    const year = { effectiveOn: '2026-01-05', campaignFrom: '2026-01-05', campaignTo: '2026-12-31' };
    const list = periods(weekly, year, '2026-12-31');
    expect(list.filter((period) => period.state0 === 'holiday').map((period) => period.key)).toStrictEqual([
      '2026-W08',
    ]);
    const oneDay = periods(
      weekly,
      { effectiveOn: '2024-09-30', campaignFrom: '2024-09-30', campaignTo: '2024-10-06' },
      '2024-10-06',
    );
    expect(oneDay[0]).toMatchObject({ state0: 'owed', dueSoonFrom: '2024-09-30' });
  });

  it('hold for five years of weeks: 261 weeks, a holiday one only where the table leaves no workday', () => {
    const five = { effectiveOn: '2022-01-03', campaignFrom: '2022-01-03', campaignTo: '2027-01-03' };
    const list = periods(weekly, five, '2027-01-03');
    expect(list).toHaveLength(261);
    for (const period of list) {
      expect(daysBetween(period.from, period.to)).toBe(6);
      expect(weekday(period.from)).toBe(1);
      const hasWorkday = [0, 1, 2, 3, 4, 5, 6].some((offset) =>
        isWorkday(addDays(period.from, offset), builtInHolidays),
      );
      expect(period.state0).toBe(hasWorkday ? 'owed' : 'holiday');
    }
  });

  it('fall back to Monday to Friday in a year without a table', () => {
    const list = periods(
      weekly,
      { effectiveOn: '2027-02-01', campaignFrom: '2027-02-01', campaignTo: '2027-02-28' },
      '2027-02-28',
    );
    expect(list.map((period) => period.state0)).toStrictEqual(['owed', 'owed', 'owed', 'owed']);
  });

  it('name months, quarters, terms and years; a term or year cut short is owed all the same', () => {
    expect(show('month').slice(0, 2)).toStrictEqual([
      ['2026-09', '2026年9月', 'partial-first'],
      ['2026-10', '2026年10月', 'owed'],
    ]);
    expect(show('quarter')).toStrictEqual([
      ['2026-Q3', '2026年第三季度', 'partial-first'],
      ['2026-Q4', '2026年第四季度', 'owed'],
      ['2027-Q1', '2027年第一季度', 'owed'],
    ]);
    expect(show('term')).toStrictEqual([
      ['2026-T2', '2026年秋季学期', 'owed'],
      ['2027-T1', '2027年春季学期', 'owed'],
    ]);
    expect(show('year')).toStrictEqual([
      ['2026', '2026年', 'owed'],
      ['2027', '2027年', 'owed'],
    ]);
  });
});

describe('rules', () => {
  it('refuse what nobody can owe', () => {
    expect(Rule.safeParse({ every: 'week', times: 0, per: 'venue' }).success).toBe(false);
    expect(Rule.safeParse({ every: 'unspecified', times: 1, per: 'venue' }).success).toBe(false);
    expect(Rule.safeParse({ every: 'month', times: 1.5, per: 'venue' }).success).toBe(false);
  });

  it('are said as the office says them', () => {
    expect(describeRule(weekly)).toBe('每周至少1次（每个重点场所）');
  });
});
