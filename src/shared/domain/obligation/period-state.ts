import { z } from 'zod';
import { addDays, daysBetween } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Id } from '#shared/domain/people/people.ts';
import type { Period } from './period.ts';

export const PeriodState = z.enum([
  'before-start',
  'partial-first',
  'between-rules',
  'holiday',
  'paused',
  'exempt',
  'not-owed',
  'open',
  'due-soon',
  'done',
  'done-late-entry',
  'awaiting-confirmation',
  'missed',
  'missed-then-evidenced',
]);
export type PeriodState = z.infer<typeof PeriodState>;

/** The two states that are a miss for ever: what is proved later is written beside it, not over it. */
export function isMiss(state: PeriodState): boolean {
  return state === 'missed' || state === 'missed-then-evidenced';
}

/** Something done: the day of the act decides which period it serves, the day of typing whether it counts. */
export type PeriodAct = {
  readonly id: Id;
  readonly actOn: PlainDate;
  readonly enteredOn: PlainDate;
  /** The day a second person vouched for a late entry; null while nobody has. */
  readonly confirmedOn: PlainDate | null;
};

export type EntryRules = {
  /** How many days after the act it may be typed without a second person. */
  readonly lateEntryDays: number;
  /** What held up to and on an earlier day, oldest first: a changed setting does not judge what is past anew. */
  readonly earlier?: readonly { readonly until: PlainDate; readonly lateEntryDays: number }[];
};

export const defaultEntryRules: EntryRules = { lateEntryDays: 7 };

/** The days allowed by the rule that held on a day. */
function lateDaysOn(day: PlainDate, { lateEntryDays, earlier = [] }: EntryRules): number {
  return earlier.find(({ until }) => day <= until)?.lateEntryDays ?? lateEntryDays;
}

/** Whether an act typed this late counts only once a second person has confirmed it. */
export function needsConfirmation(
  actOn: PlainDate,
  enteredOn: PlainDate,
  rules: EntryRules = defaultEntryRules,
): boolean {
  return actOn !== enteredOn && daysBetween(actOn, enteredOn) > lateDaysOn(actOn, rules);
}

/** The acts of one period; those of other days are left out. */
export function actsIn<Act extends PeriodAct>(period: Period, acts: readonly Act[]): Act[] {
  return acts.filter((act) => act.actOn >= period.from && act.actOn <= period.to);
}

/**
 * How a period stands on a day, by everything typed so far. A period over and unfulfilled is 'missed' the next morning.
 * An entry that counts within the days allowed after the period's end turns that into 'done-late-entry'; one that
 * counts later only into 'missed-then-evidenced'. A late entry still unconfirmed is 'awaiting-confirmation' for those
 * same days and hides no miss after them. Periods before 启用日 owe nothing, so their entries need no second person.
 */
export function periodState(
  period: Period,
  acts: readonly PeriodAct[],
  today: PlainDate,
  rules: EntryRules = defaultEntryRules,
): PeriodState {
  const own = actsIn(period, acts);
  if (period.state0 === 'before-start')
    return own.length >= period.times ? 'done-late-entry' : 'before-start';

  const fulfilled = fulfilment(period, own, rules);
  if (fulfilled?.isLate === false) return 'done';
  if (fulfilled !== undefined) {
    return period.state0 === 'owed' && fulfilled.on > lastEntryDay(period, rules)
      ? 'missed-then-evidenced'
      : 'done-late-entry';
  }
  if (period.state0 !== 'owed') return period.state0;
  if (own.length >= period.times && today <= lastEntryDay(period, rules)) return 'awaiting-confirmation';
  if (today > period.to) return 'missed';
  return today >= period.dueSoonFrom ? 'due-soon' : 'open';
}

/** Until when an entry still turns a period over into 'done-late-entry'; afterwards a miss is one for ever. */
export function lastEntryDay(period: Period, rules: EntryRules = defaultEntryRules): PlainDate {
  return addDays(period.to, lateDaysOn(period.to, rules));
}

/** The day on which enough acts counted, and whether any that were needed was typed late. */
function fulfilment(
  period: Period,
  own: readonly PeriodAct[],
  rules: EntryRules,
): { on: PlainDate; isLate: boolean } | undefined {
  const counted = own.flatMap((act) => {
    const isConfirmedLate = needsConfirmation(act.actOn, act.enteredOn, rules);
    const on = isConfirmedLate ? act.confirmedOn : act.enteredOn;
    return on === null ? [] : [{ on, isLate: isConfirmedLate || on > period.to }];
  });
  // Timely entries first: a late one beside enough timely ones leaves no mark.
  const needed = counted
    .toSorted((a, b) => Number(a.isLate) - Number(b.isLate) || (a.on < b.on ? -1 : 1))
    .slice(0, period.times);
  if (needed.length < period.times) return undefined;
  return {
    on: needed.reduce((latest, act) => (act.on > latest ? act.on : latest), period.from),
    isLate: needed.some((act) => act.isLate),
  };
}
