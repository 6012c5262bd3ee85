import { eq } from 'drizzle-orm';
import type { PlanConfirmation } from '#shared/domain/plan/confirm.ts';
import { subjectOf } from '#shared/domain/plan/subject.ts';
import type { RecordsContext } from '../context.ts';
import { obligations } from '../store/schema/plan.ts';
import type { DutyIds } from './plan-groups.ts';

/**
 * What the plan demands every week, month, … Only inside an act. The same demand keeps its id and 启用日 when the
 * plan is confirmed again; one that is no longer in the plan stops, and stays on record.
 */
export function storeObligations(
  ctx: RecordsContext,
  campaignId: string,
  input: PlanConfirmation,
  dutyIds: DutyIds,
): void {
  const { db } = ctx;
  const known = db.select().from(obligations).where(eq(obligations.campaignId, campaignId)).all();
  const kept = new Set<string>();
  for (const [ordinal, demand] of input.draft.obligations.entries()) {
    const dutyId =
      demand.group === null || demand.duty === null
        ? null
        : (dutyIds.get(demand.group)?.get(demand.duty) ?? null);
    const subject = subjectOf(demand.text, demand.every);
    const same = known.find(
      (row) => !kept.has(row.id) && row.text === demand.text && row.every === demand.every,
    );
    const values = { dutyId, ordinal, times: demand.times, subject, isActive: true };
    if (same) {
      kept.add(same.id);
      db.update(obligations).set(values).where(eq(obligations.id, same.id)).run();
      continue;
    }
    const id = ctx.ports.random.uuid();
    kept.add(id);
    const { text, every } = demand;
    db.insert(obligations)
      .values({ id, campaignId, text, every, effectiveOn: input.effectiveOn, ...values })
      .run();
  }
  for (const row of known.filter(({ id }) => !kept.has(id))) {
    db.update(obligations).set({ isActive: false }).where(eq(obligations.id, row.id)).run();
  }
}
