import { ActionIcon, Button, TextInput, Textarea } from '@mantine/core';
import type { PlanGroup } from '#shared/domain/plan/plan-draft.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { Section } from '../../../ui/Section.tsx';
import { patch, without } from '../import-draft.ts';
import classes from '../plan.module.css';
import { NamesInput, errorAt } from './NamesInput.tsx';

type Props = { groups: PlanGroup[]; errors: FieldErrors; onChange: (groups: PlanGroup[]) => void };

/** The working groups, each folded to one line until it is opened. */
export function GroupsPart({ groups, errors, onChange }: Props) {
  const add = () =>
    onChange([
      ...groups,
      {
        name: '',
        head: [],
        deputies: [],
        leadUnits: [],
        responsibleUnits: [],
        duties: [{ no: 1, text: '' }],
      },
    ]);
  return (
    <Section
      title={`工作组 ${groups.length} 个`}
      sheet={false}
      actions={
        <Button variant="default" size="compact-sm" onClick={add}>
          加一个工作组
        </Button>
      }
    >
      {groups.map((group, index) => (
        <OneGroup
          // Groups have no name of their own until confirmed: the place in the plan is who they are.
          key={index}
          group={group}
          path={`draft.groups.${index}`}
          errors={errors}
          onChange={(part) => onChange(patch(groups, index, part))}
          onRemove={() => onChange(without(groups, index))}
        />
      ))}
    </Section>
  );
}

function OneGroup(props: {
  group: PlanGroup;
  path: string;
  errors: FieldErrors;
  onChange: (part: Partial<PlanGroup>) => void;
  onRemove: () => void;
}) {
  const { group, path, errors, onChange } = props;
  const hasError = errorAt(errors, path) !== undefined;
  const lists = [
    ['head', '组长'],
    ['deputies', '副组长'],
    ['leadUnits', '牵头单位'],
    ['responsibleUnits', '责任单位'],
  ] as const;
  return (
    <details className={classes.group} open={hasError || group.name === '' || undefined}>
      <summary>
        <b>{group.name || '新的工作组'}</b>
        <span className={classes.quiet}>
          {group.head.join('、') || '没读到组长'} · 牵头 {group.leadUnits.join('、') || '没读到'} · 职责{' '}
          {group.duties.length} 条
        </span>
      </summary>
      <div className={classes.groupBody}>
        <TextInput
          label="工作组名称"
          value={group.name}
          error={errors[`${path}.name`]}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <div className={classes.line}>
          {lists.map(([key, label]) => (
            <NamesInput
              key={key}
              label={label}
              names={group[key]}
              error={errorAt(errors, `${path}.${key}`)}
              onChange={(names) => onChange({ [key]: names })}
            />
          ))}
        </div>
        {group.duties.map((duty, index) => (
          <div key={duty.no} className={classes.duty}>
            <span>{duty.no}.</span>
            <Textarea
              aria-label={`${group.name}职责${duty.no}`}
              value={duty.text}
              error={errors[`${path}.duties.${index}.text`]}
              onChange={(event) =>
                onChange({ duties: patch(group.duties, index, { text: event.currentTarget.value }) })
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`删去${group.name}职责${duty.no}`}
              onClick={() => onChange({ duties: without(group.duties, index) })}
            >
              ×
            </ActionIcon>
          </div>
        ))}
        <div className={classes.buttons}>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onChange({ duties: [...group.duties, { no: nextDuty(group), text: '' }] })}
          >
            加一条职责
          </Button>
          <Button variant="default" size="compact-sm" onClick={props.onRemove}>
            删去这个工作组
          </Button>
        </div>
      </div>
    </details>
  );
}

export function nextDuty(group: PlanGroup): number {
  return Math.max(0, ...group.duties.map((duty) => duty.no)) + 1;
}
