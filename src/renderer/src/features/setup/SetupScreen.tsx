import { CalmPage } from '../../ui/CalmPage.tsx';
import type { DeskStatus } from '../session/desk-status.ts';

export function SetupScreen({ status }: { status: DeskStatus }) {
  return <CalmPage title={status.folder} />;
}
