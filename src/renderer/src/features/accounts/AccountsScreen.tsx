import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { AccountForm } from './AccountForm.tsx';
import { AccountList } from './AccountList.tsx';
import { AccountThing } from './AccountThing.tsx';

/** Chosen while something new is being filled in; no id looks like it. */
const NEW = 'new';

const hints: Partial<Record<string, string>> = {
  system: '您来建账号、停用账号、重置密码；能办什么事由安全保密管理员定',
  security: '您来定每个账号能办什么事；数据钥匙由业务同事交',
  coordinator: '授权好的新同事，要由您交给数据钥匙才看得到业务资料',
  leader: '授权好的新同事，要由您交给数据钥匙才看得到业务资料',
};

/** Three people open an account one after the other: made, granted, given the key. */
export function AccountsScreen() {
  const session = useSession();
  const accounts = useApiQuery('accounts', 'list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const role = session.role ?? '';

  return (
    <Screen
      fill
      title="账号"
      hint={hints[role]}
      actions={role === 'system' && <Button onClick={() => setChosen(NEW)}>新建账号</Button>}
    >
      <Loaded query={accounts}>
        {(list) => {
          const account = list.find((item) => item.id === chosen);
          return (
            <Split
              columns="3fr 2fr"
              listLabel="账号列表"
              thingLabel="选中的账号"
              list={<AccountList accounts={list} chosen={chosen} onChoose={setChosen} />}
              thing={
                chosen === NEW ? (
                  <AccountForm onDone={setChosen} onCancel={() => setChosen(null)} />
                ) : account ? (
                  <AccountThing key={account.id} account={account} />
                ) : (
                  <EmptyState title="在左边选一个账号">
                    账号要经三个人的手才能办业务：系统管理员建，安全保密管理员授权，业务同事交数据钥匙。
                  </EmptyState>
                )
              }
            />
          );
        }}
      </Loaded>
    </Screen>
  );
}
