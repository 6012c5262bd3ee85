import { Button, Group, MultiSelect, Select, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { StoredFile } from '#shared/contract/organisation.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { Priority, TaskSource, priorityLabels, taskSourceLabels } from '#shared/domain/task/task.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';
import { useUnitChoices } from '../checks/useChoices.ts';
import { blank, gapsOf, inputOf, withDuty, wordsOf } from './task-form.ts';
import type { TaskWords } from './task-form.ts';
import classes from '../../ui/work.module.css';

const USUAL_DAYS = 7;
const sources = TaskSource.options.map((value) => ({ value, label: taskSourceLabels[value] }));
const priorities = Priority.options.map((value) => ({ value, label: priorityLabels[value] }));
const sourceHints: Record<TaskSource, string> = {
  leader: '哪次批示，如：11月20日批示',
  meeting: '哪次会，如：第三次调度会',
  document: '来文名称和文号',
  plan: '选好条款会自己填上',
};

type Typing = TaskWords & { files: StoredFile[] };

/** The name a half-typed item is kept by. */
export function taskDraft(id: string | undefined): string {
  return `task-${id ?? 'new'}`;
}

type Props = { draft?: Task; onDone: (id: string | null) => void };

/** A new item, or a draft. Tab leads through in the order of the paper; Ctrl+Enter hands out, Esc leaves. */
export function TaskForm({ draft, onDone }: Props) {
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  const plan = useApiQuery('plan', 'current', {}).data ?? null;
  const units = useUnitChoices();
  const typed = useDraft<Typing>(
    taskDraft(draft?.id),
    () => ({
      ...(draft ? wordsOf(draft) : { ...blank, deadline: today === '' ? null : addDays(today, USUAL_DAYS) }),
      files: draft?.files ?? [],
    }),
    draft?.revision,
  );
  const { files, ...words } = typed.value;
  const [missing, setMissing] = useState<Record<string, string>>({});
  const { write, isPending, error } = useWriting(draft, (id) => {
    typed.discard();
    onDone(id);
  });
  const fields: Record<string, string> = { ...shortened(error?.fields), ...missing };
  const set = (change: Partial<Typing>): void => typed.change((old) => ({ ...old, ...change }));
  const duties = (plan?.groups ?? []).map((group) => ({
    group: group.name,
    items: group.duties.map((duty) => ({ value: duty.id, label: `${duty.no}. ${duty.text}` })),
  }));

  function hand(isDispatched: boolean): void {
    const gaps = gapsOf(words, isDispatched);
    setMissing(gaps);
    if (Object.keys(gaps).length === 0)
      write(inputOf({ ...words, fileIds: files.map(({ id }) => id) }), isDispatched);
  }

  return (
    <form
      className={classes.form}
      aria-label={draft ? '修改交办事项' : '新交办'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        hand(true);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone(null);
        if (event.key !== 'Enter') return;
        if (event.ctrlKey) hand(true);
        // Enter in a line is no signature: handing out takes the button or Ctrl+Enter.
        if (event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <Stack gap="sm">
        <Title order={2}>{draft ? '修改交办事项' : '新交办'}</Title>
        <KeptNote draft={typed} />
        <Group align="flex-start" gap="sm" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            label="事项名称"
            value={words.title}
            error={fields['title']}
            autoFocus
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <DateInput
            label="办理期限"
            value={words.deadline}
            minDate={today}
            error={fields['deadline']}
            onChange={(deadline) => set({ deadline })}
          />
        </Group>
        <Group align="flex-start" gap="sm" grow>
          <Select
            label="来源"
            data={sources}
            value={words.source}
            allowDeselect={false}
            onChange={(value) => set({ source: TaskSource.parse(value) })}
          />
          <TextInput
            label="谁交办的"
            placeholder="人或单位"
            value={words.issuedBy}
            error={fields['issuedBy']}
            onChange={(event) => set({ issuedBy: event.currentTarget.value })}
          />
          <Select
            label="缓急"
            data={priorities}
            value={words.priority}
            allowDeselect={false}
            onChange={(value) => set({ priority: Priority.parse(value) })}
          />
        </Group>
        {words.source === 'plan' && (
          <Select
            label="方案里的哪一条"
            data={duties}
            value={words.dutyId}
            searchable
            nothingFoundMessage={plan ? '没有这样的条款' : '还没有导入方案'}
            error={fields['dutyId']}
            onChange={(value) => typed.change((old) => ({ ...old, ...withDuty(old, value, plan) }))}
          />
        )}
        <TextInput
          label="来源说明"
          placeholder={sourceHints[words.source]}
          value={words.sourceText}
          error={fields['sourceText']}
          onChange={(event) => set({ sourceText: event.currentTarget.value })}
        />
        <Textarea
          label="交办什么事"
          value={words.content}
          autosize
          minRows={2}
          maxRows={8}
          error={fields['content']}
          onChange={(event) => set({ content: event.currentTarget.value })}
        />
        <Textarea
          label="办理要求"
          value={words.demand}
          autosize
          minRows={1}
          maxRows={6}
          error={fields['demand']}
          onChange={(event) => set({ demand: event.currentTarget.value })}
        />
        <Group align="flex-start" gap="sm">
          <Select
            label="牵头单位"
            data={units}
            value={words.leadId}
            searchable
            clearable
            nothingFoundMessage="没有这个单位，请先登记"
            error={fields['leadId'] ?? fields['units']}
            onChange={(leadId) => set({ leadId })}
          />
          <MultiSelect
            label="配合单位"
            style={{ flex: 1 }}
            data={units.filter(({ value }) => value !== words.leadId)}
            value={words.supportIds.filter((id) => id !== words.leadId)}
            searchable
            clearable
            nothingFoundMessage="没有这个单位，请先登记"
            onChange={(supportIds) => set({ supportIds })}
          />
        </Group>
        <div>
          <PhotoStrip
            label="批示、来文的原件"
            files={files}
            onRemove={(id) => set({ files: files.filter((file) => file.id !== id) })}
          />
          <PhotoPicker
            label="添加原件"
            onStored={(file) => typed.change((old) => ({ ...old, files: [...old.files, file] }))}
          />
        </div>
        <ErrorNote error={error} />
        <Group className={classes.formFoot}>
          <Button type="submit" loading={isPending}>
            交办
          </Button>
          <Button variant="default" loading={isPending} onClick={() => hand(false)}>
            先存着
          </Button>
          <Button variant="default" onClick={() => onDone(null)}>
            先不办
          </Button>
          <Text fz="sm" c="dimmed">
            Ctrl+Enter 交办
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

/** Fields of the item come back under its name. */
function shortened(fields: Readonly<Record<string, string>> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([path, text]) => [path.replace(/^task\./, ''), text]),
  );
}

/** A new item in one act; a draft is saved, and then handed out. */
function useWriting(draft: Task | undefined, onDone: Props['onDone']) {
  const create = useApiCommand('tasks', 'create');
  const save = useApiCommand('tasks', 'save');
  const dispatch = useApiCommand('tasks', 'dispatch');

  function write(task: ReturnType<typeof inputOf>, isDispatched: boolean): void {
    if (!draft) {
      create.mutate({ task, isDispatched }, { onSuccess: ({ id }) => onDone(id) });
      return;
    }
    const { id, revision } = draft;
    const saved = (): void => {
      if (isDispatched) dispatch.mutate({ id, revision: revision + 1 }, { onSuccess: () => onDone(id) });
      else onDone(id);
    };
    save.mutate({ id, revision, task }, { onSuccess: saved });
  }
  const all = [create, save, dispatch];
  return {
    write,
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
}
