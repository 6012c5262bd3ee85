import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EraseDue } from '#shared/contract/erase.ts';
import { findRegister } from '#shared/registers/index.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { Section } from '../../../ui/Section.tsx';
import { TickTable } from './TickTable.tsx';

/** What left its register and is kept for nothing any more: two persons erase it (个人信息保护法 §47). */
export function EraseDueList({ onTold }: { onTold: (sentence: string) => void }) {
  const due = useApiQuery('erase', 'due', {});
  // Kept here: what was asked for is gone from the list before it can be said.
  const ask = useApiCommand('erase', 'request');
  return [...Map.groupBy(due.data ?? [], ({ register }) => register)].map(([register, rows]) => (
    <OneRegister key={register} register={register} rows={rows} ask={ask} onTold={onTold} />
  ));
}

function OneRegister(props: {
  register: string;
  rows: readonly EraseDue[];
  ask: ReturnType<typeof useApiCommand<'erase', 'request'>>;
  onTold: (sentence: string) => void;
}) {
  const { register, rows, ask } = props;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const ids = rows.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const label = findRegister(register)?.label ?? register;
  const title = `移出后等着销毁：${label}`;
  return (
    <Section title={title} hint={`${rows.length} 条`} sheet={false}>
      <TickTable
        label={title}
        rows={rows}
        ticked={ticked}
        onTick={setTicked}
        columns={[
          { head: '哪天移出', cell: (row) => row.removedOn },
          { head: '为什么移出', cell: (row) => row.reason, isQuiet: true },
        ]}
      />
      <form
        className="no-print"
        aria-label={`申请销毁：${label}`}
        onSubmit={(event) => {
          event.preventDefault();
          if (ids.length === 0 || reason.trim() === '') return;
          ask.mutate(
            { register, ids, reason },
            {
              onSuccess: ({ count }) => {
                setTicked(new Set());
                setReason('');
                props.onTold(`“${label}”有 ${count} 条申请销毁，等另一位综合协调或领导同意。`);
              },
            },
          );
        }}
      >
        <ErrorNote error={ask.variables?.register === register ? ask.error : null} />
        <Group gap="xs" align="end">
          <TextInput
            label="为什么可以销毁"
            placeholder="如：已成年满三年，没有别的用处"
            w={360}
            value={reason}
            error={ask.error?.fields?.['reason']}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" loading={ask.isPending} disabled={ids.length === 0 || reason.trim() === ''}>
            申请销毁 {ids.length} 条
          </Button>
        </Group>
      </form>
    </Section>
  );
}
