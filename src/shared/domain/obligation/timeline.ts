import { builtInHolidays } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import { addDays, earlier, later } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { frameFrom, nextFrameStart } from './frames.ts';
import type { Frame, PhaseSpan } from './frames.ts';
import { PARTIAL_FIRST_OWES_NOTHING, toPeriod } from './period.ts';
import type { Period, PeriodDemand } from './period.ts';
import type { Rule } from './rule.ts';

/** A later document that moved the campaign's end. */
export type Prolongation = {
  readonly oldTo: PlainDate;
  readonly to: PlainDate;
  readonly enteredOn: PlainDate;
};

export type CampaignDays = {
  /** 启用日: the day the plan was put to use on this desk. */
  readonly effectiveOn: PlainDate;
  readonly campaignFrom: PlainDate;
  /** Moves out when a later document prolongs the campaign; a last period that was cut short then grows. */
  readonly campaignTo: PlainDate;
  readonly phases?: readonly PhaseSpan[];
  readonly prolongations?: readonly Prolongation[];
};

/** What an obligation demands from a day on; `rule` is null while nothing is settled, or when it was given up. */
export type RuleVersion = {
  readonly effectiveOn: PlainDate;
  /** The day it was typed: nobody settles a rule for days already gone. */
  readonly enteredOn: PlainDate;
  readonly rule: Rule | null;
};

/** The days one rule governs, up to the next segment's start. */
type Segment = {
  /** Which of the versions it comes from. */
  readonly version: number;
  readonly rule: Rule | null;
  readonly start: PlainDate;
  /** From this day it owes; a first week, month or quarter begun before it is cut short. */
  readonly owesFrom: PlainDate;
  /** Whether a frame begun before `start` may reach back: nothing was asked for in those days. */
  readonly reachesBack: boolean;
};

/**
 * The periods of one rule from the campaign's first day, each beginning on or before `upTo`, without hole or overlap.
 * A later `upTo` only adds periods at the end. Those wholly before 启用日 are listed as 'before-start'. A period without
 * one workday owes nothing ('holiday'); years that the table does not cover count Monday to Friday as worked.
 */
export function periods(
  rule: Rule,
  days: CampaignDays,
  upTo: PlainDate,
  table: HolidayTable = builtInHolidays,
): Period[] {
  const { effectiveOn } = days;
  return timeline([{ effectiveOn, enteredOn: effectiveOn, rule }], days, upTo, table);
}

/**
 * The periods of an obligation through all versions of its rule, the first of which holds from 启用日. A changed rule begins
 * with its own next whole period after the one under way, which keeps the old rule; what lies between runs on by the old
 * rule, and a last piece of it that the new one cuts short owes nothing ('between-rules'). So no change moves a period
 * that has begun. Where nothing was settled before, the rule starts as at 启用日.
 */
export function timeline(
  versions: readonly RuleVersion[],
  days: CampaignDays,
  upTo: PlainDate,
  table: HolidayTable = builtInHolidays,
): Period[] {
  const segments = segmentsOf(versions, days);
  const list: Period[] = [];
  for (const [at, segment] of segments.entries()) {
    const next = segments[at + 1];
    const end = next === undefined ? days.campaignTo : earlier(addDays(next.start, -1), days.campaignTo);
    fill(list, segment, { end, isCut: end < days.campaignTo }, days, upTo, table);
  }
  return list;
}

/** The rule that governs a day; null where nothing is demanded. */
export function ruleAt(versions: readonly RuleVersion[], days: CampaignDays, day: PlainDate): Rule | null {
  return segmentsOf(versions, days).findLast(({ start }) => start <= day)?.rule ?? null;
}

/** The first day on which each version's rule governs; null where another came before it could begin, or nothing changed. */
export function versionStarts(versions: readonly RuleVersion[], days: CampaignDays): (PlainDate | null)[] {
  const segments = segmentsOf(versions, days);
  return versions.map((_, at) => segments.find(({ version }) => version === at)?.start ?? null);
}

function segmentsOf(versions: readonly RuleVersion[], days: CampaignDays): Segment[] {
  const [first, ...changes] = versions;
  if (first === undefined) return [];
  const segments: Segment[] = [
    {
      version: 0,
      rule: first.rule,
      start: days.campaignFrom,
      owesFrom: later(first.effectiveOn, days.campaignFrom),
      reachesBack: false,
    },
  ];
  for (const [at, change] of changes.entries()) {
    const day = dropUnbegun(segments, changeDay(change, days), days);
    const current = segments.at(-1);
    if (current === undefined || isSame(current.rule, change.rule)) continue;
    const start = startOf(current, change.rule, day, days);
    if (start === undefined) continue;
    const reachesBack = current.rule === null;
    segments.push({ version: at + 1, rule: change.rule, start, owesFrom: start, reachesBack });
  }
  return segments;
}

