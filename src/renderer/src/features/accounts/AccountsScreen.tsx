import { Screen } from '../../ui/Screen.tsx';

export function AccountsScreen() {
  return <Screen title="账号" />;
}
