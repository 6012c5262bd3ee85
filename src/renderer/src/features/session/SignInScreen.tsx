import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useApiCommand } from '../../api/hooks.ts';
import { CalmPage } from '../../ui/CalmPage.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import type { DeskStatus } from './desk-status.ts';

/** The locked desk. Tells nothing but whose desk it is. */
export function SignInScreen({ status, onRecover }: { status: DeskStatus; onRecover: () => void }) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useApiCommand('session', 'signIn');

  function submit(event: FormEvent): void {
    event.preventDefault();
    // The field is emptied after a wrong try, so that the next one starts clean.
    signIn.mutate({ login, password }, { onError: () => setPassword('') });
  }

  return (
    <CalmPage title={status.townName ?? '工作台已锁定'} width={360}>
      <form onSubmit={submit} aria-label="登录">
        <Stack gap="md">
          <TextInput
            label="登录名"
            value={login}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            error={signIn.error?.fields?.['login']}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <PasswordInput
            label="密码"
            value={password}
            autoComplete="off"
            error={signIn.error?.fields?.['password']}
            visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码', tabIndex: -1 }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <ErrorNote error={signIn.error} />
          <Button type="submit" loading={signIn.isPending} disabled={login === '' || password === ''}>
            登录
          </Button>
        </Stack>
      </form>
      <p style={{ color: 'var(--ink-quiet)', margin: 0 }}>
        资料都加密存在这台电脑上，锁定时谁也看不到。忘了密码，请找系统管理员重置；系统管理员也忘了，请两位保管人带上信封，
        <Anchor component="button" type="button" onClick={onRecover}>
          用恢复密钥重设
        </Anchor>
        。{status.isDemo && '这是演示数据，请勿录入真实信息。'}
      </p>
    </CalmPage>
  );
}
