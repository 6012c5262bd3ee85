import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '#shared/contract/work.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { ProblemAction } from '#shared/domain/problem/problem.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { usePeopleChoices, useUnitChoices } from '../checks/useChoices.ts';
import { actionVerbs } from './problem-words.ts';
import classes from './problems.module.css';

type Step = {
  /** Label of the words to write; what they are for. */
  note: string;
  isNoteOptional?: boolean;
  unit?: boolean;
  deadline?: string;
  doneOn?: boolean;
  handler: string;
};

/** What each step asks for. */
const steps: Record<ProblemAction, Step> = {
  assign: { note: '整改要求', unit: true, deadline: '整改期限', handler: '交办人' },
  reassign: { note: '整改要求', unit: true, deadline: '整改期限', handler: '交办人' },
  submit: { note: '怎么整改的', doneOn: true, handler: '整改办理人' },
  close: { note: '核查意见', isNoteOptional: true, handler: '核查人' },
  'send-back': { note: '退回原因', deadline: '新的期限', handler: '核查人' },
  reopen: { note: '反弹情况', deadline: '整改期限', handler: '办理人' },
};

/** The days an office usually gives when nothing else is said. */
const USUAL_DAYS = 7;

export function StepForm(props: { problem: Problem; action: ProblemAction; onDone: () => void }) {
  const { problem, action } = props;
  const step = steps[action];
  const session = useSession();
  const units = useUnitChoices();
  const people = usePeopleChoices();
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  const isAssigning = action === 'assign' || action === 'reassign';

  const [unitId, setUnitId] = useState(problem.unitId);
  const [deadline, setDeadline] = useState<string | null>(
    () => (isAssigning ? problem.deadline : null) ?? (today ? addDays(today, USUAL_DAYS) : null),
  );
  const [doneOn, setDoneOn] = useState<string | null>(today || null);
  const [note, setNote] = useState(isAssigning ? problem.measures : '');
  const [handlerId, setHandlerId] = useState(session.personId);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const { run, isPending, error } = useStep(action);
  const fields: Record<string, string> = { ...error?.fields, ...missing };

  function act(): void {
    const gaps: Record<string, string> = {};
    if (step.unit && !unitId) gaps['unitId'] = '请选整改单位';
    if (step.deadline && !deadline) gaps['deadline'] = '请填期限';
    if (step.doneOn && !doneOn) gaps['doneOn'] = '请填整改完成的日期';
    if (!step.isNoteOptional && note.trim() === '') gaps['note'] = `请写${step.note}`;
    setMissing(gaps);
    if (Object.keys(gaps).length > 0) return;
    run(
      {
        base: { id: problem.id, revision: problem.revision, ...(handlerId ? { handlerId } : {}) },
        unitId: unitId ?? '',
        deadline: deadline ?? '',
        doneOn: doneOn ?? '',
        note,
      },
      props.onDone,
    );
  }

  return (
    <form
      className={classes.step}
      aria-label={actionVerbs[action]}
      onSubmit={(event) => {
        event.preventDefault();
        act();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onDone();
        if (event.key === 'Enter' && event.ctrlKey) act();
      }}
    >
      <Stack gap="sm">
        <Group align="flex-start" gap="sm">
          {step.unit && (
            <Select
              label="整改单位"
              data={units}
              value={unitId}
              searchable
              nothingFoundMessage="没有这个单位，请到台账“成员单位”里登记"
              error={fields['unitId']}
              data-autofocus
              autoFocus
              onChange={setUnitId}
            />
          )}
          {step.doneOn && (
            <DateInput
              label="整改完成日期"
              value={doneOn}
              maxDate={today}
              error={fields['doneOn']}
              onChange={setDoneOn}
            />
          )}
          {step.deadline && (
            <DateInput
              label={step.deadline}
              value={deadline}
              error={fields['deadline']}
              onChange={setDeadline}
            />
          )}
          <Select
            label={step.handler}
            data={people}
            value={handlerId}
            searchable
            nothingFoundMessage="没有这个人，请到“单位人员”里添加"
            error={fields['handlerId']}
            onChange={setHandlerId}
          />
        </Group>
        <Textarea
          label={step.note}
          value={note}
          error={fields['note'] ?? fields['measures']}
          maxRows={6}
          autoFocus={!step.unit}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ErrorNote error={error} />
        <Group>
          <Button type="submit" loading={isPending}>
            {actionVerbs[action]}
          </Button>
          <Button variant="default" onClick={props.onDone}>
            先不办
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Words = {
  base: { id: string; revision: number; handlerId?: string };
  unitId: string;
  deadline: string;
  doneOn: string;
  note: string;
};

/** The command behind each step. */
function useStep(action: ProblemAction) {
  const assign = useApiCommand('problems', 'assign');
  const submit = useApiCommand('problems', 'submit');
  const close = useApiCommand('problems', 'close');
  const sendBack = useApiCommand('problems', 'sendBack');
  const reopen = useApiCommand('problems', 'reopen');
  const used = { assign, reassign: assign, submit, close, 'send-back': sendBack, reopen }[action];

  function run({ base, unitId, deadline, doneOn, note }: Words, onSuccess: () => void): void {
    const then = { onSuccess };
    if (action === 'assign' || action === 'reassign')
      assign.mutate({ ...base, unitId, deadline, measures: note }, then);
    else if (action === 'submit') submit.mutate({ ...base, doneOn, note }, then);
    else if (action === 'close') close.mutate({ ...base, note }, then);
    else if (action === 'send-back') sendBack.mutate({ ...base, deadline, note }, then);
    else reopen.mutate({ ...base, deadline, note }, then);
  }
  return { run, isPending: used.isPending, error: used.error };
}
