import { Screen } from '../../ui/Screen.tsx';

export function PlanImportScreen() {
  return <Screen title="导入方案" />;
}
