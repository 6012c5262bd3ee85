import { BusinessRole } from '#shared/domain/people/roles.ts';
import type { Register } from '#shared/registers/register.ts';
import { useSession } from '../../app/session.tsx';

/** The role of whoever works with the registers; administrators never get here. */
export function useBusinessRole(): BusinessRole {
  const role = BusinessRole.safeParse(useSession().role);
  return role.success ? role.data : 'officer';
}

/** Merging, taking out one row, deciding about exports: coordinator and leader. */
export function useIsCoordinating(): boolean {
  return useBusinessRole() !== 'officer';
}

/** Whether this account may change rows of the register, or only look: some are kept by the office alone. */
export function useMayKeep(register: Register): boolean {
  const isCoordinating = useIsCoordinating();
  return isCoordinating || register.keptBy === undefined;
}
