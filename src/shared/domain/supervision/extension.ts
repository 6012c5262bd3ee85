import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Role } from '#shared/domain/people/roles.ts';

/** So many extensions the coordinator may grant; from the next one on it is the leader's. */
export const COORDINATORS_EXTENSIONS = 2;

/** Whether this role may still decide, after so many that were granted before. */
export function mayDecideExtension(role: Role, grantedBefore: number): boolean {
  return role === 'leader' || (role === 'coordinator' && grantedBefore < COORDINATORS_EXTENSIONS);
}

/** A new day lies after the one that holds, and is still to come. */
export function isLaterDeadline(asked: PlainDate, deadline: PlainDate, today: PlainDate): boolean {
  return asked > deadline && asked >= today;
}
