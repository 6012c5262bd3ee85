import type { Store } from '../store/open.ts';
import { catchUp, indexNext } from './queue.ts';

/** How long a bulk change may wait for its turn; a single one is put into the index by the next search itself. */
const LOOK_MS = 1000;

type Keeping = {
  /** Whether the desk is still open: nothing is touched after a lock. */
  isOpen: () => boolean;
  report: (error: unknown) => void;
};

/**
 * Keeps the index up to date beside the work, a small piece at a time: an import of 50,000 rows or new rules hold up
 * nobody. It ends with the desk; what is then still queued waits in the store for the next unlock.
 */
export function keepIndexed(store: Store, { isOpen, report }: Keeping): void {
  let isCaughtUp = false;
  function look(): void {
    if (!isOpen()) return;
    try {
      if (!isCaughtUp) catchUp(store);
      isCaughtUp = true;
      setTimeout(look, indexNext(store) ? 0 : LOOK_MS).unref();
    } catch (error) {
      report(error);
    }
  }
  setTimeout(look, 0).unref();
}
