import { desc, eq } from 'drizzle-orm';
import { holidayNames, missingYears } from '#shared/domain/calendar/holidays.ts';
import { earlier, later, monthEnd } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { monthlyJoint } from '#shared/domain/obligation/joint.ts';
import { matrix } from '#shared/domain/obligation/matrix.ts';
import type { Matrix } from '#shared/domain/obligation/matrix.ts';
import type { EntryRules } from '#shared/domain/obligation/period-state.ts';
import { periods } from '#shared/domain/obligation/period.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import { venues as venueRegister } from '#shared/registers/venues.ts';
import { today } from '../context.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import { jointChecks, venueChecks } from '../store/queries/venue-checks.ts';
import { owingVenues } from '../store/queries/venue-turns.ts';
import type { OwingVenue } from '../store/queries/venue-turns.ts';
import { campaigns, obligations } from '../store/schema/plan.ts';
import { isOwn, scopeOf } from './scope.ts';
import { getSetting } from './settings.ts';
import { seesAll } from './work-scope.ts';

type CampaignRow = typeof campaigns.$inferSelect;

/** The plan that runs: the one confirmed last. */
export function findCampaign(db: Drizzle): CampaignRow | undefined {
  return db.select().from(campaigns).orderBy(desc(campaigns.confirmedAt)).limit(1).get();
}

type Demand = typeof obligations.$inferSelect;

/** What stands still while the grid is looked at: the plan, its weeks until today, the rules, the venues in scope. */
export type WeekDemand = {
  day: PlainDate;
  campaign: CampaignRow | undefined;
  demands: readonly Demand[];
  rules: EntryRules;
  /** From the campaign's first week to the present one. */
  weeks: readonly Period[];
  venues: readonly OwingVenue[];
};

export function weekDemand(ctx: RecordsContext): WeekDemand {
  const { db } = ctx;
  const day = today(ctx.ports);
  const campaign = findCampaign(db);
  const demands = campaign ? activeDemands(db, campaign.id) : [];
  const scope = scopeOf(ctx, venueRegister);
  return {
    day,
    campaign,
    demands,
    rules: { lateEntryDays: getSetting(ctx.desk.officeDb, 'lateEntryDays') },
    weeks: campaign ? venueWeeks(campaign, demands, day) : [],
    venues: owingVenues(ctx.records).filter(({ village, supervisor }) =>
      isOwn(scope, venueRegister, { village, supervisor }),
    ),
  };
}

function activeDemands(db: Drizzle, campaignId: string): Demand[] {
  return db
    .select()
    .from(obligations)
    .where(eq(obligations.campaignId, campaignId))
    .all()
    .filter(({ isActive }) => isActive);
}

function venueWeeks(campaign: CampaignRow, demands: readonly Demand[], day: PlainDate): Period[] {
  const demand = demands.find(({ subject, every }) => subject === 'venue' && every === 'week');
  if (!demand) return [];
  const days = { effectiveOn: demand.effectiveOn, campaignFrom: campaign.fromOn, campaignTo: campaign.toOn };
  return periods({ every: 'week', times: demand.times ?? 1, per: 'venue' }, days, day);
}

/**
 * Where every key venue stands in these weeks: counted from the plan's obligations and the checks on record, never
 * stored, so that no later edit can turn a miss into a done. Only the checks of these weeks are read.
 */
export function weekMatrix(ctx: RecordsContext, demand: WeekDemand, weeks: readonly Period[]): Matrix {
  const [first, last] = [weeks[0], weeks.at(-1)];
  const checks = first && last ? venueChecks(ctx.records, first.from, last.to) : [];
  return matrix(demand.venues, weeks, checks, demand.day, demand.rules);
}

export type Joint = { month: string; needed: number; done: number; unitIds: readonly string[] };

/**
 * The present month's joint checks; null where none are demanded, and for somebody who does not see all of them: a count
 * of some would read as the count of all.
 */
export function monthJoint(ctx: RecordsContext, { day, campaign, demands, rules }: WeekDemand): Joint | null {
  const demand = demands.find(({ subject, every }) => subject === 'joint' && every === 'month');
  if (!demand || !campaign || day > campaign.toOn) return null;
  if (scopeOf(ctx, venueRegister).all !== true && !seesAll(ctx, 'inspections')) return null;
  const from = later(`${day.slice(0, 7)}-01`, campaign.fromOn);
  const { month, needed, done, unitIds } = monthlyJoint(
    { every: 'month', times: demand.times ?? 1, per: 'campaign' },
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
export function holidaysOf(week: Period): string[] {
  return holidayNames(week.from, week.to);
}

export function uncoveredYears({ campaign, weeks, day }: WeekDemand): number[] {
  return campaign && weeks.length > 0 ? missingYears(campaign.fromOn, day) : [];
}
