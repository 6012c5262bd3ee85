import { useApiCommand } from '../../api/hooks.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Act } from '../../ui/Thing.tsx';
import type { Account } from './account.ts';

/** For somebody who left: the way in goes, what he did stays on record. */
export function DisableAct({ account }: { account: Account }) {
  const disable = useApiCommand('accounts', 'disable');
  return (
    <Act title="停用" hint="人调走了用。办过的事都留着，账号不能再登录，停用后不能恢复，只能另建。">
      <ErrorNote error={disable.error} />
      <div>
        <ConfirmInline
          verb="停用"
          question={`停用“${account.name}”的账号？马上就不能登录了。`}
          isBusy={disable.isPending}
          onConfirm={() => disable.mutate({ accountId: account.id })}
        />
      </div>
    </Act>
  );
}
