import { Button, Group, MultiSelect, NumberInput, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { StoredFile } from '#shared/contract/organisation.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';
import { usePeopleChoices, useUnitChoices } from '../checks/useChoices.ts';

type Props = {
  obligationId: string;
  /** Who or what it was done for; '' where it is the whole town's. */
  subjectKey: string;
  /** What is to be done, as the label of the words. */
  what: string;
  /** Days the act usually falls into: the date begins at the last of them that is not to come. */
  to: string;
  onDone: (needsConfirmation: boolean) => void;
};

type Typing = {
  date: string | null;
  text: string;
  participants: number | null;
  unitIds: string[];
  files: StoredFile[];
  handlerId: string | null;
};

/** The name a half-typed act is kept by. */
export function actDraft(obligationId: string, subjectKey: string): string {
  return `act-${obligationId}-${subjectKey}`;
}

/** 办结登记: something that was done by hand, with its day, people and papers. Ctrl+Enter writes it down. */
export function RecordActForm({ obligationId, subjectKey, what, to, onDone }: Props) {
  const session = useSession();
  const units = useUnitChoices();
  const people = usePeopleChoices();
  const record = useApiCommand('obligations', 'record');
  const today = useApiQuery('desk', 'status', {}).data?.today ?? to;
  const draft = useDraft<Typing>(actDraft(obligationId, subjectKey), () => ({
    date: to < today ? to : today,
    text: '',
    participants: null,
    unitIds: [],
    files: [],
    handlerId: session.personId,
  }));
  const { date, text, participants, unitIds, files, handlerId } = draft.value;
  const set = (change: Partial<Typing>) => draft.change((words) => ({ ...words, ...change }));
  const [missing, setMissing] = useState<Record<string, string>>({});
  const fields: Record<string, string> = { ...record.error?.fields, ...missing };

  function keep(): void {
    const gaps: Record<string, string> = {};
    if (date === null) gaps['date'] = '请填哪天做的';
    if (text.trim() === '') gaps['text'] = '请写明做了什么';
    setMissing(gaps);
    if (date === null || Object.keys(gaps).length > 0) return;
    record.mutate(
      {
        id: obligationId,
        subjectKey,
        date,
        text,
        participants,
        unitIds,
        fileIds: files.map(({ id }) => id),
        ...(handlerId ? { handlerId } : {}),
      },
      {
        onSuccess: ({ needsConfirmation }) => {
          draft.discard();
          onDone(needsConfirmation);
        },
      },
    );
  }

  return (
    <form
      aria-label="办结登记"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) keep();
      }}
    >
      <Stack gap="sm">
        <KeptNote draft={draft} />
        <Textarea
          label={`做了什么（${what}）`}
          value={text}
          error={fields['text']}
          maxRows={6}
          autoFocus
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <Group align="flex-start" gap="sm">
          <DateInput
            label="哪天做的"
            w={150}
            value={date}
            maxDate={today}
            error={fields['date']}
            onChange={(value) => set({ date: value })}
          />
          <NumberInput
            label="参加人数"
            w={110}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            value={participants ?? ''}
            error={fields['participants']}
            onChange={(value) => set({ participants: typeof value === 'number' ? value : null })}
          />
        </Group>
        <Select
          label="办理人"
          data={people}
          value={handlerId}
          searchable
          nothingFoundMessage="没有这个人，请到“单位人员”里添加"
          error={fields['handlerId']}
          onChange={(value) => set({ handlerId: value })}
        />
        <MultiSelect
          label="参加单位"
          data={units}
          value={unitIds}
          searchable
          nothingFoundMessage="没有这个单位，请到台账“成员单位”里登记"
          onChange={(value) => set({ unitIds: value })}
        />
        <PhotoPicker
          label="添加佐证材料"
          onStored={(file) => draft.change((words) => ({ ...words, files: [...words.files, file] }))}
        />
        <PhotoStrip
          files={files}
          label="佐证材料"
          onRemove={(id) => set({ files: files.filter((file) => file.id !== id) })}
        />
        <ErrorNote error={record.error} />
        <Group>
          <Button type="submit" loading={record.isPending}>
            记上
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
