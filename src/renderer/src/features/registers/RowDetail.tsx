import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import type { registersContract } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ButtonLink } from '../find/links.tsx';
import { RegisterForm } from './RegisterForm.tsx';
import classes from './registers.module.css';
import { nameOf, showValue } from './values.ts';

type RowWithHistory = InferContractRouterOutputs<typeof registersContract>['get'];
type HistoryEntry = RowWithHistory['history'][number];

/** One row with everything in it and everything that happened to it. */
export function RowDetail(props: {
  register: Register;
  id: string;
  isEditing: boolean;
  onEdit: (isEditing: boolean) => void;
  onRemoved: () => void;
}) {
  const { register, id } = props;
  const row = useApiQuery('registers', 'get', { register: register.id, id });
  return (
    <Loaded query={row}>
      {(data) => (
        <>
          {props.isEditing ? (
            <RegisterForm
              register={register}
              row={data}
              onSaved={() => props.onEdit(false)}
              onLeave={() => props.onEdit(false)}
            />
          ) : (
            <Stack gap="md" p="md">
              <Title order={2}>{nameOf(register, data.values)}</Title>
              <dl className={classes.facts}>
                {register.fields.map((field) => (
                  <div key={field.key}>
                    <dt>{field.label}</dt>
                    <dd>{showValue(field, data.values[field.key]) || '—'}</dd>
                  </div>
                ))}
              </dl>
              <Group className="no-print">
                <Button onClick={() => props.onEdit(true)}>修改</Button>
                {register.id === 'venues' && (
                  <ButtonLink variant="default" to="/checks/record/$venueId" params={{ venueId: id }}>
                    记一次检查
                  </ButtonLink>
                )}
                <Remove register={register} id={id} onRemoved={props.onRemoved} />
              </Group>
            </Stack>
          )}
          <History register={register} history={data.history} />
        </>
      )}
    </Loaded>
  );
}

/** A row leaves the ledger with a reason; it is never wiped. */
function Remove(props: { register: Register; id: string; onRemoved: () => void }) {
  const { role } = useSession();
  const remove = useApiCommand('registers', 'remove');
  const [reason, setReason] = useState<string | null>(null);
  if (role !== 'coordinator' && role !== 'leader') return null;
  if (reason === null) {
    return (
      <Button variant="default" onClick={() => setReason('')}>
        移出台账
      </Button>
    );
  }
  return (
    <form
      className={classes.remove}
      onSubmit={(event) => {
        event.preventDefault();
        remove.mutate({ register: props.register.id, id: props.id, reason }, { onSuccess: props.onRemoved });
      }}
      onKeyDown={(event) => event.key === 'Escape' && setReason(null)}
    >
      <TextInput
        autoFocus
        label="为什么移出"
        description="移出后不再出现在台账和检查表里，以前的检查和漏检记录都保留。"
        value={reason}
        error={remove.error?.fields?.['reason']}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ErrorNote error={remove.error} />
      <Group>
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

const actionWords = {
  created: '登记',
  changed: '修改',
  removed: '移出',
  restored: '恢复',
  imported: '导入',
  'import-undone': '撤销导入',
  merged: '合并',
} as const satisfies Record<HistoryEntry['action'], string>;

function History({ register, history }: { register: Register; history: HistoryEntry[] }) {
  return (
    <section className={classes.history} aria-label="改动经过">
      <Text fw={600}>改动经过</Text>
      <ol>
        {history.map((entry) => (
          <li key={`${entry.at}${entry.action}`}>
            <Text fz="sm">
              {formatInstant(entry.at)} <b>{actionWords[entry.action]}</b>　{entry.handler ?? entry.typist}
              {entry.handler && entry.handler !== entry.typist && `（录入人 ${entry.typist}）`}
              {entry.reason && `：${entry.reason}`}
            </Text>
            {entry.action === 'changed' &&
              entry.changes.map((change) => {
                const field = register.fields.find((candidate) => candidate.key === change.field);
                return (
                  field && (
                    <Text key={change.field} fz="sm" c="dimmed">
                      {field.label}：{showValue(field, change.before) || '空'} →{' '}
                      {showValue(field, change.after) || '空'}
                    </Text>
                  )
                );
              })}
          </li>
        ))}
      </ol>
    </section>
  );
}
