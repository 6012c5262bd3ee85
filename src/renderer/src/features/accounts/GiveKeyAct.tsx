import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Act } from '../../ui/Thing.tsx';
import type { Account } from './account.ts';

/** Third act: a holder of the records key hands it on and says which unit the newcomer belongs to. */
export function GiveKeyAct({ account }: { account: Account }) {
  const units = useApiQuery('units', 'list', {});
  const give = useApiCommand('accounts', 'giveRecordsKey');
  const known = units.data?.find((unit) => unit.name === account.unitName);
  const [picked, setPicked] = useState<string | null | undefined>(undefined);
  const unitId = picked === undefined ? (known?.id ?? null) : picked;
  return (
    <Act title="交数据钥匙" hint={`交了以后，${account.name}登录就能看到业务资料。请先当面确认是本人。`}>
      <Select
        label="是哪个单位的人"
        description="核查销号要看单位：整改单位的人不能自己核自己"
        placeholder="还没定"
        data={(units.data ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
        value={unitId}
        searchable
        clearable
        nothingFoundMessage="没有这个单位，请先到台账“成员单位”里登记"
        maw={360}
        onChange={setPicked}
      />
      <ErrorNote error={units.error ?? give.error} />
      <div>
        <Button loading={give.isPending} onClick={() => give.mutate({ accountId: account.id, unitId })}>
          交钥匙
        </Button>
      </div>
    </Act>
  );
}
