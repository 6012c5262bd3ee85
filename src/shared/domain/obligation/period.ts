import { z } from 'zod';
import { formatRange } from '#shared/domain/calendar/format.ts';
import { lastWorkdays } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Frame } from './frames.ts';
import { Every } from './rule.ts';
import type { Rule } from './rule.ts';

/** What a period owes before anything was done in it. Everything but 'owed' owes nothing, and says why. */
export const PeriodDemand = z.enum([
  'before-start',
  'partial-first',
  'between-rules',
  'holiday',
  'paused',
  'exempt',
  'owed',
]);
export type PeriodDemand = z.infer<typeof PeriodDemand>;

export const Period = z.strictObject({
  /** 2026-W48, 2026-11, 2026-Q4, 2026-T2, 2026, P-2026-11-02: sorts by time among periods of one rule. */
  key: z.string(),
  every: Every,
  times: z.int().min(1),
  /** First and last day, both within the campaign. */
  from: PlainDate,
  to: PlainDate,
  /** 第48周（11月23日—11月29日） */
  label: z.string(),
  state0: PeriodDemand,
  /** From this day an unfulfilled period is shown as nearly due. */
  dueSoonFrom: PlainDate,
});
export type Period = z.infer<typeof Period>;

/**
 * A first week, month or quarter cut short by its start owes nothing: who starts on Thursday missed no Monday. A term, a
 * year or a phase is owed all the same, or a one-year plan would never owe what it asks for once a year.
 */
export const PARTIAL_FIRST_OWES_NOTHING = {
  week: true,
  month: true,
  quarter: true,
  term: false,
  year: false,
  phase: false,
} as const satisfies Record<Every, boolean>;

/** How many of a period's last workdays count as nearly due. */
const DUE_SOON_WORKDAYS = {
  week: 2,
  month: 5,
  quarter: 10,
  term: 20,
  year: 20,
  phase: 10,
} as const satisfies Record<Every, number>;

type Piece = {
  readonly rule: Rule;
  readonly frame: Frame;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** What the calendar leaves of it without asking for workdays. */
  readonly demand: PeriodDemand;
  /** The later part of a frame whose first part was already over when the campaign was prolonged. */
  readonly isRemainder: boolean;
};

/** A piece of a frame as a period. One without a workday owes nothing ('holiday'). */
export function toPeriod({ rule, frame, from, to, demand, isRemainder }: Piece, table: HolidayTable): Period {
  const wanted = DUE_SOON_WORKDAYS[rule.every];
  const workdays = lastWorkdays({ from, to }, wanted, table);
  const isNamedByDays = rule.every === 'week' || isRemainder;
  return {
    key: isRemainder ? `${frame.key}+` : frame.key,
    every: rule.every,
    times: rule.times,
    from,
    to,
    label: isNamedByDays ? `${frame.name}（${formatRange(from, to)}）` : frame.name,
    state0: demand === 'owed' && workdays.length === 0 ? 'holiday' : demand,
    dueSoonFrom: workdays.at(-wanted) ?? from,
  };
}
