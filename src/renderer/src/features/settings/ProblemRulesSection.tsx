import { Button, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { escalationLabels } from '#shared/domain/problem/problem.ts';
import type { ProblemRules } from '#shared/domain/problem/rules.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';

/** What the office sets about signing, more time, escalation and relapse. */
export function ProblemRulesSection() {
  const rules = useApiQuery('problems', 'rules', {});
  return (
    <Section title="两个清单的规矩">
      <Loaded query={rules} rows={4}>
        {(saved) => <RulesForm saved={saved} />}
      </Loaded>
    </Section>
  );
}

type Days = Exclude<keyof ProblemRules, 'escalateAfterDays'>;
const inputs: readonly { key: Days; label: string; help: string; min: number; max: number }[] = [
  { key: 'signWorkdays', label: '几个工作日内签收', help: '过了就记“过了签收期”', min: 1, max: 15 },
  { key: 'soonDays', label: '到期前几天提醒', help: '算作“快到期”', min: 0, max: 30 },
  { key: 'extensionLimit', label: '延期几次以后要领导批', help: '一轮整改里算', min: 0, max: 9 },
  {
    key: 'relapseDays',
    label: '销号后多少天内再查到算反弹',
    help: '再晚的另立一个问题，并指向原来那个',
    min: 1,
    max: 1825,
  },
];

function RulesForm({ saved }: { saved: ProblemRules }) {
  const [rules, setRules] = useState(saved);
  const save = useApiCommand('problems', 'saveRules');
  const errors = save.error?.fields ?? {};

  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(rules);
  }

  return (
    <form onSubmit={submit} aria-label="两个清单的规矩" noValidate>
      <Stack gap="md" maw={360}>
        {inputs.map(({ key, label, help, min, max }) => (
          <NumberInput
            key={key}
            label={label}
            description={help}
            value={rules[key]}
            min={min}
            max={max}
            allowDecimal={false}
            error={errors[key]}
            onChange={(value) => setRules({ ...rules, [key]: Number(value) })}
          />
        ))}
        {rules.escalateAfterDays.map((days, index) => (
          <NumberInput
            key={escalationLabels[index + 1]}
            label={`逾期几天${escalationLabels[index + 1]}`}
            value={days}
            min={1}
            max={365}
            allowDecimal={false}
            error={errors[`escalateAfterDays.${index}`] ?? (index === 0 && errors['escalateAfterDays'])}
            onChange={(value) =>
              setRules({ ...rules, escalateAfterDays: rules.escalateAfterDays.with(index, Number(value)) })
            }
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
