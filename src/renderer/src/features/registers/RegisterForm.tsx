import { Button, Group, Stack, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegisterRecord, RegisterRow } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { useDraft } from '../checks/useDraft.ts';
import { FieldInput } from './FieldInput.tsx';
import { blankValues, emptyFields, fieldError, nameOf } from './values.ts';

/** A row being written, from the register's definition. Leaving keeps what was typed. */
export function RegisterForm(props: {
  register: Register;
  row: RegisterRow | null;
  onSaved: (id: string) => void;
  onLeave: () => void;
}) {
  const { register, row } = props;
  const queries = useQueryClient();
  const save = useApiCommand('registers', 'save');
  const draft = useDraft<RegisterRecord>(
    `${register.id}-${row?.id ?? 'new'}`,
    () => row?.values ?? blankValues(register),
  );
  const [missing, setMissing] = useState<Record<string, string>>({});
  const errors = { ...save.error?.fields, ...missing };

  function submit(): void {
    if (save.isPending) return;
    const gaps = emptyFields(register, draft.value);
    setMissing(gaps);
    if (Object.keys(gaps).length > 0) return;
    save.mutate(
      {
        register: register.id,
        ...(row ? { id: row.id, revision: row.revision } : {}),
        values: draft.value,
      },
      {
        onSuccess: ({ id }) => {
          draft.discard();
          props.onSaved(id);
        },
        onError: (error) => {
          // The newer row is fetched behind the form: the next save knows it, and its history shows who changed what.
          if (error.code === 'record.stale') void queries.invalidateQueries({ queryKey: ['registers'] });
        },
      },
    );
  }

  return (
    <form
      aria-label={row ? '修改' : '登记一条'}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        const isListOpen =
          event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
        if (event.key === 'Escape' && !isListOpen) props.onLeave();
        if (event.key === 'Enter' && event.ctrlKey) submit();
      }}
    >
      <Stack gap="sm" p="md">
        <Title order={2}>{row ? nameOf(register, row.values) : '登记一条'}</Title>
        {register.fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={draft.value[field.key] ?? null}
            error={fieldError(errors, field.key)}
            onChange={(value) => draft.change((values) => ({ ...values, [field.key]: value }))}
          />
        ))}
        <ErrorNote error={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            保存
          </Button>
          <Button
            variant="default"
            onClick={() => {
              draft.discard();
              props.onLeave();
            }}
          >
            不改了
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
