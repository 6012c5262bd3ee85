import { roleLabels } from '#shared/domain/people/roles.ts';
import { seatLabels } from '#shared/text/screen.ts';
import { PickTable } from '../../ui/PickTable.tsx';
import type { Column } from '../../ui/PickTable.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { Account } from './account.ts';

type Props = { accounts: readonly Account[]; chosen: string | null; onChoose: (id: string) => void };

const columns: readonly Column<Account>[] = [
  { head: '姓名', cell: (account) => account.name },
  { head: '登录名', cell: (account) => account.login },
  {
    head: '能办什么',
    cell: (account) => (account.role ? roleLabels[account.role] : seatLabels[account.seat]),
  },
  { head: '单位', cell: (account) => account.unitName ?? '' },
  { head: '状态', cell: (account) => <AccountState account={account} /> },
];

export function AccountList({ accounts, chosen, onChoose }: Props) {
  return <PickTable label="账号" rows={accounts} chosen={chosen} onChoose={onChoose} columns={columns} />;
}

/** How far the account is, and who has to act next. */
export function AccountState({ account }: { account: Account }) {
  if (account.status === 'disabled') return <StatusWord tone="quiet">已停用</StatusWord>;
  if (account.role === null) return <StatusWord tone="soon">等安全保密管理员授权</StatusWord>;
  if (account.seat === 'business' && !account.hasRecordsKey) {
    return <StatusWord tone="soon">等业务同事交钥匙</StatusWord>;
  }
  return <StatusWord tone="done">在用</StatusWord>;
}
