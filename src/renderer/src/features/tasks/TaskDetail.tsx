import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Task } from '#shared/contract/tasks.ts';
import { levelLabels, priorityLabels, taskSourceLabels } from '#shared/domain/task/task.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { useAskedStep } from '../../app/use-asked-step.ts';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { Story } from '../../ui/Story.tsx';
import { Facts } from '../../ui/Thing.tsx';
import { PhotoStrip } from '../checks/Photos.tsx';
import { Papers } from '../documents/Papers.tsx';
import { Serves } from '../obligations/Serves.tsx';
import { assignmentDraft } from './AssignmentForm.tsx';
import { AssignmentPart } from './AssignmentPart.tsx';
import { TaskActions } from './TaskActions.tsx';
import { useLeftOpen } from '../../drafts/use-draft.ts';
import { TaskForm, taskDraft } from './TaskForm.tsx';
import { eventWord, forwards, statusOf } from './task-words.ts';
import classes from '../../ui/work.module.css';

export function TaskDetail({ id }: { id: string }) {
  const task = useApiQuery('tasks', 'get', { id });
  const wasLeftOpen = useLeftOpen();
  const [isEditing, setEditing] = useState(() => wasLeftOpen(taskDraft(id)));
  return (
    <Loaded query={task}>
      {(data) =>
        isEditing && data.offers.some(({ action, isAllowed }) => action === 'save' && isAllowed) ? (
          <TaskForm draft={data} onDone={() => setEditing(false)} />
        ) : (
          <Detail task={data} onEdit={() => setEditing(true)} />
        )
      }
    </Loaded>
  );
}

function Detail({ task, onEdit }: { task: Task; onEdit: () => void }) {
  // Whose next step is this person's is open; otherwise the first.
  const [next] = forwards.flatMap((action) =>
    task.assignments.filter(({ offers }) =>
      offers.some((offer) => offer.isAllowed && offer.action === action),
    ),
  );
  const asked = useAskedStep(task.revision);
  const wasLeftOpen = useLeftOpen();
  const [opened, setOpened] = useState<string | null>(
    () =>
      asked.part ??
      task.assignments.find(({ id, offers }) =>
        offers.some(({ action }) => wasLeftOpen(assignmentDraft(id, action))),
      )?.id ??
      null,
  );
  const shown = opened ?? next?.id ?? task.assignments[0]?.id;
  const isDraft = task.status === 'draft';
  return (
    <article className={classes.detail}>
      <header>
        <Title order={2}>{task.title}</Title>
        <Text fz="sm" c="dimmed" component="div">
          {task.serial} · {taskSourceLabels[task.source]} · {priorityLabels[task.priority]}
          {task.level !== 'none' && ` · ${levelLabels[task.level]}`}
          <span className={classes.headStatus}>
            <StatusWord {...statusOf(task)} />
          </span>
        </Text>
      </header>

      <TaskActions key={task.revision} task={task} onEdit={onEdit} />

      <section aria-label="各单位办到哪一步">
        <h3>各单位办到哪一步</h3>
        {task.assignments.map((part) => (
          <AssignmentPart
            key={part.id}
            task={task}
            part={part}
            step={asked.part === part.id ? asked.step : undefined}
            isDraft={isDraft}
            isShown={part.id === shown}
            onStay={() => setOpened(part.id)}
            onToggle={() => setOpened(part.id === shown ? '' : part.id)}
          />
        ))}
        {task.assignments.length === 0 && <Text c="dimmed">还没选承办单位。</Text>}
      </section>

      <section aria-label="交办内容">
        <h3>交办内容</h3>
        <Facts facts={factsOf(task)} />
        <Serves type="task" id={task.id} />
        <PhotoStrip label="交办时的原件" files={task.files} />
      </section>

      <Papers subject={{ type: 'task', id: task.id }} mayDraft={!isDraft && task.status !== 'cancelled'} />

      <Story
        lines={task.events.map((event) => ({
          ...event,
          word: eventWord(event.action),
          text: [event.unitName, event.note].filter(Boolean).join('　'),
          more: event.fellDueOn === null ? '' : ` · 应于 ${event.fellDueOn}`,
        }))}
      />
    </article>
  );
}

function factsOf(task: Task): [string, string][] {
  const facts: [string, string | null][] = [
    ['内容', task.content],
    ['要求', task.demand],
    ['来源', [taskSourceLabels[task.source], task.sourceText].filter(Boolean).join('：')],
    ['谁交办的', task.issuedBy],
    ['交办日期', task.dispatchedOn],
    ['办理期限', task.dueOn],
  ];
  return facts.flatMap(([label, value]) => (value ? [[label, value] as [string, string]] : []));
}
