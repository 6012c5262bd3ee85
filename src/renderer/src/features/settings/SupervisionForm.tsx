import { Button, NumberInput, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';

type Key = keyof SupervisionRules;
type Input = readonly [key: Key, label: string, help: string];

/** Every rule, in the order in which it comes over what was handed out. */
const groups: readonly { title: string; inputs: readonly Input[] }[] = [
  {
    title: '签收',
    inputs: [
      ['remindSignWorkdays', '交办后第几个工作日没签收就提醒', '工作台自己记一笔提醒'],
      ['signWorkdays', '几个工作日内签收', '问题过了就标“过了签收期”'],
    ],
  },
  {
    title: '到期以前',
    inputs: [['remindDays', '到期前几天提醒', '从这天起算“快到期”；遇放假提前到放假前']],
  },
  {
    title: '过期以后',
    inputs: [
      ['urgeDays', '过期几天催办', '工作台自己记一次催办'],
      ['superviseDays', '过期几天督办', '提醒综合协调：交办事项发督办单，问题报分管领导'],
      ['talkDays', '过期几天约谈或挂牌督办', '提醒领导来办；问题报主要领导'],
      ['reportDays', '过期几天报上级', '只对问题'],
    ],
  },
  {
    title: '延期和反弹',
    inputs: [
      ['extensionLimit', '延期几次以后要领导批', '问题按一轮整改算，交办事项按一家单位算'],
      ['relapseDays', '销号后多少天内再查到算反弹', '再晚的另立一个问题，并指向原来那个'],
    ],
  },
];

/** 催办督办的规矩: when the desk reminds by itself, and when people step in, for tasks and problems alike. */
export function SupervisionForm() {
  const rules = useApiQuery('supervision', 'rules', {});
  return (
    <Section title="催办督办的规矩" hint="交办事项和两个清单都按这个；过期以后的日子遇放假顺延到上班那天">
      <Loaded query={rules} rows={6}>
        {(saved) => <Form saved={saved} />}
      </Loaded>
    </Section>
  );
}

function Form({ saved }: { saved: SupervisionRules }) {
  const [rules, setRules] = useState(saved);
  const save = useApiCommand('supervision', 'saveRules');
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(rules);
  }
  return (
    <form onSubmit={submit} aria-label="催办督办的规矩" noValidate>
      <Stack gap="sm" maw={360}>
        {groups.map(({ title, inputs }) => (
          <Stack key={title} gap="xs">
            <Title order={3} fz="md">
              {title}
            </Title>
            {inputs.map(([key, label, description]) => (
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
          </Stack>
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
