import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Role } from '#shared/domain/people/roles.ts';

/** Whether this role may still decide, after so many that were granted before: beyond what the office set it is the leader's. */
export function mayDecideExtension(role: Role, grantedBefore: number, limit: number): boolean {
  return role === 'leader' || (role === 'coordinator' && grantedBefore < limit);
}

/** A new day lies after the one that holds, and is still to come. */
export function isLaterDeadline(asked: PlainDate, deadline: PlainDate, today: PlainDate): boolean {
  return asked > deadline && asked >= today;
}
