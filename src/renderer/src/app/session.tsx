import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionInfo } from '#shared/contract/desk.ts';
import { useApiCall, useConnection } from '../api/hooks.ts';

type LockState = {
  /** Changes whenever a session ends: whatever is keyed by it leaves the screen in the same frame. */
  epoch: number;
  /** From the moment somebody locks until the core has confirmed it. */
  isLocking: boolean;
  lock: () => void;
  /** What has to be put away first. The desk is blank meanwhile, and waits no longer than a moment. */
  atLock: (step: () => Promise<void>) => () => void;
};

/** Milliseconds. A core that answers nothing any more must still be locked. */
const PATIENCE = 1_000;

const aWhile = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE);
  });

const LockContext = createContext<LockState | null>(null);
const SessionContext = createContext<SessionInfo | null>(null);

/** Ends sessions: by hand, when idle, or when the core behind the connection ends. */
export function LockProvider({ children }: { children: ReactNode }) {
  const connection = useConnection();
  const queries = useQueryClient();
  const call = useApiCall();
  const [epoch, setEpoch] = useState(0);
  const [isLocking, setLocking] = useState(false);
  /** The locking under way: an earlier one's patience must not end a later one. */
  const asked = useRef<symbol | null>(null);
  const before = useRef(new Set<() => Promise<void>>());

  const forget = useCallback(() => {
    asked.current = null;
    queries.clear();
    setEpoch((value) => value + 1);
    setLocking(false);
  }, [queries]);

  useEffect(
    () =>
      connection.subscribe((state) => {
        if (state !== 'connecting') return;
        // Whoever is typing a password into the locked desk keeps what is typed while a fresh core starts.
        if (queries.getQueryData(['session', 'current', {}]) === null) void queries.invalidateQueries();
        else forget();
      }),
    [connection, forget, queries],
  );

  const lock = useCallback(() => {
    if (asked.current) return;
    const mine = Symbol('lock');
    asked.current = mine;
    const steps = [...before.current].map((step) => step());
    setLocking(true);
    queries.clear();
    // The answer may never come: locking ends the core and with it the connection, and that is when the screen
    // forgets. A sign-in form shown any earlier would send its password to a core that is about to end.
    void Promise.race([Promise.all(steps), aWhile()])
      .then(() => call('session', 'lock', {}))
      .catch(() => undefined)
      .then(aWhile)
      .then(() => asked.current === mine && forget());
  }, [call, forget, queries]);

  const atLock = useCallback((step: () => Promise<void>) => {
    before.current.add(step);
    return () => void before.current.delete(step);
  }, []);

  const value = useMemo(() => ({ epoch, isLocking, lock, atLock }), [epoch, isLocking, lock, atLock]);
  return <LockContext.Provider value={value}>{children}</LockContext.Provider>;
}

export function useLock(): LockState {
  const value = useContext(LockContext);
  if (!value) throw new Error('useLock outside LockProvider');
  return value;
}

export const SessionProvider = SessionContext.Provider;

/** Who is signed in. Only below the sign-in gate. */
export function useSession(): SessionInfo {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside the sign-in gate');
  return session;
}
