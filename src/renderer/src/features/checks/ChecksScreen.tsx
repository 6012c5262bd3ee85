import { Screen } from '../../ui/Screen.tsx';

export function ChecksScreen() {
  return <Screen title="检查" />;
}
