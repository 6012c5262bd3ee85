import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RegisterRecord, RegisterRow } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { KeptNote } from '../../../drafts/KeptNote.tsx';
import { useDraft } from '../../../drafts/use-draft.ts';
import classes from '../registers.module.css';
import { PrivacyButton } from '../../privacy/PrivacyButton.tsx';
import { blankValues, emptyFields, fieldError, isBlank, wordsOf } from '../values.ts';
import type { RefNames } from '../values.ts';
import { Duplicates } from './Duplicates.tsx';
import { FieldInput } from './FieldInput.tsx';
import { checkRow, leaveField } from './form-checks.ts';

const MASKED_HELP = '内容已遮挡。不改就留着；要改请整个重新填';

/** The name a half-typed row is kept by. */
export function rowDraft(register: Register, id: string | undefined): string {
  return `row-${register.id}-${id ?? 'new'}`;
}

/** A row being written, from the register's definition. Leaving keeps what was typed. */
export function RegisterForm(props: {
  register: Register;
  row: (RegisterRow & { names?: RefNames }) | null;
  onSaved: (id: string) => void;
  onLeave: () => void;
  onOpen: (id: string) => void;
  onMerge?: (id: string) => void;
}) {
  const { register, row } = props;
  const save = useApiCommand('registers', 'save');
  const today = useApiQuery('desk', 'status', {}).data?.today;
  const draft = useDraft<RegisterRecord>(
    rowDraft(register, row?.id),
    () => row?.values ?? blankValues(register),
    row?.revision,
  );
  const values = draft.value;
  const kept = Object.fromEntries((row?.masked ?? []).map((key) => [key, row?.values[key] ?? null]));
  const form = useRef<HTMLFormElement>(null);
  // Whoever opened it by key goes on typing.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  /** Fields the person has been to: nothing is called wrong while it is still being typed. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [missing, setMissing] = useState<Record<string, string>>({});
  const [hasTried, setTried] = useState(false);
  const { errors, warnings } = checkRow(register, values, kept, today);
  const isLikelyRefused = save.error?.code === 'register.likely-duplicate';

  function submit(acceptLikely = false): void {
    if (save.isPending) return;
    const gaps = emptyFields(register, values);
    flushSync(() => {
      setMissing(gaps);
      setTried(true);
      setLeft(new Set(register.fields.map((field) => field.key)));
    });
    if (Object.keys(gaps).length > 0 || Object.keys(errors).length > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    save.mutate(
      {
        register: register.id,
        ...(row ? { id: row.id, revision: row.revision } : {}),
        values,
        acceptLikely,
      },
      {
        onSuccess: ({ id }) => {
          draft.discard();
          props.onSaved(id);
        },
      },
    );
  }

  function sentenceFor(key: string): string | undefined {
    // An empty field is no mistake until one wants to save: what it needs may follow from a field below it.
    const isDue = left.has(key) && (hasTried || !isBlank(values[key]));
    return missing[key] ?? (isDue ? errors[key] : undefined) ?? fieldError(save.error?.fields, key);
  }

  return (
    <form
      ref={form}
      className={classes.stack}
      aria-label={row ? '修改' : '登记一条'}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) submit();
      }}
    >
      <KeptNote draft={draft} />
      <Duplicates
        register={register}
        id={row?.id}
        values={values}
        kept={kept}
        onOpen={props.onOpen}
        onMerge={props.onMerge}
        onAccept={isLikelyRefused ? () => submit(true) : undefined}
      />
      {register.fields.map((field) => (
        <div
          key={field.key}
          onBlur={(event) => {
            if (event.currentTarget.contains(event.relatedTarget)) return;
            setLeft((keys) => new Set(keys).add(field.key));
            draft.change((current) => leaveField(register, current, field.key, kept));
          }}
        >
          <FieldInput
            field={
              field.key in kept && values[field.key] === kept[field.key]
                ? { ...field, help: MASKED_HELP }
                : field
            }
            value={values[field.key] ?? null}
            names={row?.names ?? {}}
            error={sentenceFor(field.key)}
            onChange={(value) => draft.change((current) => ({ ...current, [field.key]: value }))}
          />
          {left.has(field.key) && warnings[field.key] && (
            <Text fz="xs" c="var(--soon)">
              {warnings[field.key]}
            </Text>
          )}
        </div>
      ))}
      {register.isPublished && <PrivacyButton text={wordsOf(register, values)} />}
      {!isLikelyRefused && <ErrorNote error={save.error} />}
      <Group className={classes.stay}>
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
          {row ? '不改了' : '不登记了'}
        </Button>
      </Group>
    </form>
  );
}
