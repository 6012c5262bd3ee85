import { AppError } from '#shared/rpc/app-error.ts';
import { actOnOffice } from '../context.ts';
import type { OfficeContext, Trace } from '../context.ts';
import { formatSlotFile, writeSlots } from '../vault/slot-file.ts';
import { signSlots } from '../vault/slot-model.ts';
import type { Slots } from '../vault/slot-model.ts';
import { setSetting } from './settings.ts';

/**
 * Changes slots where Argon2 takes its time: whoever changed them meanwhile is not overwritten, the change is made
 * again on what they left.
 * @throws AppError `session.locked` when the desk was locked meanwhile; what `change` throws.
 */
export async function changeSlots(
  ctx: OfficeContext,
  change: (slots: Slots) => Promise<Slots>,
  trace: Trace,
  work: () => void,
): Promise<void> {
  const { desk } = ctx;
  for (;;) {
    const before = desk.slots;
    const slots = await change(before.slots);
    if (!desk.office.open) throw new AppError('session.locked');
    if (desk.slots !== before) continue;
    saveSlots(ctx, slots, trace, work);
    return;
  }
}

/**
 * Changes who can open the desk: first the office store, with the act itself and its audit row in one transaction,
 * then the slot file beside it. A crash in between is healed at the next sign-in.
 */
export function saveSlots(ctx: OfficeContext, slots: Slots, trace: Trace, work: () => void): void {
  const { desk } = ctx;
  actOnOffice(ctx, trace, () => {
    work();
    const file = signSlots(slots, desk.slots.sequence + 1, desk.officeKey);
    setSetting(desk.officeDb, 'slots', formatSlotFile(file));
  });
  desk.slots = writeSlots(desk.folder, slots, desk.officeKey);
}
