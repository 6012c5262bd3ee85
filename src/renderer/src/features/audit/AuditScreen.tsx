import { Screen } from '../../ui/Screen.tsx';

export function AuditScreen() {
  return <Screen title="审计" />;
}
