import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Task } from '#shared/contract/tasks.ts';
import { taskActionLabels } from '#shared/domain/task/task.ts';
import type { TaskAction } from '#shared/domain/task/task.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft, useLeftOpen } from '../../drafts/use-draft.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { useUnitChoices } from '../checks/useChoices.ts';
import classes from '../../ui/work.module.css';

const forms = ['add-unit', 'cancel'] as const;

/** The name a half-typed form of the whole item is kept by. */
function draftName(form: (typeof forms)[number], taskId: string): string {
  return `task-${form}-${taskId}`;
}

/** What can be done with the whole item. */
export function TaskActions({ task, onEdit }: { task: Task; onEdit: () => void }) {
  const dispatch = useApiCommand('tasks', 'dispatch');
  const allowed = (action: TaskAction): boolean =>
    task.offers.some((offer) => offer.action === action && offer.isAllowed);
  const wasLeftOpen = useLeftOpen();
  const [chosen, setChosen] = useState(
    () => forms.find((form) => allowed(form) && wasLeftOpen(draftName(form, task.id))) ?? null,
  );
  const refused = task.offers.filter(({ isAllowed, action }) => !isAllowed && action !== 'save');
  const isCoordinating = allowed('add-unit') || allowed('save');
  if (chosen === 'cancel') return <CancelForm task={task} onDone={() => setChosen(null)} />;
  if (chosen === 'add-unit') return <AddUnitForm task={task} onDone={() => setChosen(null)} />;
  if (!isCoordinating) return null;
  return (
    <div role="group" aria-label="整件事现在能办的">
      <div className={classes.offers}>
        {allowed('dispatch') && (
          <ConfirmInline
            verb="交办"
            question={`交给 ${task.assignments.map(({ unitName }) => unitName).join('、')}，${task.dueOn} 前办完。交办以后内容不能再改。`}
            isBusy={dispatch.isPending}
            onConfirm={() => dispatch.mutate({ id: task.id, revision: task.revision })}
          />
        )}
        {allowed('save') && (
          <Button size="sm" variant="default" onClick={onEdit}>
            修改
          </Button>
        )}
        {allowed('add-unit') && (
          <Button size="xs" variant="default" onClick={() => setChosen('add-unit')}>
            加一家单位
          </Button>
        )}
        {allowed('cancel') && (
          <Button size="xs" variant="default" onClick={() => setChosen('cancel')}>
            撤销
          </Button>
        )}
      </div>
      {refused.map(({ action, reason }) => (
        <div key={action} className={classes.refused}>
          <Button size="xs" variant="default" disabled aria-describedby={`no-${action}`}>
            {taskActionLabels[action]}
          </Button>
          <Text id={`no-${action}`} fz="sm" c="dimmed">
            {reason}
          </Text>
        </div>
      ))}
      <ErrorNote error={dispatch.error} />
    </div>
  );
}

type FormProps = { task: Task; onDone: () => void };

function CancelForm({ task, onDone }: FormProps) {
  const cancel = useApiCommand('tasks', 'cancel');
  const draft = useDraft(draftName('cancel', task.id), () => ({ note: '' }));
  const { note } = draft.value;
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      className={classes.step}
      aria-label="撤销"
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(note.trim() === '');
        if (note.trim() !== '')
          cancel.mutate(
            { id: task.id, revision: task.revision, note },
            {
              onSuccess: () => {
                draft.discard();
                onDone();
              },
            },
          );
      }}
    >
      <Stack gap="sm">
        <KeptNote draft={draft} />
        <TextInput
          label="撤销原因"
          description="各单位都不用再办；已经办结的和经过都留着。"
          value={note}
          error={isMissing && '请写撤销原因'}
          autoFocus
          onChange={(event) => draft.change(() => ({ note: event.currentTarget.value }))}
        />
        <ErrorNote error={cancel.error} />
        <Buttons verb="撤销" isBusy={cancel.isPending} onDone={onDone} />
      </Stack>
    </form>
  );
}

type Joining = { unitId: string | null; deadline: string | null };

function AddUnitForm({ task, onDone }: FormProps) {
  const add = useApiCommand('tasks', 'addUnit');
  const known = new Set(
    task.assignments.filter(({ status }) => status !== 'withdrawn').map(({ unitId }) => unitId),
  );
  const units = useUnitChoices().filter(({ value }) => !known.has(value));
  const draft = useDraft<Joining>(draftName('add-unit', task.id), () => ({
    unitId: null,
    deadline: task.dueOn,
  }));
  const { unitId, deadline } = draft.value;
  const set = (part: Partial<Joining>) => draft.change((words) => ({ ...words, ...part }));
  const [isTried, setTried] = useState(false);
  return (
    <form
      className={classes.step}
      aria-label="加一家单位"
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (unitId && deadline)
          add.mutate(
            { id: task.id, revision: task.revision, unitId, deadline },
            {
              onSuccess: () => {
                draft.discard();
                onDone();
              },
            },
          );
      }}
    >
      <Stack gap="sm">
        <KeptNote draft={draft} />
        <Group align="flex-start">
          <Select
            label="承办单位"
            data={units}
            value={unitId}
            searchable
            autoFocus
            nothingFoundMessage="没有这个单位，请到“台账”的单位里登记"
            error={add.error?.fields?.['unitId'] ?? (isTried && !unitId && '请选单位')}
            onChange={(id) => set({ unitId: id })}
          />
          <DateInput
            label="办理期限"
            value={deadline}
            error={add.error?.fields?.['deadline'] ?? (isTried && !deadline && '请填期限')}
            onChange={(day) => set({ deadline: day })}
          />
        </Group>
        <ErrorNote error={add.error} />
        <Buttons verb="加上" isBusy={add.isPending} onDone={onDone} />
      </Stack>
    </form>
  );
}

function Buttons({ verb, isBusy, onDone }: { verb: string; isBusy: boolean; onDone: () => void }) {
  return (
    <Group>
      <Button type="submit" loading={isBusy}>
        {verb}
      </Button>
      <Button variant="default" onClick={onDone}>
        先不办
      </Button>
    </Group>
  );
}
