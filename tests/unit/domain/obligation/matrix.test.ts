import { describe, expect, it } from 'vitest';
import { jointOperations, monthlyJoint } from '#shared/domain/obligation/joint.ts';
import type { JointCheck } from '#shared/domain/obligation/joint.ts';
import { matrix } from '#shared/domain/obligation/matrix.ts';
import type { Subject } from '#shared/domain/obligation/matrix.ts';
import { periods } from '#shared/domain/obligation/timeline.ts';
import type { Rule } from '#shared/domain/obligation/rule.ts';
import { spansFrom } from '#shared/domain/obligation/venue-spans.ts';
import type { Span } from '#shared/domain/obligation/venue-spans.ts';

const weekly: Rule = { every: 'week', times: 1, per: 'venue' };
const joint: Rule = { every: 'month', times: 2, per: 'campaign' };
const days = { effectiveOn: '2026-11-02', campaignFrom: '2026-09-01', campaignTo: '2026-12-31' };
const today = '2026-11-25';
/** W45 … W48: four owed weeks, the last one running. */
const weeks = periods(weekly, days, today).filter((period) => period.state0 === 'owed');

function venue(id: string, change: Partial<Span> = {}): Subject {
  return { id, spans: [{ from: '2026-01-01', to: null, endEnteredOn: null, ...change }] };
}

function check(venueId: string, actOn: string, change: Partial<JointCheck> = {}): JointCheck {
  return {
    id: `${venueId}-${actOn}`,
    venueId,
    actOn,
    enteredOn: actOn,
    confirmedOn: null,
    kind: 'weekly',
    operationId: null,
    unitIds: ['u1'],
    ...change,
  };
}

function states(venues: Subject[], checks: JointCheck[]): string[][] {
  return matrix(venues, weeks, checks, today).rows.map((row) => [...row.cells]);
}

describe('the matrix of venues and weeks', () => {
  it('shows each venue’s own checks, misses and what is due', () => {
    const checks = [
      check('a', '2026-11-03'),
      check('a', '2026-11-09'),
      check('a', '2026-11-10'),
      check('a', '2026-11-18'),
      check('a', '2026-11-23'),
      check('b', '2026-11-04'),
    ];
    const result = matrix([venue('a'), venue('b')], weeks, checks, today);
    expect(result.rows).toStrictEqual([
      {
        venueId: 'a',
        cells: ['done', 'done', 'done', 'done'],
      },
      {
        venueId: 'b',
        cells: ['done', 'missed', 'missed', 'open'],
      },
    ]);
    expect(result.current).toStrictEqual({ key: '2026-W48', owed: 2, done: 1 });
    expect(result.lastMissed).toStrictEqual(['b']);
    expect(result.missed).toBe(2);
  });

  it('counts a joint check as the weekly one, a covert look or a recheck not', () => {
    const checks = (['joint', 'open', 'covert', 'recheck'] as const).map((kind) =>
      check(kind, '2026-11-18', { kind }),
    );
    const venues = ['joint', 'open', 'covert', 'recheck'].map((id) => venue(id));
    expect(states(venues, checks).map((row) => row[2])).toStrictEqual(['done', 'done', 'missed', 'missed']);
  });

  it('asks nothing of a venue before it was listed, nor in the week it came', () => {
    expect(states([venue('a', { from: '2026-11-12' })], [])).toStrictEqual([
      ['not-owed', 'partial-first', 'missed', 'open'],
    ]);
    expect(states([venue('a', { from: '2026-11-09' })], [])[0]?.[1]).toBe('missed');
  });

  it('asks nothing of a closed venue from the week it closed, and keeps its earlier misses', () => {
    expect(states([venue('a', { to: '2026-11-18' })], [])).toStrictEqual([
      ['missed', 'missed', 'not-owed', 'not-owed'],
    ]);
    expect(states([venue('a', { to: '2026-11-22' })], [])[0]?.[2]).toBe('missed');
  });

  it('asks nothing for the time between closing and opening again, but a gap within a week excuses nothing', () => {
    const turns = [
      { on: '2026-11-01', owes: true },
      { on: '2026-11-06', owes: false },
      { on: '2026-11-18', owes: true },
      { on: '2026-11-24', owes: false },
      { on: '2026-11-25', owes: true },
    ];
    const reopened = { id: 'a', spans: spansFrom(turns) };
    expect(states([reopened], [])).toStrictEqual([['not-owed', 'not-owed', 'partial-first', 'open']]);
  });

  it('does not let a closing typed long afterwards wipe out a miss', () => {
    const closed = venue('a', { to: '2026-11-01', endEnteredOn: '2026-11-24' });
    expect(states([closed], [])).toStrictEqual([['missed', 'missed', 'not-owed', 'not-owed']]);
  });

  it('shows a check made where none was owed, and counts it for nothing', () => {
    const result = matrix([venue('a', { to: '2026-11-20' })], weeks, [check('a', '2026-11-24')], today);
    expect(result.rows[0]?.cells[3]).toBe('extra');
    expect(result.current).toStrictEqual({ key: '2026-W48', owed: 0, done: 0 });
  });

  it('lists a late entry that waits for a second person among last week’s misses', () => {
    const waiting = check('a', '2026-11-16', { enteredOn: '2026-11-25' });
    const result = matrix([venue('a')], weeks, [waiting], today);
    expect(result.rows[0]?.cells[2]).toBe('awaiting-confirmation');
    expect(result.lastMissed).toStrictEqual(['a']);
  });

  it('has no current week outside the campaign', () => {
    const ended = matrix([venue('a')], periods(weekly, days, '2027-02-01'), [], '2027-02-01');
    expect(ended.current).toBeNull();
    expect(ended.lastMissed).toStrictEqual(['a']);
  });

  it('is drawn for ten towns and five years of weeks', () => {
    const five = periods(
      weekly,
      { effectiveOn: '2022-01-03', campaignFrom: '2022-01-03', campaignTo: '2027-01-03' },
      '2027-01-03',
    );
    const venues = Array.from({ length: 320 }, (_, index) => venue(`v${index}`, { from: '2021-01-01' }));
    const checks = venues.flatMap(({ id }) => five.map((period) => check(id, period.from)));
    const result = matrix(venues, five, checks, '2027-01-03');
    expect(result.missed).toBe(0);
    expect(result.rows.flatMap((row) => row.cells)).toHaveLength(320 * 261);
  });
});

