import { Navigate } from '@tanstack/react-router';
import { WaitingScreen } from './WaitingScreen.tsx';
import { isWaiting, navigationFor } from './navigation.ts';
import { useSession } from './session.tsx';

/** Everybody lands on the first thing that is theirs. */
export function Home() {
  const session = useSession();
  if (isWaiting(session)) return <WaitingScreen session={session} />;
  const first = navigationFor(session)[0];
  return <Navigate to={first?.to ?? '/settings'} replace />;
}
