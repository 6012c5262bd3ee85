import { Screen } from '../../ui/Screen.tsx';

export function PeopleScreen() {
  return <Screen title="单位和人员" />;
}
