import { ActionIcon, Button, NumberInput, Select, Textarea } from '@mantine/core';
import { Rhythm } from '#shared/domain/plan/plan-draft.ts';
import type { PlanGroup, PlanObligation } from '#shared/domain/plan/plan-draft.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { Section } from '../../../ui/Section.tsx';
import { patch, without } from '../import-draft.ts';
import { rhythmLabels } from '../plan-words.ts';
import classes from '../plan.module.css';

type Props = {
  obligations: PlanObligation[];
  groups: PlanGroup[];
  errors: FieldErrors;
  onChange: (obligations: PlanObligation[]) => void;
};

const rhythms = Rhythm.options.map((value) => ({ value, label: rhythmLabels[value] }));
const blank: PlanObligation = { text: '', every: 'month', times: 1, group: null, duty: null };

/** 周期任务: the demands that come back every week or month, each traced to its duty. */
export function ObligationsPart({ obligations, groups, errors, onChange }: Props) {
  const places = groups.flatMap((group) =>
    group.duties.map((duty) => ({
      value: `${group.name}\n${duty.no}`,
      label: `${group.name}职责${duty.no}`,
    })),
  );
  return (
    <Section
      title={`周期任务 ${obligations.length} 项`}
      hint="“定期”“常态化”没写次数的，可以在这里定下来"
      sheet={false}
      actions={
        <Button variant="default" size="compact-sm" onClick={() => onChange([...obligations, blank])}>
          加一项
        </Button>
      }
    >
      {obligations.map((obligation, index) => {
        const path = `draft.obligations.${index}`;
        const set = (part: Partial<PlanObligation>) => onChange(patch(obligations, index, part));
        return (
          <div key={index} role="group" aria-label={`周期任务${index + 1}`} className={classes.obligation}>
            <Textarea
              label="要做什么"
              minRows={1}
              value={obligation.text}
              error={errors[`${path}.text`]}
              onChange={(event) => set({ text: event.currentTarget.value })}
            />
            <Select
              label="多久一次"
              data={rhythms}
              value={obligation.every}
              allowDeselect={false}
              error={errors[`${path}.every`]}
              onChange={(value) => set(rhythm(Rhythm.parse(value), obligation.times))}
            />
            <NumberInput
              label="至少几次"
              min={1}
              max={366}
              allowDecimal={false}
              disabled={obligation.every === 'unspecified'}
              value={obligation.times ?? ''}
              error={errors[`${path}.times`]}
              onChange={(value) => set({ times: typeof value === 'number' ? value : null })}
            />
            <Select
              label="出自"
              placeholder="不在工作组职责里"
              data={places}
              value={obligation.duty === null ? null : `${obligation.group ?? ''}\n${obligation.duty}`}
              clearable
              searchable
              error={errors[`${path}.duty`]}
              onChange={(value) => set(place(value))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`删去周期任务${index + 1}`}
              onClick={() => onChange(without(obligations, index))}
            >
              ×
            </ActionIcon>
          </div>
        );
      })}
    </Section>
  );
}

function rhythm(every: Rhythm, times: number | null): Partial<PlanObligation> {
  return { every, times: every === 'unspecified' ? null : (times ?? 1) };
}

function place(value: string | null): Partial<PlanObligation> {
  const [group, duty] = value?.split('\n') ?? [];
  return group && duty ? { group, duty: Number(duty) } : { group: null, duty: null };
}
