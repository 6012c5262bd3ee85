import { actOnOffice } from '../context.ts';
import type { OfficeContext, Trace } from '../context.ts';
import { formatSlotFile, writeSlots } from '../vault/slot-file.ts';
import { signSlots } from '../vault/slot-model.ts';
import type { Slots } from '../vault/slot-model.ts';
import { setSetting } from './settings.ts';

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
