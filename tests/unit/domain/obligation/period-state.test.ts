import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import { isMiss, needsConfirmation, periodState } from '#shared/domain/obligation/period-state.ts';
import type { PeriodAct } from '#shared/domain/obligation/period-state.ts';

/** Monday 16 to Sunday 22 November 2026. */
const week: Period = {
  key: '2026-W47',
  every: 'week',
  times: 1,
  from: '2026-11-16',
  to: '2026-11-22',
  label: '第47周',
  state0: 'owed',
  dueSoonFrom: '2026-11-19',
};
const month: Period = {
  ...week,
  key: '2026-11',
  every: 'month',
  times: 2,
  from: '2026-11-01',
  to: '2026-11-30',
};

function act(actOn: string, enteredOn: string, confirmedOn: string | null = null): PeriodAct {
  return { id: `${actOn}/${enteredOn}`, actOn, enteredOn, confirmedOn };
}

describe('a period without an act', () => {
  it.each([
    ['2026-11-16', 'open'],
    ['2026-11-18', 'open'],
    ['2026-11-19', 'due-soon'],
    ['2026-11-22', 'due-soon'],
    ['2026-11-23', 'missed'],
    ['2031-11-23', 'missed'],
  ])('on %s is %s', (today, state) => {
    expect(periodState(week, [], today)).toBe(state);
  });

  it.each(['before-start', 'partial-first', 'holiday'] as const)(
    'that owes nothing stays %s for ever',
    (state0) => {
      for (const today of ['2026-11-16', '2026-11-23', '2030-01-01']) {
        expect(periodState({ ...week, state0 }, [], today)).toBe(state0);
      }
    },
  );
});

describe('an act', () => {
  it.each([
    ['typed the same day', act('2026-11-17', '2026-11-17'), 'done'],
    ['typed later in its week', act('2026-11-16', '2026-11-22'), 'done'],
    ['typed after its week, seven days late', act('2026-11-20', '2026-11-27'), 'done-late-entry'],
    ['typed eight days late', act('2026-11-20', '2026-11-28'), 'awaiting-confirmation'],
    [
      'typed eight days late, confirmed in time',
      act('2026-11-20', '2026-11-28', '2026-11-29'),
      'done-late-entry',
    ],
    [
      'typed eight days late, confirmed after the days allowed',
      act('2026-11-20', '2026-11-28', '2026-11-30'),
      'missed-then-evidenced',
    ],
    ['of the week before, typed in this one', act('2026-11-15', '2026-11-17'), 'missed'],
    ['of the week after', act('2026-11-23', '2026-11-23'), 'missed'],
  ] as const)('%s', (_, single, state) => {
    expect(periodState(week, [single], '2026-11-29')).toBe(state);
  });

  it('unconfirmed hides no miss once the days allowed are over', () => {
    const late = act('2026-11-20', '2026-11-28');
    expect(periodState(week, [late], '2026-11-29')).toBe('awaiting-confirmation');
    expect(periodState(week, [late], '2026-11-30')).toBe('missed');
    expect(periodState(week, [act('2026-11-20', '2026-12-20', '2026-12-21')], '2026-12-21')).toBe(
      'missed-then-evidenced',
    );
  });

  it('before 启用日 is 补录 and needs no second person, since no miss is at stake', () => {
    const early: Period = { ...week, state0: 'before-start' };
    expect(periodState(early, [act('2026-11-18', '2027-03-01')], '2027-03-01')).toBe('done-late-entry');
  });

  it('where none was owed is shown as done', () => {
    expect(periodState({ ...week, state0: 'holiday' }, [act('2026-11-18', '2026-11-18')], '2026-12-01')).toBe(
      'done',
    );
    expect(
      periodState({ ...week, state0: 'partial-first' }, [act('2026-11-18', '2026-12-01')], '2026-12-01'),
    ).toBe('partial-first');
  });

  it('is counted by the office’s own number of days', () => {
    expect(needsConfirmation('2026-11-20', '2026-11-27')).toBe(false);
    expect(needsConfirmation('2026-11-20', '2026-11-24', { lateEntryDays: 3 })).toBe(true);
    expect(periodState(week, [act('2026-11-20', '2026-11-24')], '2026-11-25', { lateEntryDays: 3 })).toBe(
      'awaiting-confirmation',
    );
  });
});

describe('several acts', () => {
  it('are needed where the rule asks for several', () => {
    const first = act('2026-11-03', '2026-11-03');
    expect(periodState(month, [first], '2026-11-10')).toBe('open');
    expect(periodState(month, [first], '2026-12-01')).toBe('missed');
    expect(periodState(month, [first, act('2026-11-20', '2026-11-20')], '2026-12-01')).toBe('done');
  });

  it('leave no 补录 mark when enough of them were typed in time', () => {
    const acts = [act('2026-11-17', '2026-11-24'), act('2026-11-18', '2026-11-18')];
    expect(periodState(week, acts, '2026-11-25')).toBe('done');
  });

  it('in a long period: one typed late within it waits for its confirmation', () => {
    const acts = [act('2026-11-03', '2026-11-20'), act('2026-11-18', '2026-11-18')];
    expect(periodState(month, acts, '2026-11-21')).toBe('awaiting-confirmation');
    expect(
      periodState(
        month,
        [act('2026-11-03', '2026-11-20', '2026-11-22'), act('2026-11-18', '2026-11-18')],
        '2026-11-22',
      ),
    ).toBe('done-late-entry');
  });
});

const acts = fc.array(
  fc
    .tuple(
      fc.integer({ min: -10, max: 20 }),
      fc.integer({ min: 0, max: 40 }),
      fc.option(fc.integer({ min: 0, max: 40 })),
    )
    .map(([on, late, confirmed]) => {
      const enteredOn = addDays(week.from, on + late);
      return act(
        addDays(week.from, on),
        enteredOn,
        confirmed === null ? null : addDays(enteredOn, confirmed),
      );
    }),
  { maxLength: 4 },
);

describe('a miss', () => {
  it('never vanishes: what is typed after the days allowed can only add evidence to it', () => {
    fc.assert(
      fc.property(acts, acts, (known, later) => {
        const settled = addDays(week.to, 8);
        const isLater = (one: PeriodAct): boolean =>
          one.enteredOn >= settled && (one.confirmedOn ?? one.enteredOn) >= settled;
        fc.pre(isMiss(periodState(week, known, settled)));
        const today = addDays(settled, 100);
        expect(isMiss(periodState(week, [...known, ...later.filter(isLater)], today))).toBe(true);
      }),
    );
  });

  it('does not depend on the day of looking, nor on the order of typing', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 0, max: 2000 }), (known, wait) => {
        const settled = addDays(week.to, 8);
        const state = periodState(week, known, settled);
        expect(periodState(week, known, addDays(settled, wait))).toBe(state);
        expect(periodState(week, known.toReversed(), settled)).toBe(state);
      }),
    );
  });
});
