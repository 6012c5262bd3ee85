import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import type { EntryRules } from '#shared/domain/obligation/period-state.ts';
import type { Relief } from '#shared/domain/obligation/relief.ts';
import type { Rule } from '#shared/domain/obligation/rule.ts';
import { ruleAt, timeline } from '#shared/domain/obligation/timeline.ts';
import type { CampaignDays, RuleVersion } from '#shared/domain/obligation/timeline.ts';
import { today } from '../context.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import {
  obligationReliefs,
  obligations,
  obligationVersions,
  reliefSteps,
} from '../store/schema/obligations.ts';
import { campaigns } from '../store/schema/plan.ts';
import { campaignDays, entryRules, holidayTable } from './time-rules.ts';

export type CampaignRow = typeof campaigns.$inferSelect;
export type ObligationRow = typeof obligations.$inferSelect;
export type VersionRow = typeof obligationVersions.$inferSelect;

/** An obligation with all that decides its periods. */
export type Demand = ObligationRow & {
  readonly versions: readonly VersionRow[];
  /** The version typed last, in force or about to be. */
  readonly latest: VersionRow;
  readonly reliefs: readonly Relief[];
};

/** The plan that runs and the rules of time it is judged by. */
export type Era = {
  readonly day: PlainDate;
  readonly campaign: CampaignRow;
  readonly days: CampaignDays;
  readonly table: HolidayTable;
  readonly rules: EntryRules;
};

/** The plan that runs: the one confirmed last. */
export function findCampaign(db: Drizzle): CampaignRow | undefined {
  return db.select().from(campaigns).orderBy(desc(campaigns.confirmedAt)).limit(1).get();
}

export function findEra(ctx: RecordsContext): Era | undefined {
  const campaign = findCampaign(ctx.db);
  return (
    campaign && {
      day: today(ctx.ports),
      campaign,
      days: campaignDays(ctx.db, campaign),
      table: holidayTable(ctx.db),
      rules: entryRules(ctx),
    }
  );
}

/** The campaign's obligations in the plan's order, given up ones too: their misses stay. */
export function listDemands(db: Drizzle, campaignId: string): Demand[] {
  const rows = db
    .select()
    .from(obligations)
    .where(eq(obligations.campaignId, campaignId))
    .orderBy(asc(obligations.ordinal))
    .all();
  return withRules(db, rows);
}

export function findDemand(db: Drizzle, id: string): Demand | undefined {
  return withRules(db, db.select().from(obligations).where(eq(obligations.id, id)).all())[0];
}

function withRules(db: Drizzle, rows: readonly ObligationRow[]): Demand[] {
  const ids = rows.map(({ id }) => id);
  const versions = Map.groupBy(
    db
      .select()
      .from(obligationVersions)
      .where(inArray(obligationVersions.obligationId, ids))
      .orderBy(asc(obligationVersions.ordinal))
      .all(),
    ({ obligationId }) => obligationId,
  );
  const reliefs = listReliefs(db, ids);
  return rows.flatMap((row) => {
    const own = versions.get(row.id) ?? [];
    const latest = own.at(-1);
    return latest ? [{ ...row, versions: own, latest, reliefs: reliefs.get(row.id) ?? [] }] : [];
  });
}

function listReliefs(db: Drizzle, ids: readonly string[]): Map<string, Relief[]> {
  const rows = db
    .select()
    .from(obligationReliefs)
    .where(inArray(obligationReliefs.obligationId, [...ids]))
    .orderBy(asc(obligationReliefs.at))
    .all();
  const steps = db
    .select({ reliefId: reliefSteps.reliefId, kind: reliefSteps.kind, onDay: reliefSteps.onDay })
    .from(reliefSteps)
    .innerJoin(obligationReliefs, eq(obligationReliefs.id, reliefSteps.reliefId))
    .where(and(inArray(obligationReliefs.obligationId, [...ids])))
    .all();
  const dayOf = (id: string, kind: 'approved' | 'ended'): PlainDate | null =>
    steps.find((step) => step.reliefId === id && step.kind === kind)?.onDay ?? null;
  const described = rows.map((row) => ({
    obligationId: row.obligationId,
    relief: {
      id: row.id,
      subjectKey: row.subjectKey,
      from: row.fromOn,
      to: row.toOn,
      approvedOn: dayOf(row.id, 'approved'),
      endedOn: dayOf(row.id, 'ended'),
    },
  }));
  return new Map(
    [...Map.groupBy(described, ({ obligationId }) => obligationId)].map(([id, list]) => [
      id,
      list.map(({ relief }) => relief),
    ]),
  );
}

/** A demand's versions as the rules of time read them. */
export function ruleVersions({ subject, versions }: Pick<Demand, 'subject' | 'versions'>): RuleVersion[] {
  return versions.map(({ effectiveOn, enteredOn, every, times }) => ({
    effectiveOn,
    enteredOn,
    rule: every === 'unspecified' || every === 'none' ? null : { every, times: times ?? 1, per: subject },
  }));
}

/** The periods of a demand, each beginning on or before `upTo`. */
export function periodsOf(demand: Demand, { days, table }: Era, upTo: PlainDate): Period[] {
  const [first] = demand.versions;
  const own = { ...days, effectiveOn: first?.effectiveOn ?? days.effectiveOn };
  return timeline(ruleVersions(demand), own, upTo, table);
}

/** The rule in force on a day. */
export function currentRule(demand: Demand, { days }: Era, day: PlainDate): Rule | null {
  return ruleAt(ruleVersions(demand), days, day);
}
