import { z } from 'zod';
import { addWorkdays, builtInHolidays, isWorkday, workdayFrom } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { usualRules } from './rules.ts';
import type { SupervisionRules } from './rules.ts';

type LadderRules = Pick<
  SupervisionRules,
  'remindSignWorkdays' | 'remindDays' | 'urgeDays' | 'superviseDays' | 'talkDays' | 'reportDays'
>;

export const Rung = z.enum(['sign', 'remind', 'urge', 'supervise', 'talk', 'report']);
export type Rung = z.infer<typeof Rung>;

/** What is handed out with a day. */
type Kind = 'task' | 'problem';

type RungRule = {
  /** What runs: the time to sign for it, or the time to do it. */
  readonly clock: 'signing' | 'deadline';
  /** Whether the desk writes it by itself; the others wait for a person. */
  readonly isAutomatic: boolean;
  /** What the step is called for a task and for a problem; null where it has no such step. */
  readonly labels: Readonly<Record<Kind, string | null>>;
};

const both = (label: string) => ({ task: label, problem: label });

/** The ladder from below. Tasks and problems go up it on the same days. */
export const rungs = {
  sign: { clock: 'signing', isAutomatic: true, labels: both('未签收提醒') },
  remind: { clock: 'deadline', isAutomatic: true, labels: both('到期提醒') },
  urge: { clock: 'deadline', isAutomatic: true, labels: both('催办') },
  supervise: {
    clock: 'deadline',
    isAutomatic: false,
    labels: { task: '发督办单', problem: '督办，报分管领导' },
  },
  talk: {
    clock: 'deadline',
    isAutomatic: false,
    labels: { task: '约谈或挂牌督办', problem: '挂牌督办，报主要领导' },
  },
  report: { clock: 'deadline', isAutomatic: false, labels: { task: null, problem: '报上级' } },
} as const satisfies Record<Rung, RungRule>;

/** The rungs that a person takes, from below: to how many of them a problem was taken is its level of escalation. */
export const personRungs = Rung.options.filter((rung) => !rungs[rung].isAutomatic);

/** Anything handed out to a unit. */
export type Supervised = {
  readonly kind: Kind;
  readonly dispatchedOn: PlainDate;
  readonly signedOn: PlainDate | null;
  readonly deadline: PlainDate | null;
  /** The day it was handed in; while it waits to be looked at, no clock runs. Null again once sent back. */
  readonly handedInOn: PlainDate | null;
};

/** `anchor` is the day it is counted from: after an extension the same rung comes again, with another anchor. */
export type LadderStep = { readonly rung: Rung; readonly anchor: PlainDate; readonly on: PlainDate };

export type LadderSteps = {
  /** Fell due on an earlier day. */
  readonly missed: readonly LadderStep[];
  readonly due: readonly LadderStep[];
  /** The first one still to come. */
  readonly next: LadderStep | null;
};

/** What the ladder asks for of one thing on a day; nothing of what stands still. Each step falls on one workday. */
export function ladderSteps(
  item: Supervised,
  today: PlainDate,
  rules: LadderRules = usualRules,
  holidays: HolidayTable = builtInHolidays,
): LadderSteps {
  const steps = Rung.options
    .flatMap((rung) => stepOf(rung, item, rules, holidays) ?? [])
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  return {
    missed: steps.filter(({ on }) => on < today),
    due: steps.filter(({ on }) => on === today),
    next: steps.find(({ on }) => on > today) ?? null,
  };
}

/** A step by name, for what is written down once. */
export function stepKey({ rung, anchor }: Pick<LadderStep, 'rung' | 'anchor'>): string {
  return `${rung}@${anchor}`;
}

function stepOf(
  rung: Rung,
  item: Supervised,
  rules: LadderRules,
  holidays: HolidayTable,
): LadderStep | undefined {
  if (item.handedInOn !== null || rungs[rung].labels[item.kind] === null) return undefined;
  if (rungs[rung].clock === 'signing') {
    if (item.signedOn !== null) return undefined;
    return {
      rung,
      anchor: item.dispatchedOn,
      on: addWorkdays(item.dispatchedOn, rules.remindSignWorkdays, holidays),
    };
  }
  const { deadline } = item;
  if (deadline === null) return undefined;
  const on = dayOf[rung as Exclude<Rung, 'sign'>](deadline, rules, holidays);
  // Who got it a moment ago, or with a day that is over already, need not be told what he has just been told.
  return on <= item.dispatchedOn ? undefined : { rung, anchor: deadline, on };
}

type DayOf = (deadline: PlainDate, rules: LadderRules, holidays: HolidayTable) => PlainDate;

/** A reminder that falls on a holiday comes before it, everything after the deadline on the next workday. */
const dayOf: Record<Exclude<Rung, 'sign'>, DayOf> = {
  remind: (deadline, rules, holidays) => workdayUntil(addDays(deadline, -rules.remindDays), holidays),
  urge: (deadline, rules, holidays) => workdayFrom(addDays(deadline, rules.urgeDays), holidays),
  supervise: (deadline, rules, holidays) => workdayFrom(addDays(deadline, rules.superviseDays), holidays),
  talk: (deadline, rules, holidays) => workdayFrom(addDays(deadline, rules.talkDays), holidays),
  report: (deadline, rules, holidays) => workdayFrom(addDays(deadline, rules.reportDays), holidays),
};

function workdayUntil(date: PlainDate, holidays: HolidayTable): PlainDate {
  let day = date;
  while (!isWorkday(day, holidays)) day = addDays(day, -1);
  return day;
}
