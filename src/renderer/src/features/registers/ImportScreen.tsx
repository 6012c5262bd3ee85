import { Screen } from '../../ui/Screen.tsx';

export function ImportScreen() {
  return <Screen title="导入" />;
}