describe('joint checks of a month', () => {
  const one = { kind: 'joint', operationId: 'op1', unitIds: ['u1', 'u2'] } as const;

  it('are operations, not venues', () => {
    const checks = [
      ...['a', 'b', 'c'].map((id) => check(id, '2026-11-05', one)),
      check('d', '2026-11-19', { ...one, operationId: 'op2', unitIds: ['u2', 'u3'] }),
      check('e', '2026-12-01', { ...one, operationId: 'op3' }),
      check('f', '2026-11-06'),
    ];
    const result = monthlyJoint(joint, checks, '2026-11');
    expect(result).toMatchObject({ needed: 2, done: 2, unitIds: ['u1', 'u2', 'u3'] });
    expect(result.operations.map((operation) => [operation.id, operation.venueIds])).toStrictEqual([
      ['op1', ['a', 'b', 'c']],
      ['op2', ['d']],
    ]);
  });

  it('without an operation are one a day', () => {
    const loose = { ...one, operationId: null };
    const checks = [
      check('a', '2026-11-05', loose),
      check('b', '2026-11-05', loose),
      check('c', '2026-11-06', loose),
    ];
    expect(monthlyJoint(joint, checks, '2026-11').done).toBe(2);
  });

  it('of one unit alone are none', () => {
    const alone = [
      check('a', '2026-11-05', { ...one, unitIds: ['u1'] }),
      check('b', '2026-11-05', { ...one, unitIds: ['u1'] }),
    ];
    expect(monthlyJoint(joint, alone, '2026-11')).toMatchObject({ done: 0, unitIds: [] });
  });

  it('typed late count once confirmed; one entry in time carries its operation', () => {
    const late = check('a', '2026-11-05', { ...one, enteredOn: '2026-11-20' });
    expect(monthlyJoint(joint, [late], '2026-11').done).toBe(0);
    expect(monthlyJoint(joint, [{ ...late, confirmedOn: '2026-11-21' }], '2026-11').done).toBe(1);
    const operations = jointOperations([late, check('b', '2026-11-05', one)]);
    expect(operations).toMatchObject([{ id: 'op1', enteredOn: '2026-11-05', venueIds: ['a', 'b'] }]);
  });

  it('are not needed where the rule is not monthly', () => {
    expect(monthlyJoint(weekly, [], '2026-11')).toMatchObject({ needed: 0, done: 0 });
  });
});
