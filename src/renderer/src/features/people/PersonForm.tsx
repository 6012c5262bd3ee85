import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { PersonRow, Unit } from '#shared/contract/organisation.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Note } from '../../ui/Note.tsx';
import { Thing } from '../../ui/Thing.tsx';

type Typing = { name: string; title: string; unitId: string | null };

/** The name a half-typed person is kept by. */
export function personDraft(id: string | undefined): string {
  return `person-${id ?? 'new'}`;
}

type Props = {
  person: PersonRow | null;
  units: readonly Unit[];
  canChange: boolean;
  onDone: (id: string | null) => void;
};

export function PersonForm({ person, units, canChange, onDone }: Props) {
  const typed = useDraft<Typing>(personDraft(person?.id), () => ({
    name: person?.name ?? '',
    title: person?.title ?? '',
    unitId: person?.unitId ?? null,
  }));
  const { name, title, unitId } = typed.value;
  const save = useApiCommand('people', 'save');
  const fields = save.error?.fields;

  function set(change: Partial<Typing>): void {
    typed.change((old) => ({ ...old, ...change }));
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(
      { ...(person ? { id: person.id } : {}), name, title, unitId },
      {
        onSuccess: ({ id }) => {
          typed.settle();
          if (!person) onDone(id);
        },
      },
    );
  }

  return (
    <Thing title={person ? person.name : '添加人员'}>
      <form onSubmit={submit} aria-label={person ? '改人员' : '添加人员'} noValidate>
        <fieldset disabled={!canChange} style={{ border: 0, margin: 0, padding: 0 }}>
          <Stack gap="md" maw={420}>
            <KeptNote draft={typed} />
            <TextInput
              label="姓名"
              value={name}
              autoFocus={person === null}
              error={fields?.['name']}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <TextInput
              label="职务"
              value={title}
              error={fields?.['title']}
              onChange={(event) => set({ title: event.currentTarget.value })}
            />
            <Select
              label="单位"
              placeholder="还没定"
              data={units.map((unit) => ({ value: unit.id, label: unit.name }))}
              value={unitId}
              searchable
              clearable
              nothingFoundMessage="没有这个单位，请到台账“成员单位”里登记"
              error={fields?.['unitId']}
              onChange={(value) => set({ unitId: value })}
            />
            <ErrorNote error={save.error} />
            {save.isSuccess && person && <Note tone="done">已保存。</Note>}
            {canChange ? (
              <Group gap="sm">
                <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
                  {person ? '保存' : '添加'}
                </Button>
                <Button variant="default" onClick={() => onDone(null)}>
                  关上
                </Button>
              </Group>
            ) : (
              <span style={{ color: 'var(--ink-quiet)' }}>要改动，请找综合协调的同事。</span>
            )}
          </Stack>
        </fieldset>
      </form>
    </Thing>
  );
}
