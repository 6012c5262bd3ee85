import { NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ExportLimits } from '#shared/contract/exports.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { LooseningWaits, RuleForm } from './loosening.tsx';

const meanwhile = '按原来的办';

/** How much one person may take out alone. Less holds at once; more only when another person agrees. */
export function ExportRules() {
  const limits = useApiQuery('exports', 'limits', {});
  const propose = useApiCommand('exports', 'proposeLimits');
  return (
    <Section title="导出要第二个人同意" hint="一个人 24 小时内加起来">
      <Loaded query={limits} rows={4}>
        {(held) => (
          <Stack gap="md">
            {held.proposal && <Waiting proposal={held.proposal} />}
            <LimitsForm key={`${held.rows}-${held.rowsSensitive}`} held={held} propose={propose} />
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Waiting({ proposal }: { proposal: NonNullable<ExportLimits['proposal']> }) {
  const agree = useApiCommand('exports', 'agreeLimits');
  const drop = useApiCommand('exports', 'dropLimits');
  const wish = `：人员类 ${proposal.rowsSensitive} 条，其他 ${proposal.rows} 条`;
  return <LooseningWaits {...{ proposal, wish, meanwhile, agree, drop }} canAgree={proposal.canAgree} />;
}

type Propose = ReturnType<typeof useApiCommand<'exports', 'proposeLimits'>>;

function LimitsForm({ held, propose }: { held: ExportLimits; propose: Propose }) {
  const [rowsSensitive, setSensitive] = useState(held.rowsSensitive);
  const [rows, setRows] = useState(held.rows);
  const fields = propose.error?.fields;

  function send(reason: string, done: () => void): void {
    propose.mutate(
      { rows, rowsSensitive, reason },
      {
        onSuccess: ({ state }) => {
          done();
          if (state === 'set') return;
          setRows(held.rows);
          setSensitive(held.rowsSensitive);
        },
      },
    );
  }

  return (
    <RuleForm
      label="导出要第二个人同意"
      isSame={rows === held.rows && rowsSensitive === held.rowsSensitive}
      isLoosened={rows > held.rows || rowsSensitive > held.rowsSensitive}
      meanwhile={meanwhile}
      propose={propose}
      onPropose={send}
    >
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
    </RuleForm>
  );
}
