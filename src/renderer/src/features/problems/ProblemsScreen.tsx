import { Screen } from '../../ui/Screen.tsx';

export function ProblemsScreen() {
  return <Screen title="两个清单" />;
}
