import { TextInput } from '@mantine/core';
import type { PlanDraft } from '#shared/domain/plan/plan-draft.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { Section } from '../../../ui/Section.tsx';
import { readDeputy, showDeputy } from '../plan-words.ts';
import classes from '../plan.module.css';
import { NamesInput, errorAt } from './NamesInput.tsx';

/** Title, number, dates, the leading group and its members. */
export function BasicsPart(props: {
  draft: PlanDraft;
  errors: FieldErrors;
  onChange: (part: Partial<PlanDraft>) => void;
}) {
  const { draft, errors, onChange } = props;
  const { period, leadingGroup } = draft;
  const setLeading = (part: Partial<PlanDraft['leadingGroup']>) =>
    onChange({ leadingGroup: { ...leadingGroup, ...part } });
  return (
    <>
      <Section title="方案" sheet={false}>
        <TextInput
          label="方案名称"
          value={draft.title}
          error={errors['draft.title']}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <div className={classes.line}>
          <TextInput
            label="发文字号"
            value={draft.number ?? ''}
            error={errors['draft.number']}
            onChange={(event) => onChange({ number: event.currentTarget.value || null })}
          />
          <DateInput
            label="印发日期"
            value={draft.issuedOn}
            error={errors['draft.issuedOn']}
            onChange={(issuedOn) => onChange({ issuedOn })}
          />
          <DateInput
            label="行动开始"
            value={period.from}
            error={errors['draft.period.from']}
            onChange={(from) => onChange({ period: { ...period, from } })}
          />
          <DateInput
            label="行动结束"
            value={period.to}
            error={errors['draft.period.to']}
            onChange={(to) => onChange({ period: { ...period, to } })}
          />
        </div>
      </Section>
      <Section title="领导小组" sheet={false}>
        <div className={classes.line}>
          <NamesInput
            label="组长"
            names={leadingGroup.head}
            error={errorAt(errors, 'draft.leadingGroup.head')}
            onChange={(head) => setLeading({ head })}
          />
          <NamesInput
            label="顾问"
            names={leadingGroup.advisers}
            error={errorAt(errors, 'draft.leadingGroup.advisers')}
            onChange={(advisers) => setLeading({ advisers })}
          />
        </div>
        <NamesInput
          label="副组长（兼职写在括号里）"
          names={leadingGroup.deputies.map(showDeputy)}
          error={errorAt(errors, 'draft.leadingGroup.deputies')}
          onChange={(names) => setLeading({ deputies: names.map(readDeputy) })}
        />
        <NamesInput
          label="成员单位"
          names={draft.memberUnits}
          error={errorAt(errors, 'draft.memberUnits')}
          onChange={(memberUnits) => onChange({ memberUnits })}
        />
      </Section>
    </>
  );
}
