import { Button, Group, MultiSelect, Select, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Incoming } from '#shared/contract/incoming.ts';
import type { StoredFile } from '#shared/contract/organisation.ts';
import { incomingActionLabels } from '#shared/domain/incoming/incoming.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';
import { useUnitChoices } from '../checks/useChoices.ts';
import classes from '../../ui/work.module.css';
import { steps, useLetterStep } from './steps.ts';
import type { FormAction } from './steps.ts';

type Typing = {
  day: string | null;
  text: string;
  line: string;
  choice: string;
  unitIds: string[];
  files: StoredFile[];
};

/** The name a half-typed step of a letter is kept by. */
export function letterStepDraft(letterId: string, action: FormAction): string {
  return `incoming-${letterId}-${action}`;
}

type Props = { letter: Incoming; action: FormAction; onDone: () => void };

/** One step of a letter, below its facts; Ctrl+Enter takes it, Esc leaves. */
export function StepForm({ letter, action, onDone }: Props) {
  const step = steps[action];
  const units = useUnitChoices();
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  const draft = useDraft<Typing>(letterStepDraft(letter.id, action), () => ({
    day: step.day?.isPast && today !== '' ? today : null,
    text: '',
    line: action === 'reply' ? letter.replyNumber : '',
    choice: step.choice?.options[0]?.value ?? '',
    unitIds: letter.units.map(({ id }) => id),
    files: [],
  }));
  const { day, text, line, choice, unitIds, files } = draft.value;
  const set = (change: Partial<Typing>) => draft.change((words) => ({ ...words, ...change }));
  const [missing, setMissing] = useState<Record<string, string>>({});
  const { run, isPending, error } = useLetterStep(action);
  const fields: Record<string, string> = { ...error?.fields, ...missing };

  function take(): void {
    const gaps: Record<string, string> = {};
    if (step.day && day === null) gaps['day'] = `请填${step.day.label}`;
    if (step.text && !step.text.isOptional && text.trim() === '') gaps['text'] = `请写${step.text.label}`;
    if (step.units && unitIds.length === 0) gaps['unitIds'] = '请至少选一家单位';
    setMissing(gaps);
    if (Object.keys(gaps).length > 0) return;
    const { id, revision } = letter;
    const fileIds = files.map((file) => file.id);
    run(
      { step: { id, revision }, day: day ?? '', text, line, choice, unitIds, fileIds },
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
      aria-label={incomingActionLabels[action]}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        if (event.key === 'Enter' && event.ctrlKey) take();
      }}
    >
      <Stack gap="sm">
        <KeptNote draft={draft} />
        {step.units && (
          <MultiSelect
            label="承办单位"
            data={units}
            value={unitIds}
            searchable
            autoFocus
            nothingFoundMessage="没有这个单位，请先登记"
            error={fields['unitIds']}
            onChange={(value) => set({ unitIds: value })}
          />
        )}
        <Group align="flex-start" gap="sm">
          {step.choice && (
            <Select
              label={step.choice.label}
              data={step.choice.options}
              value={choice}
              allowDeselect={false}
              autoFocus
              onChange={(value) => set({ choice: value ?? choice })}
            />
          )}
          {step.day && (
            <DateInput
              label={step.day.label}
              value={day}
              {...(step.day.isPast ? { maxDate: today } : { minDate: today })}
              error={
                fields['day'] ??
                fields['to'] ??
                fields['repliedOn'] ??
                fields['effectOn'] ??
                fields['filedOn'] ??
                fields['decidedOn']
              }
              onChange={(value) => set({ day: value })}
            />
          )}
          {step.line !== undefined && (
            <TextInput
              label={step.line}
              value={line}
              error={fields['replyNumber']}
              onChange={(event) => set({ line: event.currentTarget.value })}
            />
          )}
        </Group>
        {step.text && (
          <Textarea
            label={step.text.label}
            value={text}
            autosize
            minRows={2}
            maxRows={8}
            autoFocus={!step.units && !step.choice && !step.line}
            error={fields['text'] ?? fields['note'] ?? fields['effect'] ?? fields['ground']}
            onChange={(event) => set({ text: event.currentTarget.value })}
          />
        )}
        {step.files !== undefined && (
          <div>
            <PhotoStrip
              label="附上的材料"
              files={files}
              onRemove={(id) => set({ files: files.filter((file) => file.id !== id) })}
            />
            <PhotoPicker
              label={step.files}
              onStored={(file) => draft.change((words) => ({ ...words, files: [...words.files, file] }))}
            />
          </div>
        )}
        <ErrorNote error={error} />
        <Group>
          <Button type="submit" loading={isPending}>
            {incomingActionLabels[action]}
          </Button>
          <Button variant="default" onClick={onDone}>
            先不办
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
