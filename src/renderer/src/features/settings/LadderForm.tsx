import { Button, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { LadderRules } from '#shared/domain/supervision/ladder.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';

const fields: readonly { key: keyof LadderRules; label: string; description: string }[] = [
  {
    key: 'signWorkdays',
    label: '交办后第几个工作日没签收就提醒',
    description: '工作台自己记一笔提醒',
  },
  { key: 'remindDays', label: '到期前几天提醒', description: '遇放假提前到放假前' },
  { key: 'urgeDays', label: '过期几天催办', description: '工作台自己记一次催办' },
  { key: 'superviseDays', label: '过期几天发督办单', description: '提醒综合协调来办' },
  { key: 'talkDays', label: '过期几天约谈或挂牌督办', description: '提醒领导来办' },
];

/** 催办的日子: when the desk reminds by itself, and when people step in. */
export function LadderForm() {
  const ladder = useApiQuery('tasks', 'ladder', {});
  return (
    <Section title="催办的日子" hint="过期以后的日子遇放假顺延到上班那天">
      <Loaded query={ladder} rows={5}>
        {(saved) => <Form saved={saved} />}
      </Loaded>
    </Section>
  );
}

function Form({ saved }: { saved: LadderRules }) {
  const [rules, setRules] = useState(saved);
  const save = useApiCommand('tasks', 'saveLadder');
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(rules);
  }
  return (
    <form onSubmit={submit} aria-label="催办的日子" noValidate>
      <Stack gap="sm" maw={360}>
        {fields.map(({ key, label, description }) => (
          <NumberInput
            key={key}
            label={label}
            description={description}
            value={rules[key]}
            min={0}
            allowDecimal={false}
            error={save.error?.fields?.[key]}
            onChange={(value) => setRules((old) => ({ ...old, [key]: Number(value) }))}
          />
        ))}
        <ErrorNote error={save.error} />
        {save.isSuccess && <Note tone="done">已保存。</Note>}
        <div>
          <Button type="submit" loading={save.isPending}>
            保存
          </Button>
        </div>
      </Stack>
    </form>
  );
}
