import { Screen } from '../../ui/Screen.tsx';

export function RegisterScreen() {
  return <Screen title="台账" />;
}
