import type { Store } from '../store/open.ts';
import { isScattered, mergeNext } from './merge.ts';
import { catchUp, indexNext } from './queue.ts';

/** How long a bulk change may wait for its turn; a single one is put into the index by the next search itself. */
const LOOK_MS = 1000;
/** Looks between two at the shape of the index; single changes scatter it slowly. */
const LOOKS = 60;

type Keeping = {
  /** Whether the desk is still open: nothing is touched after a lock. */
  isOpen: () => boolean;
  report: (error: unknown) => void;
};

/**
 * Keeps the index up to date and in one piece beside the work, a little at a time: an import of 50,000 rows or new rules
 * hold up nobody. It ends with the desk; what is then still queued waits in the store for the next unlock.
 */
export function keepIndexed(store: Store, { isOpen, report }: Keeping): void {
  let isCaughtUp = false;
  let isMerging = false;
  let looks = LOOKS;

  /** One small piece of work. @returns whether more is waiting */
  function work(): boolean {
    if (indexNext(store)) {
      looks = LOOKS;
      return true;
    }
    if (isMerging || looks >= LOOKS) {
      looks = 0;
      isMerging = isMerging || isScattered(store) ? mergeNext(store) : false;
    }
    looks += 1;
    return isMerging;
  }

  function look(): void {
    if (!isOpen()) return;
    try {
      if (!isCaughtUp) catchUp(store);
      isCaughtUp = true;
      setTimeout(look, work() ? 0 : LOOK_MS).unref();
    } catch (error) {
      report(error);
    }
  }
  setTimeout(look, 0).unref();
}
