import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { NewPassword } from '../../ui/NewPassword.tsx';
import { Note } from '../../ui/Note.tsx';
import { Act } from '../../ui/Thing.tsx';
import type { Account } from './account.ts';

/** For a forgotten password. */
export function ResetPasswordAct({ account }: { account: Account }) {
  const [password, setPassword] = useState('');
  const settings = useApiQuery('desk', 'settings', {});
  const reset = useApiCommand('accounts', 'resetPassword');
  const losesKey = account.seat === 'business' && account.hasRecordsKey;

  function submit(event: FormEvent): void {
    event.preventDefault();
    reset.mutate({ accountId: account.id, password }, { onSuccess: () => setPassword('') });
  }

  return (
    <Act
      title="重置密码"
      hint={`忘了密码才用。${losesKey ? '重置后数据钥匙作废，要请业务同事再交一次。' : ''}`}
    >
      <form onSubmit={submit} aria-label="重置密码" style={{ display: 'grid', gap: 12, maxWidth: 380 }}>
        <NewPassword
          label="新密码"
          login={account.login}
          value={password}
          onChange={setPassword}
          error={reset.error?.fields?.['password']}
          minLength={settings.data?.passwordMinLength ?? 8}
        />
        <ErrorNote error={reset.error} />
        {reset.isSuccess && <Note tone="done">已重置。请把新密码当面告诉本人，本人登录后要换掉。</Note>}
        <div>
          <Button type="submit" variant="default" loading={reset.isPending} disabled={password === ''}>
            重置密码
          </Button>
        </div>
      </form>
    </Act>
  );
}
