import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { seatLabels } from '#shared/text/screen.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { NewPassword } from '../../ui/NewPassword.tsx';
import { Thing } from '../../ui/Thing.tsx';

type Seat = keyof typeof seatLabels;
const seatOrder: readonly Seat[] = ['business', 'system', 'security', 'audit'];

/** First of the three acts: an account that can do nothing yet. */
export function AccountForm({ onDone, onCancel }: { onDone: (id: string) => void; onCancel: () => void }) {
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [unitName, setUnitName] = useState('');
  const [password, setPassword] = useState('');
  const [seat, setSeat] = useState<Seat>('business');
  const settings = useApiQuery('desk', 'settings', {});
  const create = useApiCommand('accounts', 'create');
  const fields = create.error?.fields;

  function submit(event: FormEvent): void {
    event.preventDefault();
    create.mutate({ name, login, unitName, password, seat }, { onSuccess: ({ id }) => onDone(id) });
  }

  return (
    <Thing title="新建账号">
      <form onSubmit={submit} aria-label="新建账号" noValidate>
        <Stack gap="md" maw={380}>
          <TextInput
            label="姓名"
            value={name}
            autoFocus
            error={fields?.['name']}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="登录名"
            value={login}
            spellCheck={false}
            autoComplete="off"
            error={fields?.['login']}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <TextInput
            label="单位"
            value={unitName}
            error={fields?.['unitName']}
            onChange={(event) => setUnitName(event.currentTarget.value)}
          />
          <Radio.Group
            label="哪一类"
            value={seat}
            onChange={(value) => setSeat(seatOrder.find((item) => item === value) ?? 'business')}
          >
            <Group gap="md" mt={4}>
              {seatOrder.map((value) => (
                <Radio key={value} value={value} label={seatLabels[value]} />
              ))}
            </Group>
          </Radio.Group>
          <NewPassword
            label="先用这个密码"
            login={login}
            value={password}
            onChange={setPassword}
            error={fields?.['password']}
            minLength={settings.data?.passwordMinLength ?? 8}
          />
          <span>本人第一次登录时要换成自己的密码。</span>
          <ErrorNote error={create.error} />
          <Group gap="sm">
            <Button type="submit" loading={create.isPending}>
              建账号
            </Button>
            <Button variant="default" onClick={onCancel}>
              不建了
            </Button>
          </Group>
        </Stack>
      </form>
    </Thing>
  );
}
