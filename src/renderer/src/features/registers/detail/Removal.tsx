import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { isEscape } from '../is-escape.ts';
import classes from '../registers.module.css';

/** A row leaves the ledger with a reason, and can come back. */
export function Remove(props: { register: Register; id: string; onRemoved: () => void }) {
  const remove = useApiCommand('registers', 'remove');
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <Button variant="default" onClick={() => setReason('')}>
        移出台账
      </Button>
    );
  }
  return (
    <form
      className={classes.inset}
      aria-label="移出台账"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') return;
        remove.mutate({ register: props.register.id, id: props.id, reason }, { onSuccess: props.onRemoved });
      }}
      onKeyDown={(event) => {
        if (!isEscape(event)) return;
        event.preventDefault();
        setReason(null);
      }}
    >
      <TextInput
        autoFocus
        label="为什么移出"
        description="移出后不再出现在台账里，以前的记录都保留，需要时可以恢复。"
        value={reason}
        error={remove.error?.fields?.['reason']}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ErrorNote error={remove.error} />
      <Group gap="xs">
        <Button type="submit" disabled={reason.trim() === ''} loading={remove.isPending}>
          移出台账
        </Button>
        <Button variant="default" onClick={() => setReason(null)}>
          先不移
        </Button>
      </Group>
    </form>
  );
}

export function Restore({ register, id }: { register: Register; id: string }) {
  const restore = useApiCommand('registers', 'restore');
  return (
    <>
      <div>
        <Button
          variant="default"
          loading={restore.isPending}
          onClick={() => restore.mutate({ register: register.id, id })}
        >
          恢复到台账
        </Button>
      </div>
      <ErrorNote error={restore.error} />
    </>
  );
}
