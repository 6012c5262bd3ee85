import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { NewPassword } from '../../ui/NewPassword.tsx';
import { Note } from '../../ui/Note.tsx';

/** Changes one's own password. `extra` stands beside the button. */
export function PasswordForm({ login, extra }: { login: string; extra?: ReactNode }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const settings = useApiQuery('desk', 'settings', {});
  const change = useApiCommand('session', 'changePassword');
  const isDifferent = again !== '' && again !== next;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (again !== next) return;
    change.mutate(
      { current, next },
      { onSuccess: () => [setCurrent, setNext, setAgain].forEach((set) => set('')) },
    );
  }

  return (
    <form onSubmit={submit} aria-label="改密码">
      <Stack gap="md" maw={380}>
        <PasswordInput
          label="原密码"
          value={current}
          autoComplete="off"
          error={change.error?.fields?.['current']}
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码', tabIndex: -1 }}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPassword
          label="新密码"
          login={login}
          value={next}
          onChange={setNext}
          error={change.error?.fields?.['next']}
          minLength={settings.data?.passwordMinLength ?? 8}
        />
        <PasswordInput
          label="再输一遍新密码"
          value={again}
          autoComplete="off"
          error={isDifferent && '两遍输得不一样'}
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码', tabIndex: -1 }}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <ErrorNote error={change.error} />
        {change.isSuccess && <Note tone="done">密码已改好，下次登录用新密码。</Note>}
        <div style={{ display: 'flex', gap: 12 }}>
          <Button
            type="submit"
            loading={change.isPending}
            disabled={!current || !next || !again || isDifferent}
          >
            改密码
          </Button>
          {extra}
        </div>
      </Stack>
    </form>
  );
}
