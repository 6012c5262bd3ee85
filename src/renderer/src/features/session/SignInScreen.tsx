import type { DeskStatus } from './desk-status.ts';
import { CalmPage } from '../../ui/CalmPage.tsx';

export function SignInScreen({ status }: { status: DeskStatus }) {
  return <CalmPage title={status.townName ?? '护蕾工作台'} />;
}
