import { and, eq } from 'drizzle-orm';
import type { Campaign } from '#shared/contract/plan.ts';
import type { RecordsContext } from '../context.ts';
import { units } from '../store/schema/organisation.ts';
import { duties, groupUnits, phases, workingGroups } from '../store/schema/plan.ts';
import { findCampaign, listDemands } from './demands.ts';

/** The plan that runs, as it was confirmed; null before the first one. */
export function currentPlan(ctx: RecordsContext): Campaign | null {
  const { db } = ctx;
  const campaign = findCampaign(db);
  if (!campaign) return null;
  const groups = db
    .select()
    .from(workingGroups)
    .where(eq(workingGroups.campaignId, campaign.id))
    .orderBy(workingGroups.ordinal)
    .all();
  const dutyPlaces = new Map<string, { group: string; no: number }>();
  const groupViews = groups.map((group) => {
    const own = db.select().from(duties).where(eq(duties.groupId, group.id)).orderBy(duties.no).all();
    for (const { id, no } of own) dutyPlaces.set(id, { group: group.name, no });
    const { id, name, head, deputies } = group;
    return {
      id,
      name,
      head,
      deputies,
      leadUnits: unitsOf(ctx, id, 'lead'),
      responsibleUnits: unitsOf(ctx, id, 'responsible'),
      duties: own.map((duty) => ({ id: duty.id, no: duty.no, text: duty.text })),
    };
  });
  const demands = listDemands(db, campaign.id).filter(({ latest }) => latest.every !== 'none');
  return {
    id: campaign.id,
    title: campaign.title,
    number: campaign.number,
    issuedOn: campaign.issuedOn,
    from: campaign.fromOn,
    to: campaign.toOn,
    effectiveOn: campaign.effectiveOn,
    phases: db
      .select()
      .from(phases)
      .where(eq(phases.campaignId, campaign.id))
      .orderBy(phases.ordinal)
      .all()
      .map(({ id, name, fromOn, toOn }) => ({ id, name, from: fromOn, to: toOn })),
    groups: groupViews,
    obligations: demands.map(({ id, text, latest, versions, subject, dutyId }) => {
      const place = dutyId === null ? undefined : dutyPlaces.get(dutyId);
      return {
        id,
        text,
        every: latest.every,
        times: latest.times,
        subject,
        group: place?.group ?? null,
        duty: place?.no ?? null,
        effectiveOn: versions[0]?.effectiveOn ?? campaign.effectiveOn,
      };
    }),
  };
}

function unitsOf(ctx: RecordsContext, groupId: string, part: 'lead' | 'responsible') {
  return ctx.db
    .select({ id: units.id, name: units.name })
    .from(groupUnits)
    .innerJoin(units, eq(units.id, groupUnits.unitId))
    .where(and(eq(groupUnits.groupId, groupId), eq(groupUnits.part, part)))
    .all();
}
