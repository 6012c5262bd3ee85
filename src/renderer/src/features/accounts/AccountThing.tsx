import { roleLabels } from '#shared/domain/people/roles.ts';
import { seatLabels } from '#shared/text/screen.ts';
import { useSession } from '../../app/session.tsx';
import { Facts, Thing } from '../../ui/Thing.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Note } from '../../ui/Note.tsx';
import { AccountState } from './AccountList.tsx';
import type { Account } from './account.ts';
import { DisableAct } from './DisableAct.tsx';
import { GiveKeyAct } from './GiveKeyAct.tsx';
import { GrantAct } from './GrantAct.tsx';
import { ResetPasswordAct } from './ResetPasswordAct.tsx';

/** One account and what this person may do with it. */
export function AccountThing({ account }: { account: Account }) {
  const session = useSession();
  const isMine = account.id === session.accountId;
  const isActive = account.status === 'active';
  const isWaitingForKey =
    isActive && account.seat === 'business' && account.role !== null && !account.hasRecordsKey;
  return (
    <Thing title={account.name}>
      <Facts
        facts={[
          ['登录名', account.login],
          ['类别', seatLabels[account.seat]],
          ['能办什么', account.role ? roleLabels[account.role] : '还没有授权'],
          ['单位', account.unitName ?? '没有填'],
          ...(account.seat === 'business'
            ? [['数据钥匙', account.hasRecordsKey ? '有，能看业务资料' : '没有，看不到业务资料'] as const]
            : []),
          ['建于', formatInstant(account.createdAt)],
          ['状态', <AccountState key="state" account={account} />],
        ]}
      />
      {isMine && <Note>这是您自己的账号。授权、停用都要由别人来办；改密码在“设置”里。</Note>}
      {!isMine && isActive && session.role === 'security' && <GrantAct account={account} />}
      {!isMine && isWaitingForKey && session.hasRecords && <GiveKeyAct account={account} />}
      {!isMine && isActive && session.role === 'system' && <ResetPasswordAct account={account} />}
      {!isMine && isActive && session.role === 'system' && <DisableAct account={account} />}
    </Thing>
  );
}
