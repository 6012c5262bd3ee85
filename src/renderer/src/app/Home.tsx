import { Navigate } from '@tanstack/react-router';
import { navigationFor } from './navigation.ts';
import { useSession } from './session.tsx';

/** Everybody lands on the first thing that is theirs. */
export function Home() {
  const first = navigationFor(useSession())[0];
  return <Navigate to={first?.to ?? '/settings'} replace />;
}
