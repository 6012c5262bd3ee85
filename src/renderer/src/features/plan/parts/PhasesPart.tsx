import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { PlanPhase } from '#shared/domain/plan/plan-draft.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { Section } from '../../../ui/Section.tsx';
import { patch, without } from '../import-draft.ts';
import classes from '../plan.module.css';

type Props = { phases: PlanPhase[]; errors: FieldErrors; onChange: (phases: PlanPhase[]) => void };

export function PhasesPart({ phases, errors, onChange }: Props) {
  return (
    <Section
      title={`阶段 ${phases.length} 个`}
      sheet={false}
      actions={
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange([...phases, { name: '', from: null, to: null }])}
        >
          加一个阶段
        </Button>
      }
    >
      {phases.map((phase, index) => {
        const path = `draft.phases.${index}`;
        const set = (part: Partial<PlanPhase>) => onChange(patch(phases, index, part));
        return (
          <div key={index} role="group" aria-label={`阶段${index + 1}`} className={classes.phase}>
            <TextInput
              label="阶段名称"
              value={phase.name}
              error={errors[`${path}.name`]}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <DateInput
              label="从"
              value={phase.from}
              error={errors[`${path}.from`]}
              w={160}
              onChange={(from) => set({ from })}
            />
            <DateInput
              label="到"
              value={phase.to}
              error={errors[`${path}.to`]}
              w={160}
              onChange={(to) => set({ to })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`删去阶段${index + 1}`}
              onClick={() => onChange(without(phases, index))}
            >
              ×
            </ActionIcon>
          </div>
        );
      })}
    </Section>
  );
}
