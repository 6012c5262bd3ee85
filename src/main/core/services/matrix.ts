import { holidayNames, missingYears } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import { earlier, later, monthEnd } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { monthlyJoint } from '#shared/domain/obligation/joint.ts';
import { matrix } from '#shared/domain/obligation/matrix.ts';
import type { Matrix } from '#shared/domain/obligation/matrix.ts';
import type { EntryRules } from '#shared/domain/obligation/period-state.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import { venues as venueRegister } from '#shared/registers/venues.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { jointChecks, venueChecks } from '../store/queries/venue-checks.ts';
import { owingVenues } from '../store/queries/venue-turns.ts';
import type { OwingVenue } from '../store/queries/venue-turns.ts';
import { currentRule, findEra, listDemands, periodsOf } from './demands.ts';
import type { CampaignRow, Demand, Era } from './demands.ts';
import { isOwn, scopeOf } from './scope.ts';
import { entryRules, holidayTable } from './time-rules.ts';
import { seesAll } from './work-scope.ts';

/** What stands still while the grid is looked at: the plan, its weeks until today, the rules, the venues in scope. */
export type WeekDemand = {
  day: PlainDate;
  campaign: CampaignRow | undefined;
  era: Era | undefined;
  demands: readonly Demand[];
  /** What key venues owe; undefined where the plan asks for nothing of the kind. */
  weekly: Demand | undefined;
  rules: EntryRules;
  table: HolidayTable;
  /** From the campaign's first week to the present one. */
  weeks: readonly Period[];
  venues: readonly OwingVenue[];
};

export function weekDemand(ctx: RecordsContext): WeekDemand {
  const { db } = ctx;
  const day = today(ctx.ports);
  const era = findEra(ctx);
  const demands = era ? listDemands(db, era.campaign.id) : [];
  const weekly = weeklyDemand(demands);
  const scope = scopeOf(ctx, venueRegister);
  return {
    day,
    campaign: era?.campaign,
    era,
    demands,
    weekly,
    rules: era?.rules ?? entryRules(ctx),
    table: era?.table ?? holidayTable(db),
    weeks: era && weekly ? periodsOf(weekly, era, day) : [],
    venues: owingVenues(ctx.records).filter(({ village, supervisor }) =>
      isOwn(scope, venueRegister, { village, supervisor }),
    ),
  };
}

/** What key venues owe: the demand that was settled, before one that never was. */
function weeklyDemand(demands: readonly Demand[]): Demand | undefined {
  const own = demands.filter(({ subject }) => subject === 'venue');
  return own.find(({ versions }) => versions.some(({ times }) => times !== null)) ?? own[0];
}

/**
 * Where every key venue stands in these weeks: counted from the plan's obligations and the checks on record, never
 * stored, so that no later edit can turn a miss into a done. Only the checks of these weeks are read.
 */
export function weekMatrix(ctx: RecordsContext, demand: WeekDemand, weeks: readonly Period[]): Matrix {
  const [first, last] = [weeks[0], weeks.at(-1)];
  const checks = first && last ? venueChecks(ctx.records, first.from, last.to) : [];
  const relieved = { reliefs: demand.weekly?.reliefs ?? [], table: demand.table };
  return matrix(demand.venues, weeks, checks, demand.day, demand.rules, relieved);
}

export type Joint = { month: string; needed: number; done: number; unitIds: readonly string[] };

/**
 * The present month's joint checks; null where none are demanded, and for somebody who does not see all of them: a count
 * of some would read as the count of all.
 */
export function monthJoint(ctx: RecordsContext, { day, era, demands, rules }: WeekDemand): Joint | null {
  if (!era || day > era.campaign.toOn) return null;
  const rule = demands
    .filter(({ subject }) => subject === 'joint')
    .map((demand) => currentRule(demand, era, day))
    .find((candidate) => candidate?.every === 'month');
  if (!rule) return null;
  if (scopeOf(ctx, venueRegister).all !== true && !seesAll(ctx, 'inspections')) return null;
  const from = later(`${day.slice(0, 7)}-01`, era.campaign.fromOn);
  const { month, needed, done, unitIds } = monthlyJoint(
    rule,
    jointChecks(ctx.records, from, earlier(day, monthEnd(day))),
    day.slice(0, 7),
    rules,
  );
  return { month, needed, done, unitIds };
}

export type WeekBoard = WeekDemand & { present: Matrix; joint: Joint | null };

/** How the week that runs and the one before it stand: what the first screen asks. */
export function weekBoard(ctx: RecordsContext): WeekBoard {
  const demand = weekDemand(ctx);
  return {
    ...demand,
    present: weekMatrix(ctx, demand, demand.weeks.slice(-2)),
    joint: monthJoint(ctx, demand),
  };
}

/** Misses since the plan was put to use: the only question that reads every check. */
export function countMissedEver(ctx: RecordsContext): number {
  const demand = weekDemand(ctx);
  return weekMatrix(ctx, demand, demand.weeks).missed;
}

/** Names of holidays in a week, and years without a holiday table. */
export function holidaysOf({ table }: WeekDemand, week: Period): string[] {
  return holidayNames(week.from, week.to, table);
}

export function uncoveredYears({ campaign, weeks, day, table }: WeekDemand): number[] {
  return campaign && weeks.length > 0 ? missingYears(campaign.fromOn, day, table) : [];
}
