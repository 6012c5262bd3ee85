import { RouterProvider } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { ChangePasswordScreen } from '../features/session/ChangePasswordScreen.tsx';
import { SignInScreen } from '../features/session/SignInScreen.tsx';
import { SetupScreen } from '../features/setup/SetupScreen.tsx';
import { useApiQuery, useConnection } from '../api/hooks.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { CalmPage } from '../ui/CalmPage.tsx';
import { SessionProvider, useLock } from './session.tsx';
import type { AppRouter } from './router.tsx';

/** Decides what stands on the screen: first run, the locked desk, or the desk itself. */
export function Gate({ router }: { router: AppRouter }) {
  const { epoch, isLocking } = useLock();
  const connection = useConnection();
  const state = useSyncExternalStore(connection.subscribe, connection.state);
  if (state === 'lost') {
    return (
      <CalmPage title="连不上工作台">
        数据都在这台电脑上，没有丢。请看看启动工作台的窗口是不是关掉了；重新启动后，这里会自己接上。
      </CalmPage>
    );
  }
  // Nothing of the last session may stay on the screen while the core ends.
  return isLocking ? <CalmPage title="正在锁定……" /> : <Inside key={epoch} router={router} />;
}

function Inside({ router }: { router: AppRouter }) {
  const status = useApiQuery('desk', 'status', {});
  const session = useApiQuery('session', 'current', {});

  const error = status.error ?? session.error;
  if (error && (!status.data || session.data === undefined)) {
    return (
      <CalmPage title="工作台没有打开">
        <ErrorState error={error} onRetry={() => void Promise.all([status.refetch(), session.refetch()])} />
      </CalmPage>
    );
  }
  if (!status.data || session.data === undefined) return <LoadingState label="正在打开工作台" />;
  if (status.data.state === 'empty') return <SetupScreen status={status.data} />;
  if (session.data === null) return <SignInScreen status={status.data} />;
  if (session.data.mustChangePassword) return <ChangePasswordScreen session={session.data} />;
  return (
    <SessionProvider value={session.data}>
      <RouterProvider router={router} />
    </SessionProvider>
  );
}
