import { useEffect, useMemo, useRef, useState } from 'react';
import { useKeeper } from './drafts.tsx';
import { typedOver, withTyped } from './typed.ts';

export type Draft<T> = {
  value: T;
  /** Whether it was found half typed, and is not new. */
  isFound: boolean;
  change: (step: (value: T) => T) => void;
  /** What is typed is now what the record holds: from here on only what differs from it is half typed. */
  settle: () => void;
  /** Forgets what was typed; the form begins anew. */
  discard: () => void;
};

/**
 * What a form holds while it is being typed. It outlives leaving the screen, a lock and a power cut, comes back to the
 * same account and to nobody else, and is kept only as far as it differs from what the form began with. Mount anew (React
 * key) for another name.
 * @param revision of the row that is being changed: when somebody else's newer one comes in behind the form, what was typed
 *   is laid over it, and every other field is the newer one from there on
 */
export function useDraft<T>(name: string, makeInitial: () => T, revision?: number): Draft<T> {
  const keeper = useKeeper();
  const make = useRef(makeInitial);
  const [isFound, setFound] = useState(() => keeper.find(name) !== undefined);
  const [begun] = useState(makeInitial);
  const [value, setValue] = useState<T>(() => withTyped(begun, keeper.find(name)));
  const initial = useRef(begun);
  const latest = useRef(value);

  useEffect(() => {
    make.current = makeInitial;
  });
  useEffect(() => {
    keeper.setOpen(name, true);
    return () => keeper.setOpen(name, false);
  }, [keeper, name]);

  const steps = useMemo(
    () => ({
      change(step: (current: T) => T): void {
        latest.current = step(latest.current);
        keeper.write(name, typedOver(initial.current, latest.current));
        setValue(latest.current);
      },
      settle(): void {
        initial.current = latest.current;
        keeper.write(name, undefined);
        setFound(false);
      },
      discard(): void {
        initial.current = make.current();
        latest.current = initial.current;
        keeper.write(name, undefined);
        setValue(latest.current);
        setFound(false);
      },
    }),
    [keeper, name],
  );

  const begunAt = useRef(revision);
  useEffect(() => {
    if (begunAt.current === revision) return;
    begunAt.current = revision;
    initial.current = make.current();
    latest.current = withTyped(initial.current, keeper.find(name));
    setValue(latest.current);
  }, [keeper, name, revision]);
  return { value, isFound, ...steps };
}

/** Tells of a form, by the name of its draft, whether it was half typed when the desk was locked: it stands open again. */
export function useLeftOpen(): (name: string) => boolean {
  return useKeeper().wasLeftOpen;
}