function changeDay({ effectiveOn, enteredOn }: RuleVersion, { campaignFrom }: CampaignDays): PlainDate {
  return later(later(effectiveOn, enteredOn), campaignFrom);
}

/**
 * What had been settled but had not begun is replaced as if it never was, unless the piece that it cuts short is already
 * under way. @returns the day from which the change counts
 */
function dropUnbegun(segments: Segment[], day: PlainDate, days: CampaignDays): PlainDate {
  for (;;) {
    const [before, last] = segments.slice(-2);
    if (before === undefined || last === undefined || last.start <= day) return day;
    const underWay = before.rule && frameFrom(before.rule.every, day, days.phases);
    if (underWay && underWay.from < day && underWay.to >= last.start) return last.start;
    segments.pop();
  }
}

function isSame(a: Rule | null, b: Rule | null): boolean {
  if (a === null || b === null) return a === b;
  return a.every === b.every && a.times === b.times && a.per === b.per;
}

/** Undefined when the new rule never gets a period of its own. */
function startOf(
  current: Segment,
  rule: Rule | null,
  day: PlainDate,
  days: CampaignDays,
): PlainDate | undefined {
  if (current.rule === null) return day;
  const underWay = frameFrom(current.rule.every, day, days.phases);
  const isBegun = underWay !== undefined && underWay.from < day;
  const free = isBegun ? addDays(underWay.to, 1) : day;
  return rule === null ? free : nextFrameStart(rule.every, free, days.phases);
}

type End = { readonly end: PlainDate; readonly isCut: boolean };

function fill(
  list: Period[],
  segment: Segment,
  { end, isCut }: End,
  days: CampaignDays,
  upTo: PlainDate,
  table: HolidayTable,
): void {
  const { rule, reachesBack } = segment;
  if (rule === null) return;
  const before = list.at(-1);
  const floor = before === undefined ? days.campaignFrom : addDays(before.to, 1);
  const last = earlier(upTo, end);
  for (let date = segment.start; date <= last;) {
    const frame = frameFrom(rule.every, date, days.phases);
    if (frame === undefined || frame.from > last) return;
    const from = later(frame.from, reachesBack ? floor : segment.start);
    const to = earlier(frame.to, end);
    const parts = splitAtLateEnds(from, to, days);
    for (const [at, part] of parts.entries()) {
      if (part.from > upTo) break;
      const isRemainder = at > 0;
      const isLastCut = isCut && part.to === to && to < frame.to;
      const demand = demandOf(rule, segment, frame, part.to, isLastCut);
      const isUnasked = isRemainder || isBeforeLateProlongation(rule, part, days);
      const own = isUnasked && demand === 'owed' ? 'between-rules' : demand;
      list.push(toPeriod({ rule, frame, ...part, demand: own, isRemainder }, table));
    }
    date = addDays(frame.to, 1);
  }
}

function demandOf(rule: Rule, segment: Segment, frame: Frame, to: PlainDate, isCut: boolean): PeriodDemand {
  if (to < segment.owesFrom) return 'before-start';
  if (frame.from < segment.owesFrom && PARTIAL_FIRST_OWES_NOTHING[rule.every]) return 'partial-first';
  return isCut ? 'between-rules' : 'owed';
}

/**
 * A prolongation typed after the old end finds the last period already over: that one stays as it was, miss or done, and
 * the rest of its frame owes nothing. One typed in time lets the period grow.
 */
function splitAtLateEnds(
  from: PlainDate,
  to: PlainDate,
  { prolongations = [] }: CampaignDays,
): { from: PlainDate; to: PlainDate }[] {
  const cuts = prolongations
    .filter(({ oldTo, enteredOn }) => enteredOn > oldTo && oldTo >= from && oldTo < to)
    .map(({ oldTo }) => oldTo)
    .toSorted();
  const ends = [...new Set(cuts), to];
  return ends.map((end, at) => ({ from: at === 0 ? from : addDays(ends[at - 1] ?? from, 1), to: end }));
}

/** Days between the old end and the typing of the document that prolonged it asked nothing of anybody. */
function isBeforeLateProlongation(
  rule: Rule,
  { from, to }: { from: PlainDate; to: PlainDate },
  { prolongations = [] }: CampaignDays,
): boolean {
  return prolongations.some(({ oldTo, enteredOn }) => {
    if (from <= oldTo || from >= enteredOn) return false;
    return to < enteredOn || PARTIAL_FIRST_OWES_NOTHING[rule.every];
  });
}
