import { z } from 'zod';

/** The three administrators keep the desk, never the children: none of them may read a child's file by office alone. */
export const AdminRole = z.enum(['system', 'security', 'audit']);
export type AdminRole = z.infer<typeof AdminRole>;

/** Who carries out the plan. */
export const BusinessRole = z.enum(['coordinator', 'officer', 'leader']);
export type BusinessRole = z.infer<typeof BusinessRole>;

export const Role = z.enum([...AdminRole.options, ...BusinessRole.options]);
export type Role = z.infer<typeof Role>;

export const roleLabels = {
  system: '系统管理员',
  security: '安全保密管理员',
  audit: '安全审计员',
  coordinator: '综合协调',
  officer: '工作组经办',
  leader: '领导',
} as const satisfies Record<Role, string>;

export function isAdminRole(role: Role): role is AdminRole {
  return AdminRole.options.some((admin) => admin === role);
}
