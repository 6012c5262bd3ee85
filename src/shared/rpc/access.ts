import { BusinessRole, isAdminRole } from '../domain/people/roles.ts';
import type { Role } from '../domain/people/roles.ts';

/**
 * Who may call a procedure. `anyone` needs no session (first run, sign-in); `signed-in` needs a session of any
 * role; a list needs one of these roles. Business roles always need the records key as well: the core refuses
 * a business session that holds none.
 */
export type Access = 'anyone' | 'signed-in' | readonly Role[];

export const access = {
  anyone: 'anyone',
  signedIn: 'signed-in',
  business: BusinessRole.options,
  coordinating: ['coordinator', 'leader'],
  coordinator: ['coordinator'],
  system: ['system'],
  security: ['security'],
  auditors: ['audit', 'security', 'coordinator', 'leader'],
  keepers: ['system', 'security', 'audit', 'coordinator', 'leader'],
} as const satisfies Record<string, Access>;

/** Whether a procedure is for business alone: then it is about the records store, and its key is asked for as well. */
export function needsRecords(rule: Access): boolean {
  return typeof rule !== 'string' && !rule.some(isAdminRole);
}

/** The rule itself, without a session's details: used by dispatch, by the command list and by the access matrix. */
export function mayCall(rule: Access, role: Role | null | undefined): boolean {
  if (rule === 'anyone') return true;
  if (role === undefined) return false;
  if (rule === 'signed-in') return true;
  return role !== null && rule.includes(role);
}
