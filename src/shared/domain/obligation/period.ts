import { z } from 'zod';
import { formatRange } from '#shared/domain/calendar/format.ts';
import { builtInHolidays, workdaysIn } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import {
  addDays,
  addMonths,
  dateParts,
  earlier,
  later,
  monthEnd,
  PlainDate,
  plainDate,
} from '#shared/domain/calendar/plain-date.ts';
import { isoWeek, weekEnd, weekKey, weekStart } from '#shared/domain/calendar/week.ts';
import { Every } from './rule.ts';
import type { Rule } from './rule.ts';

/** What a period owes before anything was done in it. */
export const PeriodDemand = z.enum(['before-start', 'partial-first', 'holiday', 'owed']);
export type PeriodDemand = z.infer<typeof PeriodDemand>;

export const Period = z.strictObject({
  /** 2026-W48, 2026-11, 2026-Q4, 2026-T2, 2026: sorts by time among periods of one rule. */
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

export type CampaignDays = {
  /** 启用日: the day the plan was put to use on this desk. */
  readonly effectiveOn: PlainDate;
  readonly campaignFrom: PlainDate;
  /** Moves out when a later document prolongs the campaign; a last period that was cut short then grows. */
  readonly campaignTo: PlainDate;
};

type Frame = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly key: string;
  readonly name: string;
};

/**
 * A first week, month or quarter cut short by 启用日 owes nothing: who starts on Thursday missed no Monday. A term or a
 * year is owed all the same, or a one-year plan would never owe what it asks for once a year.
 */
const PARTIAL_FIRST_OWES_NOTHING = {
  week: true,
  month: true,
  quarter: true,
  term: false,
  year: false,
} as const satisfies Record<Every, boolean>;

/** How many of a period's last workdays count as nearly due. */
const DUE_SOON_WORKDAYS = {
  week: 2,
  month: 5,
  quarter: 10,
  term: 20,
  year: 20,
} as const satisfies Record<Every, number>;

const FRAMES = {
  week: weekFrame,
  month: monthFrame,
  quarter: quarterFrame,
  term: termFrame,
  year: yearFrame,
} as const satisfies Record<Every, (date: PlainDate) => Frame>;

/**
 * The rule's periods from the campaign's first day, each beginning on or before `upTo`, without hole or overlap.
 * A later `upTo` only adds periods at the end. Those wholly before 启用日 are listed as 'before-start'. A period without
 * one workday owes nothing ('holiday'); years that the table does not cover count Monday to Friday as worked.
 */
export function periods(
  rule: Rule,
  days: CampaignDays,
  upTo: PlainDate,
  table: HolidayTable = builtInHolidays,
): Period[] {
  const list: Period[] = [];
  const last = earlier(upTo, days.campaignTo);
  for (let date = days.campaignFrom; date <= last;) {
    const frame = FRAMES[rule.every](date);
    const period = toPeriod(rule, days, frame, table);
    list.push(period);
    date = addDays(frame.to, 1);
  }
  return list;
}

/** The rule's period that holds the day, whether or not a campaign runs then. */
export function periodKeyAt(every: Every, date: PlainDate): string {
  return FRAMES[every](date).key;
}

function toPeriod(rule: Rule, days: CampaignDays, frame: Frame, table: HolidayTable): Period {
  const from = later(frame.from, days.campaignFrom);
  const to = earlier(frame.to, days.campaignTo);
  const workdays = workdaysIn(from, to, table);
  return {
    key: frame.key,
    every: rule.every,
    times: rule.times,
    from,
    to,
    label: rule.every === 'week' ? `${frame.name}（${formatRange(from, to)}）` : frame.name,
    state0: demandOf(rule.every, days, frame, to, workdays.length),
    dueSoonFrom: workdays.at(-DUE_SOON_WORKDAYS[rule.every]) ?? from,
  };
}

function demandOf(
  every: Every,
  days: CampaignDays,
  frame: Frame,
  to: PlainDate,
  workdays: number,
): PeriodDemand {
  const start = later(days.effectiveOn, days.campaignFrom);
  if (to < start) return 'before-start';
  if (frame.from < start && PARTIAL_FIRST_OWES_NOTHING[every]) return 'partial-first';
  return workdays === 0 ? 'holiday' : 'owed';
}

function weekFrame(date: PlainDate): Frame {
  return { from: weekStart(date), to: weekEnd(date), key: weekKey(date), name: `第${isoWeek(date).week}周` };
}

function monthFrame(date: PlainDate): Frame {
  const { year, month } = dateParts(date);
  return {
    from: plainDate(year, month, 1),
    to: monthEnd(date),
    key: date.slice(0, 7),
    name: `${year}年${month}月`,
  };
}

function quarterFrame(date: PlainDate): Frame {
  const { year, month } = dateParts(date);
  const quarter = Math.ceil(month / 3);
  const from = plainDate(year, quarter * 3 - 2, 1);
  return {
    from,
    to: monthEnd(addMonths(from, 2)),
    key: `${year}-Q${quarter}`,
    name: `${year}年第${['一', '二', '三', '四'][quarter - 1]}季度`,
  };
}

/** Spring term: February to August. Autumn term: September to January. Holidays belong to the term before them. */
function termFrame(date: PlainDate): Frame {
  const { year, month } = dateParts(date);
  if (month >= 2 && month <= 8) {
    return {
      from: plainDate(year, 2, 1),
      to: plainDate(year, 8, 31),
      key: `${year}-T1`,
      name: `${year}年春季学期`,
    };
  }
  const first = month === 1 ? year - 1 : year;
  const from = plainDate(first, 9, 1);
  return { from, to: plainDate(first + 1, 1, 31), key: `${first}-T2`, name: `${first}年秋季学期` };
}

function yearFrame(date: PlainDate): Frame {
  const { year } = dateParts(date);
  return { from: plainDate(year, 1, 1), to: plainDate(year, 12, 31), key: String(year), name: `${year}年` };
}
