import { z } from 'zod';
import type { Typed } from './typed.ts';

const Kept = z.object({
  typed: z.union([z.object({ parts: z.record(z.string(), z.unknown()) }), z.object({ whole: z.unknown() })]),
  isOpen: z.boolean(),
});

/** Where half-typed work goes: the account's own corner of the encrypted store, or nowhere for who has no key to it. */
type Store = {
  keep: (name: string, value: string) => Promise<unknown>;
  discard: (name: string) => Promise<unknown>;
};

export type Keeper = {
  find: (name: string) => Typed | undefined;
  /** Whether the form stood on the screen, half typed, when the last session ended. */
  wasLeftOpen: (name: string) => boolean;
  write: (name: string, typed: Typed | undefined) => void;
  setOpen: (name: string, isOpen: boolean) => void;
  /** Everything that waits, now. */
  flush: () => Promise<void>;
  /** The same, for the last time: what leaves the screen from here on was open. */
  seal: () => Promise<void>;
};

/**
 * The half-typed work of one session. It stands in memory, and in the store shortly after each change, so that a lock
 * or a power cut loses nothing. Whatever of it cannot be read again is begun anew.
 */
export function createKeeper(
  found: readonly { name: string; value: string }[],
  store: Store | null,
  pause: number,
): Keeper {
  const kept = new Map(found.flatMap(({ name, value }) => entryOf(name, value)));
  const leftOpen = new Set([...kept].filter(([, { isOpen }]) => isOpen).map(([name]) => name));
  const open = new Set<string>();
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSealed = false;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const names = [...waiting];
    waiting.clear();
    // What the store refuses is still on the screen; the next change tries again.
    await Promise.allSettled(
      names.map(async (name) => {
        const entry = kept.get(name);
        await (entry ? store?.keep(name, JSON.stringify(entry)) : store?.discard(name));
      }),
    );
  }

  function wait(name: string): void {
    if (isSealed || store === null) return;
    waiting.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pause);
  }

  return {
    find: (name) => kept.get(name)?.typed,
    wasLeftOpen: (name) => leftOpen.has(name),
    write(name, typed) {
      leftOpen.delete(name);
      if (typed) kept.set(name, { typed, isOpen: open.has(name) });
      else if (!kept.delete(name)) return;
      wait(name);
    },
    setOpen(name, isOpen) {
      if (isSealed) return;
      if (isOpen) open.add(name);
      else {
        open.delete(name);
        leftOpen.delete(name);
      }
      const entry = kept.get(name);
      if (!entry || entry.isOpen === isOpen) return;
      kept.set(name, { ...entry, isOpen });
      wait(name);
    },
    flush,
    seal() {
      isSealed = true;
      return flush();
    },
  };
}

function entryOf(name: string, value: string): [string, z.infer<typeof Kept>][] {
  try {
    return [[name, Kept.parse(JSON.parse(value))]];
  } catch {
    return [];
  }
}
