import { AppError } from '#shared/rpc/app-error.ts';
import { AdminRole, isAdminRole, roleLabels } from './roles.ts';
import type { Role } from './roles.ts';
import type { Id } from './people.ts';

/** An account in use and whose it is. */
export type Seat = { readonly accountId: Id; readonly personId: Id; readonly role: Role };

/** The administrator's seats still without a holder; the desk cannot be put to use before all three have one. */
export function vacantSeats(seats: readonly Seat[]): AdminRole[] {
  return AdminRole.options.filter((role) => !seats.some((seat) => seat.role === role));
}

/**
 * Three administrators are three people, and none of them does business under another account.
 * One person may hold several accounts of business (two offices), and one seat may have a deputy.
 * @throws AppError people.seat-conflict with the two seats' names
 */
export function checkSeat(seats: readonly Seat[], candidate: Seat): void {
  const clash = seats.find(
    (seat) =>
      seat.personId === candidate.personId &&
      seat.accountId !== candidate.accountId &&
      seat.role !== candidate.role &&
      (isAdminRole(seat.role) || isAdminRole(candidate.role)),
  );
  if (clash !== undefined) {
    throw new AppError('people.seat-conflict', {
      held: roleLabels[clash.role],
      wanted: roleLabels[candidate.role],
    });
  }
}
