import { desc, eq } from 'drizzle-orm';
import { holidayNames, missingYears } from '#shared/domain/calendar/holidays.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { venueKindLabels } from '#shared/domain/inspection/inspection.ts';
import type { VenueKind } from '#shared/domain/inspection/inspection.ts';
import { monthlyJoint } from '#shared/domain/obligation/joint.ts';
import { matrix } from '#shared/domain/obligation/matrix.ts';
import type { Matrix } from '#shared/domain/obligation/matrix.ts';
import { periods } from '#shared/domain/obligation/period.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import { venues as venueRegister } from '#shared/registers/venues.ts';
import { today } from '../context.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import { listRows } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { campaigns, obligations } from '../store/schema/plan.ts';
import { checksBetween } from './checks.ts';
import { unitNames } from './organisation.ts';
import { isOwn, scopeOf } from './scope.ts';
import { getSetting } from './settings.ts';
import { seesAll } from './work-scope.ts';

type CampaignRow = typeof campaigns.$inferSelect;

/** The plan that runs: the one confirmed last. */
export function findCampaign(db: Drizzle): CampaignRow | undefined {
  return db.select().from(campaigns).orderBy(desc(campaigns.confirmedAt)).limit(1).get();
}

type Demand = typeof obligations.$inferSelect;

export type WeekBoard = {
  day: PlainDate;
  campaign: CampaignRow | undefined;
  venues: readonly StoredRow[];
  weeks: readonly Period[];
  matrix: Matrix;
  joint: { month: string; needed: number; done: number; unitIds: readonly string[] } | null;
};

/**
 * Where every key venue stands, week by week, and the month's joint checks: counted from the plan's obligations and
 * the checks on record, never stored, so that no later edit can turn a miss into a done.
 */
export function weekBoard(ctx: RecordsContext): WeekBoard {
  const { db } = ctx;
  const day = today(ctx.ports);
  const campaign = findCampaign(db);
  const scope = scopeOf(ctx, venueRegister);
  const keyVenues = listRows(db, venueRegister)
    .filter(({ values }) => isOwn(scope, venueRegister, values))
    .filter(({ values, closedOn }) => values['isKey'] === true || closedOn !== null)
    .toSorted((a, b) => labelOf(a).localeCompare(labelOf(b), 'zh-CN'));
  const demands = campaign
    ? db
        .select()
        .from(obligations)
        .where(eq(obligations.campaignId, campaign.id))
        .all()
        .filter(({ isActive }) => isActive)
    : [];
  const rules = { lateEntryDays: getSetting(ctx.desk.officeDb, 'lateEntryDays') };
  const checks = campaign ? checksBetween(ctx, campaign.fromOn, day) : [];
  const weeks = campaign ? venueWeeks(campaign, demands, day) : [];
  const table = keyVenues.map(({ id, listedOn, closedOn }) => ({
    id,
    listedOn,
    closedOn,
    closureEnteredOn: closedOn,
  }));
  return {
    day,
    campaign,
    venues: keyVenues,
    weeks,
    matrix: matrix(table, weeks, checks, day, rules),
    // A count of some of the town's joint checks would read as the count of all.
    joint:
      scope.all === true || seesAll(ctx, 'inspections')
        ? jointOf(demands, campaign, day, checks, rules)
        : null,
  };
}

function labelOf({ values }: StoredRow): string {
  return `${String(values['village'] ?? '')}${String(values['name'] ?? '')}`;
}

function venueWeeks(campaign: CampaignRow, demands: readonly Demand[], day: PlainDate): Period[] {
  const demand = demands.find(({ subject, every }) => subject === 'venue' && every === 'week');
  if (!demand) return [];
  const days = { effectiveOn: demand.effectiveOn, campaignFrom: campaign.fromOn, campaignTo: campaign.toOn };
  return periods({ every: 'week', times: demand.times ?? 1, per: 'venue' }, days, day);
}

function jointOf(
  demands: readonly Demand[],
  campaign: CampaignRow | undefined,
  day: PlainDate,
  checks: Parameters<typeof monthlyJoint>[1],
  rules: Parameters<typeof monthlyJoint>[3],
): WeekBoard['joint'] {
  const demand = demands.find(({ subject, every }) => subject === 'joint' && every === 'month');
  if (!demand || !campaign || day > campaign.toOn) return null;
  const { month, needed, done, unitIds } = monthlyJoint(
    { every: 'month', times: demand.times ?? 1, per: 'campaign' },
    checks,
    day.slice(0, 7),
    rules,
  );
  return { month, needed, done, unitIds };
}

/** The board as the screen shows it: the last weeks, oldest first. */
export function describeMatrix(ctx: RecordsContext, count: number) {
  const board = weekBoard(ctx);
  const { weeks, day, campaign } = board;
  const shown = weeks.slice(-count);
  const first = weeks.length - shown.length;
  const byVenue = new Map(board.matrix.rows.map((row) => [row.venueId, row.cells]));
  const unit = unitNames(ctx.db);
  return {
    weeks: shown.map(({ key, label, from, to }) => ({
      key,
      label,
      from,
      to,
      holidays: holidayNames(from, to),
    })),
    rows: board.venues.map(({ id, values }) => ({
      venueId: id,
      venueName: String(values['name'] ?? ''),
      villageName: String(values['village'] ?? ''),
      kindLabel: venueKindLabels[values['kind'] as VenueKind],
      cells: (byVenue.get(id) ?? [])
        .slice(first)
        .map(({ key, state, inspectionId }) => ({ week: key, state, inspectionId })),
    })),
    thisWeek: { owed: board.matrix.current?.owed ?? 0, done: board.matrix.current?.done ?? 0 },
    lastWeekMissed: board.matrix.lastMissed.length,
    missedEver: board.matrix.missedEver,
    joint: {
      month: board.joint?.month ?? day.slice(0, 7),
      needed: board.joint?.needed ?? 0,
      done: board.joint?.done ?? 0,
      units: (board.joint?.unitIds ?? []).flatMap((id) => unit(id) ?? []),
    },
    missingHolidayYears: campaign && weeks.length > 0 ? missingYears(campaign.fromOn, day) : [],
    isRunning: weeks.length > 0,
  };
}
