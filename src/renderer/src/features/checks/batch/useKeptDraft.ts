import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../../api/hooks.ts';

const PAUSE = 700;

type Kept<T> = {
  /** Undefined while it is being read. */
  value: T | undefined;
  /** Whether it was found half typed, and is not new. */
  isFound: boolean;
  /** It could not be read. */
  error: AppError | undefined;
  change: (step: (value: T) => T) => void;
  discard: () => void;
};

/**
 * Half-typed work that outlives leaving the screen, a lock and a power cut: it is kept in the encrypted store of the
 * desk, shortly after each change and when the screen is left. What cannot be read again is begun anew.
 */
export function useKeptDraft<T>(name: string, makeInitial: () => T, read: (text: string) => T): Kept<T> {
  const call = useApiCall();
  const [state, setState] = useState<{ value: T; isFound: boolean }>();
  const [error, setError] = useState<AppError>();
  const latest = useRef<T>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const first = useRef({ makeInitial, read });

  useEffect(() => {
    let isGone = false;
    async function load(): Promise<void> {
      const { value } = await call('drafts', 'get', { name });
      if (isGone) return;
      const found = value === null ? undefined : tryRead(value, first.current.read);
      latest.current = found ?? first.current.makeInitial();
      setState({ value: latest.current, isFound: found !== undefined });
    }
    // Begun anew it would write over what could not be read: it is told instead.
    load().catch((failure: unknown) => setError(toAppError(failure)));
    return () => {
      isGone = true;
    };
  }, [call, name]);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    // A lock in between ends the connection; what was typed in this last moment is lost, the rest is kept.
    if (latest.current !== undefined)
      call('drafts', 'keep', { name, value: JSON.stringify(latest.current) }).catch(() => undefined);
  }, [call, name]);

  useEffect(
    () => () => {
      if (timer.current !== undefined) keep();
    },
    [keep],
  );

  const change = useCallback(
    (step: (value: T) => T) => {
      if (latest.current === undefined) return;
      const value = step(latest.current);
      latest.current = value;
      setState((current) => ({ value, isFound: current?.isFound ?? false }));
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, PAUSE);
    },
    [keep],
  );

  const discard = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    latest.current = first.current.makeInitial();
    setState({ value: latest.current, isFound: false });
    void call('drafts', 'discard', { name });
  }, [call, name]);

  return { value: state?.value, isFound: state?.isFound ?? false, error, change, discard };
}

function tryRead<T>(text: string, read: (text: string) => T): T | undefined {
  try {
    return read(text);
  } catch {
    return undefined;
  }
}
