import { Button, Text } from '@mantine/core';
import type { PrivacyReason } from '#shared/contract/privacy.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import classes from './privacy.module.css';

/** Why it may stay, and what the second person said or has to say. */
export function ReasonLine({ reason }: { reason: PrivacyReason }) {
  const justify = useApiCommand('privacy', 'justify');
  const decide = (isAgreed: boolean): void => justify.mutate({ ids: [reason.id], isAgreed });
  return (
    <div>
      <Text fz="sm">
        {reason.askedBy}说明：{reason.reason}
      </Text>
      {reason.state === 'agreed' && <StatusWord tone="done">{reason.decidedBy}同意写</StatusWord>}
      {reason.state === 'refused' && <StatusWord tone="late">{reason.decidedBy}不同意写</StatusWord>}
      {reason.state === 'pending' && !reason.canDecide && <StatusWord tone="soon">等另一个人同意</StatusWord>}
      {reason.canDecide && (
        <div className={classes.row}>
          <Button size="compact-sm" loading={justify.isPending} onClick={() => decide(true)}>
            同意写
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => decide(false)}>
            不同意写
          </Button>
        </div>
      )}
      <ErrorNote error={justify.error} />
    </div>
  );
}
