import { Screen } from '../../ui/Screen.tsx';

export function BackupsScreen() {
  return <Screen title="备份" />;
}
