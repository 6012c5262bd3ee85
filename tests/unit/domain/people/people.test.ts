import { describe, expect, it } from 'vitest';
import { Actor, attribute, Person, tookPart } from '#shared/domain/people/people.ts';
import { isAdminRole, Role, roleLabels } from '#shared/domain/people/roles.ts';
import { checkSeat, vacantSeats } from '#shared/domain/people/seats.ts';
import type { Seat } from '#shared/domain/people/seats.ts';
import { refusalOf } from '../refusal.ts';

const actor: Actor = { accountId: 'a1', personId: 'p1', unitId: 'u1', role: 'coordinator' };

describe('attribution', () => {
  it('names the account’s own person as 办理人 until another is named', () => {
    expect(attribute(actor)).toStrictEqual({
      handler: { personId: 'p1', unitId: 'u1' },
      typist: { accountId: 'a1', personId: 'p1', unitId: 'u1' },
    });
    expect(attribute(actor, { personId: 'p2', unitId: null }).handler).toStrictEqual({
      personId: 'p2',
      unitId: null,
    });
  });

  it('knows everybody who had a hand in an act', () => {
    const act = attribute(actor, { personId: 'p2', unitId: null });
    expect(tookPart(act, { personId: 'p1' })).toBe(true);
    expect(tookPart(act, { personId: 'p2' })).toBe(true);
    expect(tookPart(act, { personId: 'p3', accountId: 'a1' })).toBe(true);
    expect(tookPart(act, { personId: 'p3', accountId: 'a3' })).toBe(false);
    expect(tookPart(act, { personId: 'p3' })).toBe(false);
  });
});

describe('people', () => {
  it('have a name, and perhaps no unit', () => {
    expect(Person.parse({ id: 'p1', name: ' 甲某 ', unitId: null, title: '' }).name).toBe('甲某');
    expect(Person.safeParse({ id: 'p1', name: '  ', unitId: null, title: '' }).success).toBe(false);
    expect(Actor.safeParse({ ...actor, role: 'root' }).success).toBe(false);
  });

  it('hold roles of two kinds', () => {
    expect(Role.options.filter(isAdminRole)).toStrictEqual(['system', 'security', 'audit']);
    expect(Object.keys(roleLabels)).toStrictEqual(Role.options);
  });
});

describe('seats', () => {
  const seats: Seat[] = [
    { accountId: 'a1', personId: 'p1', role: 'system' },
    { accountId: 'a2', personId: 'p2', role: 'security' },
    { accountId: 'a3', personId: 'p3', role: 'coordinator' },
  ];

  it('of the three administrators are counted until all are held', () => {
    expect(vacantSeats(seats)).toStrictEqual(['audit']);
    expect(vacantSeats([])).toStrictEqual(['system', 'security', 'audit']);
  });

  it.each([
    ['an administrator as another administrator', { accountId: 'a9', personId: 'p1', role: 'audit' }],
    ['an administrator on business', { accountId: 'a9', personId: 'p2', role: 'officer' }],
    ['somebody on business as administrator', { accountId: 'a9', personId: 'p3', role: 'audit' }],
  ] as const)('refuse %s', (_, candidate) => {
    expect(refusalOf(() => checkSeat(seats, candidate))?.code).toBe('people.seat-conflict');
  });

  it.each([
    ['a third person as the third administrator', { accountId: 'a9', personId: 'p9', role: 'audit' }],
    ['a deputy in the same seat', { accountId: 'a9', personId: 'p8', role: 'system' }],
    ['one person with two accounts of business', { accountId: 'a9', personId: 'p3', role: 'leader' }],
    ['the same account given another role', { accountId: 'a3', personId: 'p3', role: 'audit' }],
  ] as const)('allow %s', (_, candidate) => {
    expect(refusalOf(() => checkSeat(seats, candidate))).toBeUndefined();
  });
});
