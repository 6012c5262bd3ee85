import type { Attribution, Id } from './people.ts';

/** Why somebody is not "another person" for an act. */
export type Dependence = 'same-person' | 'unit-unknown' | 'same-unit';

/**
 * Whether who acts now is somebody else than those who did the work, and of another unit. One clerk may type for many,
 * so 办理人 and 录入人 are both held to it, as persons and as account.
 * @param doers every act that is to be looked at by somebody else
 * @param unitIds the units whose work it is
 */
export function findDependence(
  by: Attribution,
  doers: readonly Attribution[],
  unitIds: readonly (Id | null)[],
): Dependence | undefined {
  const { handler, typist } = by;
  const people = new Set(doers.flatMap((act) => [act.handler.personId, act.typist.personId]));
  const accounts = new Set(doers.map((act) => act.typist.accountId));
  if (people.has(handler.personId) || people.has(typist.personId) || accounts.has(typist.accountId))
    return 'same-person';
  if (handler.unitId === null || typist.unitId === null) return 'unit-unknown';
  return unitIds.includes(handler.unitId) || unitIds.includes(typist.unitId) ? 'same-unit' : undefined;
}
