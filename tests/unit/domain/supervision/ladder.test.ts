import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInHolidays, isWorkday } from '#shared/domain/calendar/holidays.ts';
import { addDays, daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { ladderSteps, stepKey } from '#shared/domain/supervision/ladder.ts';
import type { Rung, Supervised } from '#shared/domain/supervision/ladder.ts';
import { SupervisionRules, usualRules } from '#shared/domain/supervision/rules.ts';

const monday: Supervised = {
  kind: 'task',
  dispatchedOn: '2026-11-02',
  signedOn: null,
  deadline: '2026-11-16',
  handedInOn: null,
};
const signed = { ...monday, signedOn: '2026-11-03' };

/** What is due on each day from one to another: day → rungs. */
function calendar(
  item: Supervised,
  from: string,
  days: number,
  rules = usualRules,
): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (let day = 0; day < days; day += 1) {
    const date = addDays(from, day);
    const { due } = ladderSteps(item, date, rules);
    if (due.length > 0) found[date] = due.map(({ rung }) => rung);
  }
  return found;
}

describe('the ladder of an ordinary month', () => {
  it('reminds of the signature on the next workday, and then by the deadline', () => {
    expect(calendar(monday, '2026-11-01', 40)).toEqual({
      '2026-11-03': ['sign'],
      '2026-11-13': ['remind'],
      '2026-11-17': ['urge'],
      '2026-11-19': ['supervise'],
      '2026-11-23': ['talk'],
    });
    expect(calendar(signed, '2026-11-01', 10)).toEqual({});
  });

  it('takes a problem on the same days, and a problem alone above the town', () => {
    expect(calendar({ ...monday, kind: 'problem' }, '2026-11-01', 40)).toEqual({
      ...calendar(monday, '2026-11-01', 40),
      '2026-12-01': ['report'],
    });
  });

  it('stands still while what was handed in waits to be looked at', () => {
    expect(calendar({ ...signed, handedInOn: '2026-11-12' }, '2026-11-01', 60)).toEqual({});
  });

  it('comes again after an extension, from the new day', () => {
    const later = { ...signed, deadline: '2026-11-30' };
    expect(calendar(later, '2026-11-16', 30)).toMatchObject({ '2026-12-01': ['urge'] });
    const [old, fresh] = [signed, later].map((item) => ladderSteps(item, '2026-12-31').missed.map(stepKey));
    expect(old?.some((key) => fresh?.includes(key))).toBe(false);
  });

  it('says what comes next, and nothing when all has come', () => {
    expect(ladderSteps(signed, '2026-11-13').next).toEqual({
      rung: 'urge',
      anchor: '2026-11-16',
      on: '2026-11-17',
    });
    expect(ladderSteps(signed, '2026-11-23').next).toBeNull();
  });

  it('does not remind in the moment of handing out', () => {
    const short = { ...monday, signedOn: '2026-11-02', deadline: '2026-11-04' };
    expect(calendar(short, '2026-11-01', 5)).toEqual({ '2026-11-05': ['urge'] });
    expect(calendar({ ...signed, deadline: null }, '2026-11-01', 60)).toEqual({});
  });
});

describe('around the National Day of 2026 (1 to 7 October off, 20 September and 10 October worked)', () => {
  it('signs on the next workday, urges after it and reminds before it', () => {
    const item = { ...monday, dispatchedOn: '2026-09-30', deadline: '2026-10-06' };
    expect(calendar(item, '2026-09-28', 20)).toEqual({
      '2026-10-08': ['sign', 'urge'],
      '2026-10-09': ['supervise'],
      '2026-10-13': ['talk'],
    });
    const longer = { ...signed, dispatchedOn: '2026-09-21', deadline: '2026-10-08' };
    expect(calendar(longer, '2026-09-25', 10)).toEqual({ '2026-09-30': ['remind'] });
  });
});

const day = fc.integer({ min: 0, max: 3 * 365 }).map((offset) => addDays('2024-01-01', offset));
const rulesArb: fc.Arbitrary<SupervisionRules> = fc
  .record({
    remindSignWorkdays: fc.integer({ min: 1, max: 5 }),
    remindDays: fc.integer({ min: 0, max: 10 }),
    overdue: fc.tuple(
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 30 }),
    ),
  })
  .map(({ overdue: [urge, more, most, last], ...rest }) => ({
    ...usualRules,
    ...rest,
    signWorkdays: rest.remindSignWorkdays + 1,
    urgeDays: urge,
    superviseDays: urge + more,
    talkDays: urge + more + most,
    reportDays: urge + more + most + last,
  }));

describe('over years of calendar', () => {
  it('every rung falls on one workday, in order, and none before its own days have passed', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), rulesArb, (dispatchedOn, given, rules) => {
        expect(SupervisionRules.safeParse(rules).success).toBe(true);
        const deadline = addDays(dispatchedOn, given);
        const item = { kind: 'problem', dispatchedOn, signedOn: null, deadline, handedInOn: null } as const;
        const { missed } = ladderSteps(item, '2030-01-01', rules);
        const on = (rung: Rung): string | undefined => missed.find((step) => step.rung === rung)?.on;
        expect(new Set(missed.map(stepKey)).size).toBe(missed.length);
        for (const step of missed) {
          expect(isWorkday(step.on, builtInHolidays)).toBe(true);
          expect(step.on > dispatchedOn).toBe(true);
        }
        const [urge = '', supervise = '', talk = ''] = [on('urge'), on('supervise'), on('talk')];
        const report = on('report') ?? '';
        expect(daysBetween(deadline, urge)).toBeGreaterThanOrEqual(rules.urgeDays);
        expect(daysBetween(deadline, supervise)).toBeGreaterThanOrEqual(rules.superviseDays);
        expect(urge <= supervise && supervise <= talk && talk <= report).toBe(true);
        const remind = on('remind');
        expect(remind === undefined || daysBetween(remind, deadline) >= rules.remindDays).toBe(true);
      }),
    );
  });

  it('a desk that is on some days writes each step once, never early, whatever days those are', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.boolean(), { minLength: 140, maxLength: 140 }),
        (dispatchedOn, given, isOn) => {
          const item: Supervised = {
            kind: 'task',
            dispatchedOn,
            signedOn: null,
            deadline: addDays(dispatchedOn, given),
            handedInOn: null,
          };
          const written = new Map<string, string>();
          for (const [offset, on] of isOn.entries()) {
            if (!on) continue;
            const today = addDays(dispatchedOn, offset);
            const { missed, due } = ladderSteps(item, today);
            for (const step of [...missed, ...due]) {
              if (written.has(stepKey(step))) continue;
              written.set(stepKey(step), today);
              expect(step.on <= today).toBe(true);
            }
          }
          const last = addDays(dispatchedOn, isOn.lastIndexOf(true));
          const { missed, due } = ladderSteps(item, last);
          expect([...written.keys()].toSorted()).toEqual([...missed, ...due].map(stepKey).toSorted());
        },
      ),
    );
  });
});

const set = (change: Partial<SupervisionRules>) =>
  SupervisionRules.safeParse({ ...usualRules, ...change }).success;

it('the office cannot set a ladder that goes down', () => {
  expect(set({})).toBe(true);
  expect(set({ urgeDays: 4 })).toBe(false);
  expect(set({ superviseDays: 8 })).toBe(false);
  expect(set({ talkDays: 16 })).toBe(false);
  expect(set({ remindSignWorkdays: 0 })).toBe(false);
  expect(set({ remindSignWorkdays: 3 })).toBe(false);
  expect(set({ remindDays: -1 })).toBe(false);
  expect(set({ remindDays: 1.5 })).toBe(false);
});
