import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { StoredFile } from '#shared/contract/organisation.ts';
import type { Task, TaskAssignment } from '#shared/contract/tasks.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { assignmentActionLabels } from '#shared/domain/task/task.ts';
import type { AssignmentAction } from '#shared/domain/task/task.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';
import { usePeopleChoices } from '../checks/useChoices.ts';
import { steps } from './assignment-steps.ts';
import { useAssignmentStep } from './use-assignment-step.ts';
import classes from '../../ui/work.module.css';

/** The days an office usually gives when nothing else is said. */
const USUAL_DAYS = 7;

type Typing = { picked: string | null; note: string; day: string | null; files: StoredFile[] };

/** The name a half-typed step of a unit is kept by. */
export function assignmentDraft(partId: string, action: AssignmentAction): string {
  return `assignment-${partId}-${action}`;
}

type Props = { task: Task; part: TaskAssignment; action: AssignmentAction; onDone: () => void };

export function AssignmentForm({ task, part, action, onDone }: Props) {
  const step = steps[action];
  const people = useHandlers(step.isUnits ? part.unitId : null);
  const { personId } = useSession();
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  const draft = useDraft<Typing>(assignmentDraft(part.id, action), () => ({
    picked: null,
    note: '',
    day: today === '' ? null : step.day?.isPast ? today : addDays(today, USUAL_DAYS),
    files: [],
  }));
  const { picked, note, day, files } = draft.value;
  const set = (change: Partial<Typing>) => draft.change((words) => ({ ...words, ...change }));
  const [missing, setMissing] = useState<Record<string, string>>({});
  const { run, isPending, error } = useAssignmentStep(action);
  // The account's own person where he may be it; of a unit with one person, that one.
  const own = people.find(({ value }) => value === personId) ?? (people.length === 1 ? people[0] : undefined);
  const handlerId = picked ?? own?.value ?? null;
  const fields: Record<string, string> = { ...error?.fields, ...missing };
  const dayError =
    missing['day'] ?? fields['to'] ?? fields['deadline'] ?? fields['doneOn'] ?? fields['signedOn'];

  function act(): void {
    const gaps: Record<string, string> = {};
    if (step.day && !day) gaps['day'] = `请填${step.day.label}`;
    if (step.note && !step.isNoteOptional && note.trim() === '') gaps['note'] = `请写${step.note}`;
    if (!handlerId) gaps['handlerId'] = `请选${step.handler}`;
    setMissing(gaps);
    if (Object.keys(gaps).length > 0 || !handlerId) return;
    run(
      {
        step: { assignmentId: part.id, revision: task.revision, handlerId },
        note,
        day: day ?? '',
        fileIds: files.map(({ id }) => id),
      },
      {
        onSuccess: () => {
          draft.discard();
          onDone();
        },
      },
    );
  }

  return (
    <form
      className={classes.step}
      aria-label={assignmentActionLabels[action]}
      onSubmit={(event) => {
        event.preventDefault();
        act();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        if (event.key === 'Enter' && event.ctrlKey) act();
      }}
    >
      <Stack gap="sm">
        <KeptNote draft={draft} />
        {step.note && (
          <Textarea
            label={step.note}
            value={note}
            autosize
            minRows={2}
            maxRows={8}
            error={fields['note'] ?? fields['reason']}
            data-autofocus
            autoFocus
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        )}
        <Group align="flex-start" gap="sm">
          {step.day && (
            <DateInput
              label={step.day.label}
              value={day}
              {...(step.day.isPast ? { maxDate: today } : { minDate: today })}
              error={dayError}
              onChange={(value) => set({ day: value })}
            />
          )}
          <Select
            label={step.handler}
            data={people}
            value={handlerId}
            searchable
            nothingFoundMessage="没有这个人，请到“单位人员”里添加"
            error={fields['handlerId']}
            autoFocus={!step.note && !step.day}
            onChange={(value) => set({ picked: value })}
          />
        </Group>
        {step.files && (
          <div>
            <PhotoStrip
              label="随反馈的照片和材料"
              files={files}
              onRemove={(id) => set({ files: files.filter((file) => file.id !== id) })}
            />
            <PhotoPicker
              label="添加照片、扫描件"
              onStored={(file) => draft.change((words) => ({ ...words, files: [...words.files, file] }))}
            />
          </div>
        )}
        <ErrorNote error={error} />
        <Group>
          <Button type="submit" loading={isPending}>
            {assignmentActionLabels[action]}
          </Button>
          <Button variant="default" onClick={onDone}>
            先不办
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Who may stand as 办理人: the people of the unit, or everybody. */
function useHandlers(unitId: string | null) {
  const everybody = usePeopleChoices();
  const rows = useApiQuery('people', 'list', {}).data ?? [];
  if (unitId === null) return everybody;
  const own = new Set(rows.filter((person) => person.unitId === unitId).map(({ id }) => id));
  return everybody.filter(({ value }) => own.has(value));
}
