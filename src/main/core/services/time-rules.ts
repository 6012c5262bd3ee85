import { asc, eq } from 'drizzle-orm';
import { toTable } from '#shared/domain/calendar/holiday-notice.ts';
import { builtInHolidays, withYears } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import type { EntryRules } from '#shared/domain/obligation/period-state.ts';
import type { CampaignDays } from '#shared/domain/obligation/timeline.ts';
import type { Drizzle, OfficeContext } from '../context.ts';
import { campaignProlongations, holidayNotices } from '../store/schema/obligations.ts';
import { phases } from '../store/schema/plan.ts';
import type { campaigns } from '../store/schema/plan.ts';
import { getSetting } from './settings.ts';

/** How late an act may be typed, with what held before the office changed it. */
export function entryRules({ desk }: Pick<OfficeContext, 'desk'>): EntryRules {
  return {
    lateEntryDays: getSetting(desk.officeDb, 'lateEntryDays'),
    earlier: getSetting(desk.officeDb, 'lateEntryEarlier'),
  };
}

/** What ships with the desk, and over it the notices the office read in, each year by the newest that counts. */
export function holidayTable(db: Drizzle): HolidayTable {
  const notices = db.select().from(holidayNotices).orderBy(asc(holidayNotices.at)).all();
  return notices
    .filter(({ needsConfirmation, confirmedAt }) => !needsConfirmation || confirmedAt !== null)
    .reduce((table, { years, days }) => withYears(table, toTable(years, days)), builtInHolidays);
}

type CampaignRow = typeof campaigns.$inferSelect;

/** The days of a campaign, its phases and whatever prolonged it. */
export function campaignDays(db: Drizzle, campaign: CampaignRow): CampaignDays {
  const prolongations = db
    .select()
    .from(campaignProlongations)
    .where(eq(campaignProlongations.campaignId, campaign.id))
    .orderBy(asc(campaignProlongations.at))
    .all();
  return {
    effectiveOn: campaign.effectiveOn,
    campaignFrom: campaign.fromOn,
    campaignTo: campaign.toOn,
    phases: db
      .select()
      .from(phases)
      .where(eq(phases.campaignId, campaign.id))
      .orderBy(phases.ordinal)
      .all()
      .flatMap(({ name, fromOn, toOn }) =>
        fromOn === null || toOn === null ? [] : [{ name, from: fromOn, to: toOn }],
      ),
    prolongations: prolongations.map(({ oldTo, toOn, enteredOn }) => ({ oldTo, to: toOn, enteredOn })),
  };
}
