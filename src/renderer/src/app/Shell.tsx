import { Link, Outlet, useLocation, useRouterState } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useApiQuery } from '../api/hooks.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Screen } from '../ui/Screen.tsx';
import { FindPanel } from './FindPanel.tsx';
import { NavCount } from './NavCount.tsx';
import { TopBar } from './TopBar.tsx';
import { WaitingScreen } from './WaitingScreen.tsx';
import { isUnder, isWaiting, navigationFor } from './navigation.ts';
import { useLock, useSession } from './session.tsx';
import classes from './shell.module.css';
import { useIdleLock } from './use-idle-lock.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The frame around every screen: what is mine on the left, search and lock on top. */
export function Shell() {
  const session = useSession();
  const { lock } = useLock();
  const [isFinding, setFinding] = useState(false);
  const status = useApiQuery('desk', 'status', {});
  const path = useLocation({ select: (location) => location.pathname });
  const isTurning = useRouterState({ select: (state) => state.status === 'pending' });
  const items = navigationFor(session);
  const canFind = items.some((item) => item.root === '/today');

  useIdleLock(session.idleMinutes, lock);
  useShortcuts({ onLock: lock, onFind: () => canFind && setFinding(true) });

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#screen" onClick={focusScreen}>
        跳到正文
      </a>
      <div className={`${classes.brand} no-print`}>护蕾工作台</div>
      <TopBar
        townName={status.data?.townName ?? null}
        isDemo={status.data?.isDemo ?? false}
        session={session}
        onFind={canFind ? () => setFinding(true) : undefined}
        onLock={lock}
      />
      <nav className={`${classes.nav} no-print`} aria-label="栏目">
        {items.map((item) => (
          <Link
            key={item.root}
            to={item.to}
            className={classes.item}
            data-active={isUnder(path, item.root) || undefined}
            aria-current={isUnder(path, item.root) ? 'page' : undefined}
          >
            {item.label}
            {item.root === '/today' && <NavCount />}
          </Link>
        ))}
      </nav>
      <main id="screen" tabIndex={-1} className={classes.main} aria-busy={isTurning}>
        <Suspense fallback={<LoadingState />}>
          <Mine path={path} />
        </Suspense>
      </main>
      {isFinding && <FindPanel onClose={() => setFinding(false)} />}
    </div>
  );
}

/** The hash belongs to the router, so the skip link moves the focus itself. */
function focusScreen(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('screen')?.focus();
}

/** An address that is not this person's says so calmly; the core refuses it in any case. */
function Mine({ path }: { path: string }) {
  const session = useSession();
  const items = navigationFor(session);
  if (path === '/' || items.some((item) => isUnder(path, item.root))) return <Outlet />;
  if (isWaiting(session)) return <WaitingScreen session={session} />;
  return (
    <Screen title="这一页不归这个账号">
      <EmptyState title={`“${session.name}”的账号看不到这一页`}>
        左边列出的是这个账号能办的事。需要别的权限，请找安全保密管理员授权。
      </EmptyState>
    </Screen>
  );
}
