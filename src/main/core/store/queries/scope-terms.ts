import { inArray, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import { recordLines } from '../schema/register-engine.ts';

/** Which lines of a register an account may see, as conditions of a query; none where it sees them all. */
export function scopeTerms(scope: Scope): SQL[] {
  if (scope.all === true) return [];
  const own = [
    ...(scope.villages.length > 0 ? [inArray(recordLines.village, [...scope.villages])] : []),
    ...(scope.units.length > 0 ? [inArray(recordLines.unit, [...scope.units])] : []),
  ];
  return [or(...own) ?? sql`0`];
}
