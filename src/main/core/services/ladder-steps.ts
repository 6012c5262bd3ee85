import { and, eq, inArray } from 'drizzle-orm';
import { stepKey } from '#shared/domain/supervision/ladder.ts';
import type { LadderStep, Supervised } from '#shared/domain/supervision/ladder.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { ladderSteps } from '../store/schema/tasks.ts';

/** A problem, or one unit's part of a task. */
type Item = { kind: Supervised['kind']; id: string };

/** Writes a step of the ladder down. @returns false where it stands there already. Only inside an act. */
export function recordStep(ctx: RecordsContext, item: Item, step: LadderStep): boolean {
  const { changes } = ctx.db
    .insert(ladderSteps)
    .values({
      itemKind: item.kind,
      itemId: item.id,
      rung: step.rung,
      anchor: step.anchor,
      fellDueOn: step.on,
      recordedAt: nowIso(ctx.ports),
    })
    .onConflictDoNothing()
    .run();
  return changes > 0;
}

/** Steps that were written down for these, by `stepKey`. */
export function takenSteps(
  ctx: RecordsContext,
  kind: Item['kind'],
  ids: readonly string[],
): Map<string, Set<string>> {
  const rows = ctx.db
    .select({ itemId: ladderSteps.itemId, rung: ladderSteps.rung, anchor: ladderSteps.anchor })
    .from(ladderSteps)
    .where(and(eq(ladderSteps.itemKind, kind), inArray(ladderSteps.itemId, [...ids])))
    .all();
  const taken = new Map<string, Set<string>>();
  for (const { itemId, ...step } of rows)
    taken.set(itemId, (taken.get(itemId) ?? new Set()).add(stepKey(step)));
  return taken;
}
