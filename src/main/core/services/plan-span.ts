import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { PlanDraft } from '#shared/domain/plan/plan-draft.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { eq } from 'drizzle-orm';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { campaignProlongations } from '../store/schema/obligations.ts';
import { phases } from '../store/schema/plan.ts';
import type { CampaignRow } from './demands.ts';
import { listDemands } from './demands.ts';

type Span = { from: PlainDate; to: PlainDate };

/**
 * The days of a plan confirmed again: nothing that has passed may fall out of them, an end that has passed is moved by a
 * document alone, and a document's prolongation outlives the plan's own paper.
 * @throws AppError `campaign.span-past`, `campaign.over`
 */
export function keepSpan(ctx: RecordsContext, existing: CampaignRow, span: Span): Span {
  const day = today(ctx.ports);
  const prolonged = ctx.db
    .select()
    .from(campaignProlongations)
    .where(eq(campaignProlongations.campaignId, existing.id))
    .all();
  const to = prolonged.length > 0 && span.to < existing.toOn ? existing.toOn : span.to;
  const losesStart = span.from > existing.fromOn && existing.fromOn <= day;
  const losesEnd = to < existing.toOn && to < day;
  if (losesStart || losesEnd) throw new AppError('campaign.span-past');
  if (existing.toOn < day && to > existing.toOn) throw new AppError('campaign.over');
  return { from: span.from, to };
}

/**
 * Where something is owed once a phase, the days of a phase that has begun stay, but for an end still to come.
 * @throws AppError `campaign.phase-past`
 */
export function keepPhases(ctx: RecordsContext, campaignId: string, wanted: PlanDraft['phases']): void {
  const isCounted = listDemands(ctx.db, campaignId).some(({ versions }) =>
    versions.some(({ every }) => every === 'phase'),
  );
  if (!isCounted) return;
  const day = today(ctx.ports);
  const known = ctx.db.select().from(phases).where(eq(phases.campaignId, campaignId)).all();
  for (const { name, fromOn, toOn } of known) {
    if (fromOn === null || toOn === null || fromOn > day) continue;
    const next = wanted.find((phase) => phase.name === name);
    const isKept = next?.from === fromOn && (next.to === toOn || (toOn >= day && (next.to ?? '') >= day));
    if (!isKept) throw new AppError('campaign.phase-past', { name });
  }
}
