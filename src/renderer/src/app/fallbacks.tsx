import { ButtonLink } from '../features/find/links.tsx';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { AppError } from '#shared/rpc/app-error.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Screen } from '../ui/Screen.tsx';

export function NotFound() {
  return (
    <Screen title="没有这一页">
      <EmptyState title="地址写错了，或这一页已经挪走" action={<ButtonLink to="/">回到首页</ButtonLink>}>
        左边的栏目都还在，已录入的内容不受影响。
      </EmptyState>
    </Screen>
  );
}

/** A fault of the program on one screen; the navigation around it keeps working. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  const shown = error instanceof AppError ? error : new AppError('internal', { incident: '画面' });
  return (
    <Screen title="这一页没有显示出来">
      <ErrorState error={shown} onRetry={reset} />
    </Screen>
  );
}
