import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionInfo } from '#shared/contract/desk.ts';
import { BusinessRole } from '#shared/domain/people/roles.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../api/hooks.ts';
import { useLock } from '../app/session.tsx';
import { CalmPage } from '../ui/CalmPage.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { createKeeper } from './keeper.ts';
import type { Keeper } from './keeper.ts';

const PAUSE = 700;

const KeeperContext = createContext<Keeper | null>(null);

/** Reads what the account left half typed, once, so that every form below begins with it in the same frame. */
export function DraftsProvider({ session, children }: { session: SessionInfo; children: ReactNode }) {
  const call = useApiCall();
  const { atLock } = useLock();
  const [keeper, setKeeper] = useState<Keeper>();
  const [error, setError] = useState<AppError>();
  const hasStore = session.hasRecords && BusinessRole.safeParse(session.role).success;

  const load = useCallback(async (): Promise<Keeper> => {
    if (!hasStore) return createKeeper([], null, PAUSE);
    const store = {
      keep: (name: string, value: string) => call('drafts', 'keep', { name, value }),
      discard: (name: string) => call('drafts', 'discard', { name }),
    };
    return createKeeper(await call('drafts', 'all', {}), store, PAUSE);
  }, [call, hasStore]);

  // Begun anew it would write over what could not be read: it is told instead.
  const begin = useCallback(
    () => void load().then(setKeeper, (failure: unknown) => setError(toAppError(failure))),
    [load],
  );
  useEffect(begin, [begin]);

  useEffect(() => {
    if (!keeper) return undefined;
    const leave = (): void => void keeper.flush();
    window.addEventListener('pagehide', leave);
    const forget = atLock(keeper.seal);
    return () => {
      window.removeEventListener('pagehide', leave);
      forget();
    };
  }, [keeper, atLock]);

  if (keeper) return <KeeperContext value={keeper}>{children}</KeeperContext>;
  if (!error) return null;
  return (
    <CalmPage title="工作台没有打开" width={520}>
      <ErrorState error={error} onRetry={begin} />
    </CalmPage>
  );
}

export function useKeeper(): Keeper {
  const keeper = useContext(KeeperContext);
  if (!keeper) throw new Error('useKeeper outside DraftsProvider');
  return keeper;
}
