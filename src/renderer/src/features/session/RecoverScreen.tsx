import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useApiCommand } from '../../api/hooks.ts';
import { CalmPage } from '../../ui/CalmPage.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { NewPassword } from '../../ui/NewPassword.tsx';
import { Note } from '../../ui/Note.tsx';
import { HalvesInput } from '../backups/HalvesInput.tsx';
import type { Halves } from '../backups/HalvesInput.tsx';

/** The way back in when nobody is left who knows a password: both envelopes, opened before two people. */
export function RecoverScreen({ onBack }: { onBack: () => void }) {
  const [halves, setHalves] = useState<Halves>(['', '']);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const recover = useApiCommand('session', 'recover');
  const isComplete = halves.every((half) => half.trim() !== '') && login.trim() !== '' && password !== '';

  function submit(event: FormEvent): void {
    event.preventDefault();
    recover.mutate({ halves, login, password });
  }

  if (recover.isSuccess) {
    return (
      <CalmPage title="密码已经重设" width={520}>
        <Note tone="done">✓ 请把两张纸重新装封、签名。这一步已记入审计，三名管理员都能看到。</Note>
        <div>
          <Button onClick={onBack} autoFocus>
            去登录
          </Button>
        </div>
      </CalmPage>
    );
  }
  return (
    <CalmPage title="用恢复密钥重设密码" width={520}>
      <form onSubmit={submit} aria-label="用恢复密钥重设密码">
        <Stack gap="md">
          <HalvesInput value={halves} onChange={setHalves} fields={recover.error?.fields} />
          <TextInput
            label="给哪个账号重设（登录名）"
            value={login}
            autoComplete="off"
            spellCheck={false}
            error={recover.error?.fields?.['login']}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <NewPassword
            label="新密码"
            login={login}
            value={password}
            onChange={setPassword}
            error={recover.error?.fields?.['password']}
          />
          <ErrorNote error={recover.error} />
          <Group gap="sm">
            <Button type="submit" loading={recover.isPending} disabled={!isComplete}>
              重设密码
            </Button>
            <Button variant="default" onClick={onBack}>
              回到登录
            </Button>
          </Group>
        </Stack>
      </form>
    </CalmPage>
  );
}
