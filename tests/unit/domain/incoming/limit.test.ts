import { assert, constantFrom, integer, option, property } from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateParts,
  daysBetween,
  daysInMonth,
  fromDayNumber,
} from '#shared/domain/calendar/plain-date.ts';
import { IncomingKind, IncomingStatus } from '#shared/domain/incoming/incoming.ts';
import {
  Basis,
  alarmDays,
  alarmsOf,
  bases,
  basesFor,
  daysToAnswer,
  incomingAttention,
  isRunning,
  limitOf,
} from '#shared/domain/incoming/limit.ts';

const day = integer({ min: 15_000, max: 25_000 }).map(fromDayNumber);
const basis = constantFrom(...Basis.options);
const maybeDay = option(day);

test.each([
  ['minors-114', '2027-01-31', '2027-02-28'],
  ['minors-114', '2028-01-31', '2028-02-29'],
  ['minors-114', '2026-11-23', '2026-12-23'],
  ['procuratorial', '2026-12-31', '2027-02-28'],
  ['public-interest', '2026-11-23', '2027-01-23'],
  ['public-interest-urgent', '2026-11-23', '2026-12-08'],
  ['judicial', '2026-07-31', '2026-09-30'],
  ['as-written', '2026-11-23', null],
] as const)('%s received %s is to be answered by %s', (given, receivedOn, expected) => {
  expect(limitOf({ basis: given, receivedOn, paperLimitOn: null, grantedLimitOn: null })).toBe(expected);
});

test('a date on the paper wins over every basis, and what the organ gave later over both', () => {
  assert(
    property(basis, day, maybeDay, maybeDay, (given, receivedOn, paperLimitOn, grantedLimitOn) => {
      const limit = limitOf({ basis: given, receivedOn, paperLimitOn, grantedLimitOn });
      const byLaw = limitOf({ basis: given, receivedOn, paperLimitOn: null, grantedLimitOn: null });
      expect(limit).toBe(grantedLimitOn ?? paperLimitOn ?? byLaw);
      expect(byLaw === null).toBe(bases[given].span === null);
    }),
  );
});

test('a month ends on its day, or on the last day of a shorter month', () => {
  assert(
    property(day, constantFrom(1, 2), (receivedOn, months) => {
      const given = months === 1 ? 'minors-114' : 'procuratorial';
      const limit = limitOf({ basis: given, receivedOn, paperLimitOn: null, grantedLimitOn: null }) ?? '';
      const [from, to] = [dateParts(receivedOn), dateParts(limit)];
      expect(to.year * 12 + to.month - (from.year * 12 + from.month)).toBe(months);
      expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      expect(limit).toBe(addMonths(receivedOn, months));
    }),
  );
});

test('the desk speaks up on exactly 15, 7 and 1 days before, whatever the limit', () => {
  assert(
    property(day, integer({ min: 0, max: 70 }), (limitOn, before) => {
      const today = addDays(limitOn, -before);
      expect(alarmsOf(limitOn).includes(today)).toBe(alarmDays.some((days) => days === before));
      const seen = incomingAttention({ status: 'assigned', limitOn }, today);
      // The alarm once reached stays until the next one, so that a desk that was off still says it.
      const expected = before <= 1 ? 1 : before <= 7 ? 7 : before <= 15 ? 15 : null;
      expect(seen?.alarm ?? null).toBe(expected);
      expect(seen?.kind).toBe(expected === null ? undefined : 'alarm');
    }),
  );
});

test('past its day a letter is late until it is answered; answered, no clock runs', () => {
  assert(
    property(
      day,
      integer({ min: 1, max: 400 }),
      constantFrom(...IncomingStatus.options),
      (limitOn, late, status) => {
        const today = addDays(limitOn, late);
        const seen = incomingAttention({ status, limitOn }, today);
        expect(seen).toEqual(isRunning[status] ? { kind: 'late', daysLeft: -late, alarm: null } : null);
        expect(daysToAnswer({ status, limitOn }, today)).toBe(
          isRunning[status] ? daysBetween(today, limitOn) : null,
        );
        expect(incomingAttention({ status, limitOn: null }, today)).toBeNull();
      },
    ),
  );
});

test('every kind has bases of its own, and may always go by what the paper says', () => {
  for (const kind of IncomingKind.options) {
    expect(basesFor(kind)).toContain('as-written');
    for (const one of basesFor(kind)) expect(bases[one].kinds).toContain(kind);
  }
  expect(basesFor('supervisory')).toEqual(['as-written']);
  expect(basesFor('procuratorial')).toContain('minors-114');
  expect(basesFor('police')).not.toContain('procuratorial');
});
