import { Screen } from '../../ui/Screen.tsx';

export function TodayScreen() {
  return <Screen title="今日" />;
}
