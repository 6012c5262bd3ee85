import { Screen } from '../../ui/Screen.tsx';

export function DocumentsScreen() {
  return <Screen title="文书" />;
}
