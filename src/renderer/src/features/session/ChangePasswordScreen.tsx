import type { SessionInfo } from '#shared/contract/desk.ts';
import { CalmPage } from '../../ui/CalmPage.tsx';

export function ChangePasswordScreen({ session }: { session: SessionInfo }) {
  return <CalmPage title={session.name} />;
}
