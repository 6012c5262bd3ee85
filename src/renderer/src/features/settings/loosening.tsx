import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Note } from '../../ui/Note.tsx';
import { formatInstant } from '../../ui/format.ts';

/** As much of a command as its button needs. */
type Act<I> = { mutate: (input: I) => void; isPending: boolean; error: AppError | null };

type Proposal = { id: string; by: string; at: string; reason: string; isMine: boolean };

/** A loosening that one person proposed: another agrees or refuses, whoever proposed it may take it back. */
export function LooseningWaits(props: {
  proposal: Proposal;
  canAgree: boolean;
  /** What it would be loosened to, after 提出放宽. */
  wish: string;
  /** What goes on meanwhile, as a whole clause. */
  meanwhile: string;
  agree: Act<{ id: string }>;
  drop: Act<{ id: string }>;
}) {
  const { canAgree, agree, drop } = props;
  const { id, by, at, reason, isMine } = props.proposal;
  return (
    <>
      <Note tone="soon">
        {by} {formatInstant(at)} 提出放宽{props.wish}。为什么：{reason}。
        {!canAgree && `要另一位综合协调或领导同意才算数，现在还${props.meanwhile}。`}
      </Note>
      <ErrorNote error={agree.error ?? drop.error} />
      <Group gap="xs">
        {canAgree && (
          <Button loading={agree.isPending} onClick={() => agree.mutate({ id })}>
            同意放宽
          </Button>
        )}
        <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate({ id })}>
          {isMine ? '收回' : '不同意'}
        </Button>
      </Group>
    </>
  );
}

/** A rule that one person may tighten at once, with a reason; loosened it is only proposed. */
export function RuleForm(props: {
  label: string;
  isSame: boolean;
  isLoosened: boolean;
  meanwhile: string;
  propose: { isPending: boolean; error: AppError | null; data: { state: string } | undefined };
  onPropose: (reason: string, done: () => void) => void;
  children: ReactNode;
}) {
  const { isSame, isLoosened, propose } = props;
  const [reason, setReason] = useState('');
  return (
    <form
      aria-label={props.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSame) props.onPropose(reason, () => setReason(''));
      }}
    >
      <Stack gap="md" maw={360}>
        {props.children}
        {!isSame && (
          <TextInput
            label="为什么改"
            description={
              isLoosened
                ? `放宽要另一位综合协调或领导同意，同意前${props.meanwhile}`
                : '收紧马上算数，记入审计'
            }
            value={reason}
            error={propose.error?.fields?.['reason']}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <ErrorNote error={propose.error} />
        {propose.data?.state === 'set' && isSame && <Note tone="done">已保存。</Note>}
        <div>
          <Button type="submit" loading={propose.isPending} disabled={isSame || reason.trim() === ''}>
            {isLoosened ? '提出放宽' : '保存'}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
