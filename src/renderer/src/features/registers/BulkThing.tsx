import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RegisterRecord } from '#shared/contract/registers.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Pane } from './Pane.tsx';
import { FieldInput } from './form/FieldInput.tsx';
import classes from './registers.module.css';
import { isBlank } from './values.ts';

/** One act for all the marked rows: one field set, or the rows taken out. All of them or none. */
export function BulkThing(props: {
  register: Register;
  ids: readonly string[];
  isRemoval: boolean;
  onClose: () => void;
  onDone: (sentence: string) => void;
}) {
  const { register, ids } = props;
  const bulk = useApiCommand('registers', 'bulk');
  const count = ids.length;

  function send(change: Parameters<typeof bulk.mutate>[0]['change'], word: string): void {
    if (count === 0 || bulk.isPending) return;
    bulk.mutate(
      { register: register.id, query: { ids: [...ids] }, change },
      { onSuccess: ({ changed }) => props.onDone(`${word}：${changed} 条。每一条的经过里都记了一笔。`) },
    );
  }

  return (
    <Pane
      title={props.isRemoval ? `移出选中的 ${count} 条` : `给选中的 ${count} 条改一项`}
      onClose={props.onClose}
    >
      {props.isRemoval ? (
        <RemoveForm
          count={count}
          isBusy={bulk.isPending}
          onSend={(reason) => send({ kind: 'remove', reason }, '已移出')}
        />
      ) : (
        <SetForm
          register={register}
          count={count}
          isBusy={bulk.isPending}
          errors={bulk.error?.fields}
          onChoose={() => bulk.reset()}
          onSend={(field, value) => send({ kind: 'set', field: field.key, value }, `“${field.label}”已改`)}
        />
      )}
      <ErrorNote error={bulk.error} />
    </Pane>
  );
}

function SetForm(props: {
  register: Register;
  count: number;
  isBusy: boolean;
  errors: Readonly<Record<string, string>> | undefined;
  /** Another field: what was wrong with the former one is over. */
  onChoose: () => void;
  onSend: (field: Field, value: RegisterRecord[string]) => void;
}) {
  const { register } = props;
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<RegisterRecord[string]>(null);
  // What tells one row from all others is never the same for many.
  const single = new Set(register.duplicateRules.certain.filter((set) => set.length === 1).flat());
  const fields = register.fields.filter(
    (field) => field.key !== register.titleField && !single.has(field.key),
  );
  const field = fields.find((candidate) => candidate.key === key);
  const clears = field !== undefined && isBlank(value) && field.kind !== 'boolean';

  return (
    <form
      className={classes.stack}
      aria-label="改一项"
      onSubmit={(event) => {
        event.preventDefault();
        if (field) props.onSend(field, field.kind === 'boolean' ? value === true : value);
      }}
    >
      <Select
        autoFocus
        label="改哪一项"
        placeholder="选一项"
        data={fields.map((candidate) => ({ value: candidate.key, label: candidate.label }))}
        value={key}
        searchable
        nothingFoundMessage="没有这一项"
        onChange={(next) => {
          setKey(next);
          setValue(null);
          props.onChoose();
        }}
      />
      {field && (
        <FieldInput
          field={{ ...field, help: `选中的 ${props.count} 条都改成这样` }}
          value={value}
          names={{}}
          error={props.errors?.[`values.${field.key}`] ?? Object.values(props.errors ?? {})[0]}
          onChange={setValue}
        />
      )}
      {clears && !field.required && (
        <Text c="var(--soon)">现在没有填：这一项会在 {props.count} 条里都清空。</Text>
      )}
      <Group>
        <Button
          type="submit"
          loading={props.isBusy}
          disabled={!field || props.count === 0 || (clears && field.required === true)}
        >
          改 {props.count} 条
        </Button>
      </Group>
    </form>
  );
}

function RemoveForm(props: { count: number; isBusy: boolean; onSend: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  return (
    <form
      aria-label="移出台账"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') props.onSend(reason.trim());
      }}
    >
      <Stack gap="sm">
        <TextInput
          autoFocus
          label="为什么移出"
          description="移出后不再出现在台账里，以前的经过都保留，需要时可以恢复。"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={props.isBusy} disabled={reason.trim() === '' || props.count === 0}>
            移出 {props.count} 条
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
