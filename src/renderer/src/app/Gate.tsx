import { RouterProvider } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { useApiQuery, useConnection } from '../api/hooks.ts';
import { DraftsProvider } from '../drafts/drafts.tsx';
import { ChangePasswordScreen } from '../features/session/ChangePasswordScreen.tsx';
import { RecoverScreen } from '../features/session/RecoverScreen.tsx';
import { SignInScreen } from '../features/session/SignInScreen.tsx';
import { RestoreScreen } from '../features/setup/RestoreScreen.tsx';
import { SetupScreen } from '../features/setup/SetupScreen.tsx';
import { WelcomeScreen } from '../features/setup/WelcomeScreen.tsx';
import { CalmPage } from '../ui/CalmPage.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { SessionProvider, useLock } from './session.tsx';
import type { RouterFor } from './router.tsx';

type FirstRun = { kind: 'new' | 'restore'; folder: string };

/** Decides what stands on the screen: first run, the locked desk, or the desk itself. */
export function Gate({ routerFor }: { routerFor: RouterFor }) {
  const { epoch, isLocking } = useLock();
  const connection = useConnection();
  const queries = useQueryClient();
  const state = useSyncExternalStore(connection.subscribe, connection.state);
  const [firstRun, setFirstRun] = useState<FirstRun | null>(null);

  function leaveFirstRun(): void {
    setFirstRun(null);
    void queries.invalidateQueries();
  }

  // Before everything else: the recovery halves are shown once and survive whatever happens to the connection.
  if (firstRun) {
    const Wizard = firstRun.kind === 'new' ? SetupScreen : RestoreScreen;
    return <Wizard folder={firstRun.folder} onBack={() => setFirstRun(null)} onDone={leaveFirstRun} />;
  }
  if (state === 'lost') {
    return (
      <CalmPage title="连不上工作台">
        数据都在这台电脑上，没有丢。请看看启动工作台的窗口是不是关掉了；重新启动后，这里会自己接上。
      </CalmPage>
    );
  }
  // Nothing of the last session may stay on the screen while the core ends.
  if (isLocking) return <CalmPage title="正在锁定……" />;
  return <Inside key={epoch} routerFor={routerFor} onFirstRun={setFirstRun} />;
}

type InsideProps = { routerFor: RouterFor; onFirstRun: (run: FirstRun) => void };

function Inside({ routerFor, onFirstRun }: InsideProps) {
  const status = useApiQuery('desk', 'status', {});
  const session = useApiQuery('session', 'current', {});
  const [isRecovering, setRecovering] = useState(false);

  const error = status.error ?? session.error;
  if (error && (!status.data || session.data === undefined)) {
    return (
      <CalmPage title="工作台没有打开" width={520}>
        <ErrorState error={error} onRetry={() => void Promise.all([status.refetch(), session.refetch()])} />
      </CalmPage>
    );
  }
  if (!status.data || session.data === undefined) return <LoadingState label="正在打开工作台" />;
  const { state, folder } = status.data;
  if (state === 'empty') {
    return (
      <WelcomeScreen
        onNew={() => onFirstRun({ kind: 'new', folder })}
        onRestore={() => onFirstRun({ kind: 'restore', folder })}
      />
    );
  }
  if (session.data === null) {
    if (isRecovering) return <RecoverScreen onBack={() => setRecovering(false)} />;
    return <SignInScreen status={status.data} onRecover={() => setRecovering(true)} />;
  }
  if (session.data.mustChangePassword) return <ChangePasswordScreen session={session.data} />;
  return (
    <SessionProvider value={session.data}>
      <DraftsProvider key={session.data.accountId} session={session.data}>
        <Desk routerFor={routerFor} accountId={session.data.accountId} />
      </DraftsProvider>
    </SessionProvider>
  );
}

function Desk({ routerFor, accountId }: { routerFor: RouterFor; accountId: string }) {
  const [router] = useState(() => routerFor(accountId));
  return <RouterProvider router={router} />;
}
