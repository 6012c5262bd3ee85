import { and, eq } from 'drizzle-orm';
import type { RecordsContext } from '../context.ts';
import { duties, groupUnits } from '../store/schema/plan.ts';
import type { Demand } from './demands.ts';

/**
 * Whether an account sees an obligation with everybody who owes it: 综合协调 and 领导; an officer whose unit is in the duty's
 * group or answers for it; and anybody, where it is nobody's in particular.
 */
export function seesWhole(ctx: RecordsContext, { dutyId, unitId }: Demand): boolean {
  const { role, unitId: own } = ctx.actor;
  if (role !== 'officer') return true;
  if (dutyId === null && unitId === null) return true;
  if (own === null) return false;
  return unitId === own || (dutyId !== null && isInGroupOf(ctx, dutyId, own));
}

function isInGroupOf(ctx: RecordsContext, dutyId: string, unitId: string): boolean {
  return (
    ctx.db
      .select({ unitId: groupUnits.unitId })
      .from(groupUnits)
      .innerJoin(duties, eq(duties.groupId, groupUnits.groupId))
      .where(and(eq(duties.id, dutyId), eq(groupUnits.unitId, unitId)))
      .get() !== undefined
  );
}
