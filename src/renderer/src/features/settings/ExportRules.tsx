import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ExportLimits } from '#shared/contract/exports.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';
import { formatInstant } from '../../ui/format.ts';

/** How much one person may take out alone. Less holds at once; more only when another person agrees. */
export function ExportRules() {
  const limits = useApiQuery('exports', 'limits', {});
  return (
    <Section title="导出要第二个人同意" hint="一个人 24 小时内加起来">
      <Loaded query={limits} rows={4}>
        {(held) => (
          <Stack gap="md">
            {held.proposal && <Waiting proposal={held.proposal} />}
            <LimitsForm key={`${held.rows}-${held.rowsSensitive}`} held={held} />
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Waiting({ proposal }: { proposal: NonNullable<ExportLimits['proposal']> }) {
  const agree = useApiCommand('exports', 'agreeLimits');
  const drop = useApiCommand('exports', 'dropLimits');
  const { id, by, at, rows, rowsSensitive, reason } = proposal;
  return (
    <>
      <Note tone="soon">
        {by} {formatInstant(at)} 提出放宽：人员类 {rowsSensitive} 条，其他 {rows} 条。为什么：{reason}。
        {!proposal.canAgree && '要另一位综合协调或领导同意才算数，现在还按原来的办。'}
      </Note>
      <ErrorNote error={agree.error ?? drop.error} />
      <Group gap="xs">
        {proposal.canAgree && (
          <Button loading={agree.isPending} onClick={() => agree.mutate({ id })}>
            同意放宽
          </Button>
        )}
        <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate({ id })}>
          {proposal.isMine ? '收回' : '不同意'}
        </Button>
      </Group>
    </>
  );
}

function LimitsForm({ held }: { held: ExportLimits }) {
  const [rowsSensitive, setSensitive] = useState(held.rowsSensitive);
  const [rows, setRows] = useState(held.rows);
  const [reason, setReason] = useState('');
  const propose = useApiCommand('exports', 'proposeLimits');
  const fields = propose.error?.fields;
  const isRaised = rows > held.rows || rowsSensitive > held.rowsSensitive;
  const isSame = rows === held.rows && rowsSensitive === held.rowsSensitive;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isSame) return;
    propose.mutate(
      { rows, rowsSensitive, reason },
      {
        onSuccess: ({ state }) => {
          setReason('');
          if (state === 'set') return;
          setRows(held.rows);
          setSensitive(held.rowsSensitive);
        },
      },
    );
  }

  return (
    <form onSubmit={submit} aria-label="导出要第二个人同意" noValidate>
      <Stack gap="md" maw={360}>
        <NumberInput
          label="重点儿童、从业人员、重点人员，超过几条"
          description={`24 小时内您已经导出 ${held.takenSensitive} 条`}
          value={rowsSensitive}
          min={1}
          max={500}
          allowDecimal={false}
          error={fields?.['rowsSensitive']}
          onChange={(value) => setSensitive(Number(value))}
        />
        <NumberInput
          label="其他台账，超过几条"
          description={`24 小时内您已经导出 ${held.taken} 条`}
          value={rows}
          min={1}
          max={5000}
          allowDecimal={false}
          error={fields?.['rows']}
          onChange={(value) => setRows(Number(value))}
        />
        {!isSame && (
          <TextInput
            label="为什么改"
            description={
              isRaised ? '放宽要另一位综合协调或领导同意，同意前按原来的办' : '收紧马上算数，记入审计'
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
            {isRaised ? '提出放宽' : '保存'}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
