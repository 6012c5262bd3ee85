import { z } from 'zod';
import { addWorkdays, builtInHolidays, isWorkday, workdayFrom } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';

const days = (most: number) => z.int('请填整数').min(0, '不能是负数').max(most, `最多 ${most} 天`);

/** The dates of the ladder of escalation, as the office sets them. */
export const LadderRules = z
  .strictObject({
    /** The workday after 交办 on which an unsigned item is reminded of. */
    signWorkdays: days(15).min(1, '至少 1 个工作日'),
    /** Days before the deadline. */
    remindDays: days(30),
    /** Days after the deadline. */
    urgeDays: days(60).min(1, '至少过期 1 天'),
    superviseDays: days(90).min(1, '至少过期 1 天'),
    talkDays: days(180).min(1, '至少过期 1 天'),
  })
  .refine(({ urgeDays, superviseDays }) => urgeDays <= superviseDays, {
    error: '发督办单不能早于催办',
    path: ['superviseDays'],
  })
  .refine(({ superviseDays, talkDays }) => superviseDays <= talkDays, {
    error: '约谈不能早于发督办单',
    path: ['talkDays'],
  });
export type LadderRules = z.infer<typeof LadderRules>;

/** What holds until the office sets its own. */
export const usualLadder: LadderRules = {
  signWorkdays: 1,
  remindDays: 3,
  urgeDays: 1,
  superviseDays: 3,
  talkDays: 7,
};

export const Rung = z.enum(['sign', 'remind', 'urge', 'supervise', 'talk']);
export type Rung = z.infer<typeof Rung>;

type RungRule = {
  /** What runs: the time to sign for it, or the time to do it. */
  readonly clock: 'signing' | 'deadline';
  /** Whether the desk writes it by itself; the others wait for a person. */
  readonly isAutomatic: boolean;
  readonly label: string;
};

/** The ladder from below. Whatever is handed out with a day goes up it: tasks and problems alike. */
export const rungs = {
  sign: { clock: 'signing', isAutomatic: true, label: '未签收提醒' },
  remind: { clock: 'deadline', isAutomatic: true, label: '到期提醒' },
  urge: { clock: 'deadline', isAutomatic: true, label: '催办' },
  supervise: { clock: 'deadline', isAutomatic: false, label: '发督办单' },
  talk: { clock: 'deadline', isAutomatic: false, label: '约谈或挂牌督办' },
} as const satisfies Record<Rung, RungRule>;

/** Anything handed out to a unit. */
export type Supervised = {
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
  rules: LadderRules = usualLadder,
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
  if (item.handedInOn !== null) return undefined;
  if (rungs[rung].clock === 'signing') {
    if (item.signedOn !== null) return undefined;
    return {
      rung,
      anchor: item.dispatchedOn,
      on: addWorkdays(item.dispatchedOn, rules.signWorkdays, holidays),
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
};

function workdayUntil(date: PlainDate, holidays: HolidayTable): PlainDate {
  let day = date;
  while (!isWorkday(day, holidays)) day = addDays(day, -1);
  return day;
}
