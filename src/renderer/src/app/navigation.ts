import type { SessionInfo } from '#shared/contract/desk.ts';
import { isAdminRole } from '#shared/domain/people/roles.ts';
import type { Role } from '#shared/domain/people/roles.ts';

/** One line of the navigation; `root` is the path below which a screen belongs to it. */
export type NavItem = { label: string; root: string; to: string };

const business: readonly NavItem[] = [
  { label: '今日', root: '/today', to: '/today' },
  { label: '检查', root: '/checks', to: '/checks' },
  { label: '两个清单', root: '/problems', to: '/problems' },
  { label: '任务督办', root: '/tasks', to: '/tasks' },
  { label: '台账', root: '/registers', to: '/registers/venues' },
  { label: '方案', root: '/plan', to: '/plan' },
  { label: '文书', root: '/documents', to: '/documents' },
  { label: '单位人员', root: '/people', to: '/people' },
];
const accounts: NavItem = { label: '账号', root: '/accounts', to: '/accounts' };
const backups: NavItem = { label: '备份', root: '/backups', to: '/backups' };
const audit: NavItem = { label: '审计', root: '/audit', to: '/audit' };
/** For an account that still waits for others. */
const progress: NavItem = { label: '账号进度', root: '/', to: '/' };
const settings: NavItem = { label: '设置', root: '/settings', to: '/settings' };

const items: Record<Role, readonly NavItem[]> = {
  coordinator: [...business, accounts, backups, audit, settings],
  leader: [...business, accounts, backups, audit, settings],
  officer: [...business, settings],
  system: [accounts, backups, settings],
  security: [accounts, audit, backups, settings],
  audit: [audit, backups, settings],
};

/** Not yet granted, or granted without the records key that business needs. */
export function isWaiting({ role, hasRecords }: SessionInfo): boolean {
  return role === null || (!isAdminRole(role) && !hasRecords);
}

/** What this person sees on the left. */
export function navigationFor(session: SessionInfo): readonly NavItem[] {
  return session.role === null || isWaiting(session) ? [progress, settings] : items[session.role];
}

export function isUnder(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}
