import { describe, expect, test } from 'vitest';
import { checkIncoming, incomingOffers, incomingRules } from '#shared/domain/incoming/actions.ts';
import { IncomingAction, IncomingStatus } from '#shared/domain/incoming/incoming.ts';
import type { Incoming } from '#shared/domain/incoming/incoming.ts';
import { BusinessRole } from '#shared/domain/people/roles.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { AppError } from '#shared/rpc/app-error.ts';

const actor = (role: Role, id = 'ann', unitId: string | null = 'police') => ({
  accountId: `account-${id}`,
  personId: id,
  unitId,
  role,
});
const by = (id: string) => ({
  handler: { personId: id, unitId: null },
  typist: { accountId: `account-${id}`, personId: id, unitId: null },
});
/** A letter that every guard is content with, for somebody of the police. */
const letter = (status: IncomingStatus, change: Partial<Incoming> = {}): Incoming => ({
  status,
  unitIds: ['police'],
  demands: [{ isAnswered: true }],
  links: [],
  hasOpenObjection: false,
  repliedBy: null,
  ...change,
});

/** The state it leads to, or the refusal. */
function outcomeOf(work: () => IncomingStatus): string {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function codeOf(work: () => IncomingStatus): string {
  const outcome = outcomeOf(work);
  return outcome.startsWith('incoming.') ? outcome : 'done';
}

/** Written out by hand, so that the table in the domain cannot vouch for itself. */
const allowed: Record<IncomingStatus, Partial<Record<IncomingAction, IncomingStatus>>> = {
  registered: {
    assign: 'assigned',
    extend: 'registered',
    object: 'registered',
    settle: 'registered',
    link: 'registered',
    save: 'registered',
  },
  assigned: {
    assign: 'assigned',
    answer: 'drafting',
    extend: 'assigned',
    object: 'assigned',
    settle: 'assigned',
    link: 'assigned',
    save: 'assigned',
  },
  drafting: {
    assign: 'drafting',
    answer: 'drafting',
    reply: 'replied',
    extend: 'drafting',
    object: 'drafting',
    settle: 'drafting',
    link: 'drafting',
    save: 'drafting',
  },
  replied: { effect: 'recorded', settle: 'replied', again: 'drafting', link: 'replied' },
  recorded: {
    effect: 'recorded',
    close: 'closed',
    settle: 'recorded',
    again: 'drafting',
    link: 'recorded',
  },
  closed: {},
  withdrawn: {},
};
const officers: readonly IncomingAction[] = ['answer', 'effect'];

describe.each(IncomingStatus.options)('a letter that is %s', (status) => {
  test.each(IncomingAction.options)('%s: state, then role', (action) => {
    const given = letter(status, { hasOpenObjection: action === 'settle' });
    for (const role of BusinessRole.options) {
      const next = allowed[status][action];
      const isHis = role !== 'officer' || officers.includes(action);
      const expected = next === undefined ? 'incoming.wrong-status' : isHis ? next : 'incoming.role';
      expect(outcomeOf(() => checkIncoming(given, action, actor(role)))).toBe(expected);
    }
  });

  test.each(BusinessRole.options)('what is offered to %s is what will be done', (role) => {
    for (const hasOpenObjection of [true, false]) {
      const given = letter(status, { hasOpenObjection });
      for (const { action, allowed: isAllowed, reason } of incomingOffers(given, actor(role)))
        expect(codeOf(() => checkIncoming(given, action, actor(role)))).toBe(
          isAllowed ? 'done' : reason?.code,
        );
    }
  });
});

test('no administrator takes any step', () => {
  for (const { roles } of Object.values(incomingRules))
    expect(roles.every((role) => BusinessRole.options.includes(role))).toBe(true);
});

test('an officer writes for the units it was handed to', () => {
  const given = letter('assigned', { unitIds: ['school'] });
  expect(codeOf(() => checkIncoming(given, 'answer', actor('officer')))).toBe('incoming.other-unit');
  expect(codeOf(() => checkIncoming(given, 'answer', actor('officer', 'ann', null)))).toBe(
    'incoming.other-unit',
  );
  expect(checkIncoming(given, 'answer', actor('officer', 'ann', 'school'))).toBe('drafting');
});

test('every demand is answered before the answer goes out', () => {
  const given = letter('drafting', { demands: [{ isAnswered: true }, { isAnswered: false }] });
  expect(codeOf(() => checkIncoming(given, 'reply', actor('coordinator')))).toBe('incoming.demands-open');
});

const closeWith = (links: Incoming['links']) =>
  codeOf(() => checkIncoming(letter('recorded', { links }), 'close', actor('coordinator')));

test('problems and tasks that hang on it are settled before it is closed; a place holds nothing up', () => {
  expect(closeWith([{ type: 'problem', isSettled: false }])).toBe('incoming.links-open');
  expect(closeWith([{ type: 'task', isSettled: false }])).toBe('incoming.links-open');
  expect(closeWith([{ type: 'task', isSettled: true }])).toBe('done');
  expect(closeWith([{ type: 'venue', isSettled: false }])).toBe('done');
});

test('an open objection is one at a time, and nothing is closed over it', () => {
  const given = letter('recorded', { hasOpenObjection: true });
  expect(codeOf(() => checkIncoming(given, 'close', actor('leader')))).toBe('incoming.objection-open');
  const running = letter('assigned', { hasOpenObjection: true });
  expect(codeOf(() => checkIncoming(running, 'object', actor('leader')))).toBe('incoming.objection-open');
  expect(codeOf(() => checkIncoming(letter('assigned'), 'settle', actor('leader')))).toBe(
    'incoming.objection-none',
  );
});

test('who answered, on paper or at the keyboard, does not close', () => {
  const given = letter('recorded', { repliedBy: by('ann') });
  const close = (who: ReturnType<typeof actor>, personId = who.personId) =>
    codeOf(() => checkIncoming(given, 'close', who, { personId, unitId: null }));
  expect(close(actor('coordinator'))).toBe('incoming.self-close');
  expect(close(actor('coordinator'), 'bob')).toBe('incoming.self-close');
  expect(close(actor('leader', 'bob'), 'ann')).toBe('incoming.self-close');
  expect(close(actor('leader', 'bob'))).toBe('done');
});
