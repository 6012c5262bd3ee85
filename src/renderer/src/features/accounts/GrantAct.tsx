import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { BusinessRole, roleLabels } from '#shared/domain/people/roles.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Note } from '../../ui/Note.tsx';
import { Act } from '../../ui/Thing.tsx';
import type { Account } from './account.ts';

const duties: Record<Role, string> = {
  coordinator: '全部业务：导入方案、交办、核查、发文书',
  officer: '录检查、报整改，看本岗位的台账',
  leader: '看全部业务，核查、签发、审批',
  system: '建账号、停账号',
  security: '授权、定规矩',
  audit: '查留痕、核真伪',
};

/** Second act: what the account may do. */
export function GrantAct({ account }: { account: Account }) {
  const choices: readonly Role[] = account.seat === 'business' ? BusinessRole.options : [account.seat];
  const [role, setRole] = useState<Role>(account.role ?? choices[0] ?? 'officer');
  const grant = useApiCommand('accounts', 'grant');
  return (
    <Act title={account.role ? '改授权' : '授权'}>
      <Radio.Group
        aria-label="能办什么"
        value={role}
        onChange={(value) => setRole(choices.find((choice) => choice === value) ?? role)}
      >
        <Stack gap={8}>
          {choices.map((choice) => (
            <Radio key={choice} value={choice} label={roleLabels[choice]} description={duties[choice]} />
          ))}
        </Stack>
      </Radio.Group>
      <ErrorNote error={grant.error} />
      {grant.isSuccess && (
        <Note tone="done">
          已授权。
          {account.seat === 'business' &&
            !account.hasRecordsKey &&
            '下一步：请业务同事在“账号”里把数据钥匙交给他。'}
        </Note>
      )}
      <div>
        <Button
          loading={grant.isPending}
          disabled={role === account.role}
          onClick={() => grant.mutate({ accountId: account.id, role })}
        >
          授权
        </Button>
      </div>
    </Act>
  );
}
