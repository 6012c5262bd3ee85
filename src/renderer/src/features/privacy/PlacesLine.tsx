import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PrivacyHit, PrivacyReason } from '#shared/contract/privacy.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import classes from './privacy.module.css';

/** Villages and schools that a paper names without speaking of one person: one reason for all of them. */
export function PlacesLine(props: {
  id: string;
  hits: readonly PrivacyHit[];
  reasonOf: (hit: PrivacyHit) => PrivacyReason | undefined;
  beforeExplain: () => Promise<void>;
}) {
  const { id, hits, reasonOf, beforeExplain } = props;
  const explain = useApiCommand('privacy', 'explain');
  const [reason, setReason] = useState('');
  const open = hits.filter((hit) => reasonOf(hit)?.state !== 'agreed');
  const reasons = new Set(
    hits.flatMap((hit) => {
      const given = reasonOf(hit);
      return given?.state === 'agreed' ? [`${given.askedBy}说明：${given.reason}`] : [];
    }),
  );

  async function stand(): Promise<void> {
    await beforeExplain();
    await explain.mutateAsync({ id, keys: [...new Set(open.map(({ key }) => key))], reason });
    setReason('');
  }

  return (
    <div className={classes.hit} role="group" aria-label="只写了地名">
      <StatusWord tone={open.length > 0 ? 'soon' : 'done'}>只写了地名</StatusWord>{' '}
      {namesOf(open.length > 0 ? open : hits)}
      <Text fz="sm" c="dimmed">
        旁边没有写到哪一个人。写明为什么要写，就可以签发；旁边再写上年龄、亲属、班级的，要另外处理。
      </Text>
      {[...reasons].map((given) => (
        <Text key={given} fz="sm">
          {given}
        </Text>
      ))}
      {open.length > 0 && (
        <form
          className={classes.reason}
          onSubmit={(event) => {
            event.preventDefault();
            void stand().catch(() => undefined);
          }}
        >
          <TextInput
            aria-label="为什么写这些地名"
            placeholder="为什么写：例如，通报的是村里的场所"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={reason.trim() === ''} loading={explain.isPending}>
            可以写这些地名
          </Button>
        </form>
      )}
      <ErrorNote error={explain.error} />
    </div>
  );
}

function namesOf(hits: readonly PrivacyHit[]): string {
  return [...new Set(hits.map(({ text }) => text))].join('、');
}
