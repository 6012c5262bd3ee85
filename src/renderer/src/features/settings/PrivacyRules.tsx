import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { PrivacyRule } from '#shared/contract/privacy.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';
import { formatInstant } from '../../ui/format.ts';

/** How few people a description must fit to tell who they are. More holds at once; fewer only when another person agrees. */
export function PrivacyRules() {
  const rule = useApiQuery('privacy', 'rule', {});
  return (
    <Section title="隐私检查的人数" hint="通报、宣传稿签发前用">
      <Loaded query={rule} rows={3}>
        {(held) => (
          <Stack gap="md">
            {held.proposal && <Waiting proposal={held.proposal} />}
            <LeastForm key={held.least} held={held} />
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Waiting({ proposal }: { proposal: NonNullable<PrivacyRule['proposal']> }) {
  const agree = useApiCommand('privacy', 'agreeRule');
  const drop = useApiCommand('privacy', 'dropRule');
  const { id, by, at, least, reason, isMine } = proposal;
  return (
    <>
      <Note tone="soon">
        {by} {formatInstant(at)} 提出放宽到少于 {least} 人。为什么：{reason}。
        {isMine && '要另一位综合协调或领导同意才算数，现在还按原来的查。'}
      </Note>
      <ErrorNote error={agree.error ?? drop.error} />
      <Group gap="xs">
        {!isMine && (
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

function LeastForm({ held }: { held: PrivacyRule }) {
  const [least, setLeast] = useState(held.least);
  const [reason, setReason] = useState('');
  const propose = useApiCommand('privacy', 'proposeRule');
  const fields = propose.error?.fields;
  const isLoosened = least < held.least;
  const isSame = least === held.least;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isSame) return;
    propose.mutate(
      { least, reason },
      {
        onSuccess: () => {
          setReason('');
          setLeast(held.least);
        },
      },
    );
  }

  return (
    <form onSubmit={submit} aria-label="隐私检查的人数" noValidate>
      <Stack gap="md" maw={360}>
        <NumberInput
          label="合起来少于几个人，算能认出人"
          description="例如“某校三年级的女生”，台账里只对得上 4 个人，少于 5 人，就要改。人数越大查得越严。"
          value={least}
          min={3}
          max={50}
          allowDecimal={false}
          error={fields?.['least']}
          onChange={(value) => setLeast(Number(value))}
        />
        {!isSame && (
          <TextInput
            label="为什么改"
            description={
              isLoosened ? '放宽要另一位综合协调或领导同意，同意前按原来的查' : '收紧马上算数，记入审计'
            }
            value={reason}
            error={fields?.['reason']}
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
