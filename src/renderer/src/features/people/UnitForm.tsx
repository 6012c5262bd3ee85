import { Button, Group, Radio, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Unit } from '#shared/contract/organisation.ts';
import { unitKindHints, unitKindLabels } from '#shared/text/screen.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Note } from '../../ui/Note.tsx';
import { Thing } from '../../ui/Thing.tsx';

const kinds: readonly Unit['kind'][] = ['village', 'office', 'external'];

type Props = { unit: Unit | null; canChange: boolean; onDone: (id: string | null) => void };

export function UnitForm({ unit, canChange, onDone }: Props) {
  const [name, setName] = useState(unit?.name ?? '');
  const [kind, setKind] = useState<Unit['kind']>(unit?.kind ?? 'village');
  const [aliases, setAliases] = useState<string[]>(unit?.aliases ?? []);
  const save = useApiCommand('units', 'save');
  const fields = save.error?.fields;

  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(
      { ...(unit ? { id: unit.id } : {}), name, kind, aliases },
      { onSuccess: ({ id }) => !unit && onDone(id) },
    );
  }

  return (
    <Thing title={unit ? unit.name : '添加单位'}>
      <form onSubmit={submit} aria-label={unit ? '改单位' : '添加单位'} noValidate>
        <fieldset disabled={!canChange} style={{ border: 0, margin: 0, padding: 0 }}>
          <Stack gap="md" maw={420}>
            <TextInput
              label="单位名称"
              value={name}
              autoFocus={unit === null}
              error={fields?.['name']}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Radio.Group
              label="哪一类"
              value={kind}
              onChange={(value) => setKind(kinds.find((item) => item === value) ?? kind)}
            >
              <Stack gap={8} mt={4}>
                {kinds.map((value) => (
                  <Radio
                    key={value}
                    value={value}
                    label={unitKindLabels[value]}
                    description={unitKindHints[value]}
                  />
                ))}
              </Stack>
            </Radio.Group>
            <TagsInput
              label="别的叫法"
              description="表格里的简称、旧称，导入时认成同一个单位。写一个按一次回车"
              value={aliases}
              clearable
              error={fields?.['aliases']}
              onChange={setAliases}
            />
            <ErrorNote error={save.error} />
            {save.isSuccess && unit && <Note tone="done">已保存。</Note>}
            {canChange ? (
              <Group gap="sm">
                <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
                  {unit ? '保存' : '添加'}
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
