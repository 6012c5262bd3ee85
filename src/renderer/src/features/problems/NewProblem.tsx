import { Button, Group, Select, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { PlaceRegister } from '#shared/domain/inspection/place.ts';
import type { ProblemInput } from '#shared/contract/problems.ts';
import type { StoredFile } from '#shared/contract/organisation.ts';
import {
  ProblemSource,
  Severity,
  problemSourceLabels,
  problemStatusLabels,
  severityLabels,
} from '#shared/domain/problem/problem.ts';
import { isRecordId } from '#shared/registers/format.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';
import { usePeopleChoices } from '../checks/useChoices.ts';
import { TextLink } from '../find/links.tsx';
import { RefInput } from '../registers/form/RefInput.tsx';
import classes from '../../ui/work.module.css';

type ProblemWords = {
  source: ProblemInput['source'];
  severity: Severity;
  foundOn: string | null;
  place: string;
  title: string;
  detail: string;
  basis: string;
  dutyId: string | null;
  handlerId: string | null;
  files: StoredFile[];
};

const blank: ProblemWords = {
  source: 'public',
  severity: 'ordinary',
  foundOn: null,
  place: '',
  title: '',
  detail: '',
  basis: '',
  dutyId: null,
  handlerId: null,
  files: [],
};

const sources = ProblemSource.exclude(['inspection']).options.map((value) => ({
  value,
  label: problemSourceLabels[value],
}));
const severities = Severity.options.map((value) => ({ value, label: severityLabels[value] }));

/** A problem that no check of this desk found. */
export function NewProblem() {
  const navigate = useNavigate();
  const session = useSession();
  const people = usePeopleChoices();
  const duties = useDutyChoices();
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  const create = useApiCommand('problems', 'create');
  const draft = useDraft<ProblemWords>('problem-new', () => ({
    ...blank,
    foundOn: today || null,
    handlerId: session.personId,
  }));
  const { source, severity, foundOn, place, title, detail, basis, dutyId, handlerId, files } = draft.value;
  const set = (part: Partial<ProblemWords>) => draft.change((words) => ({ ...words, ...part }));
  const [missing, setMissing] = useState<Record<string, string>>({});
  const fields: Record<string, string> = { ...create.error?.fields, ...missing };

  function leave(): void {
    void navigate({ to: '/problems' });
  }

  function submit(event?: FormEvent): void {
    event?.preventDefault();
    const gaps: Record<string, string> = {};
    if (!foundOn) gaps['foundOn'] = '请填哪天发现的';
    if (place.trim() === '') gaps['place'] = '请填在哪里';
    if (title.trim() === '') gaps['title'] = '请写问题名称';
    setMissing(gaps);
    if (Object.keys(gaps).length > 0) return;
    create.mutate(
      {
        source,
        severity,
        foundOn: foundOn ?? '',
        place,
        title,
        detail,
        basis,
        dutyId,
        fileIds: files.map(({ id }) => id),
        ...(handlerId ? { handlerId } : {}),
      },
      {
        onSuccess: ({ id }) => {
          draft.discard();
          void navigate({ to: '/problems/$id', params: { id } });
        },
      },
    );
  }

  return (
    <form
      className={classes.detail}
      aria-label="记一个问题"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
        if (event.key === 'Enter' && event.ctrlKey) submit();
      }}
    >
      <Title order={2}>记一个问题</Title>
      <KeptNote draft={draft} />
      <Stack gap="sm" maw={720}>
        <Group align="flex-start" gap="sm">
          <Select
            label="来源"
            data={sources}
            value={source}
            allowDeselect={false}
            autoFocus
            onChange={(value) => value && set({ source: value })}
          />
          <DateInput
            label="发现日期"
            value={foundOn}
            maxDate={today}
            error={fields['foundOn']}
            onChange={(value) => set({ foundOn: value })}
          />
          <Select
            label="程度"
            w={110}
            data={severities}
            value={severity}
            allowDeselect={false}
            onChange={(value) => value && set({ severity: value })}
          />
        </Group>
        <RefInput
          registers={PlaceRegister.options}
          common={{ label: '在哪里', error: fields['place'] }}
          value={place}
          names={{}}
          onChange={(value) => set({ place: value })}
        />
        {isRecordId(place) && <KnownThere placeId={place} />}
        <TextInput
          label="问题"
          value={title}
          error={fields['title']}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Textarea
          label="具体情况"
          value={detail}
          maxRows={6}
          onChange={(event) => set({ detail: event.currentTarget.value })}
        />
        <TextInput
          label="依据"
          value={basis}
          onChange={(event) => set({ basis: event.currentTarget.value })}
        />
        {duties.length > 0 && (
          <Select
            label="方案里的哪一条"
            data={duties}
            value={dutyId}
            searchable
            clearable
            placeholder="说不准就不选"
            onChange={(value) => set({ dutyId: value })}
          />
        )}
        <Select
          label="发现人"
          data={people}
          value={handlerId}
          searchable
          onChange={(value) => set({ handlerId: value })}
        />
        <PhotoStrip
          label="整改前的照片和材料"
          files={files}
          onRemove={(id) => set({ files: files.filter((file) => file.id !== id) })}
        />
        <PhotoPicker
          label="添加整改前照片"
          onStored={(file) => draft.change((words) => ({ ...words, files: [...words.files, file] }))}
        />
        <ErrorNote error={create.error} />
        <Group>
          <Button type="submit" loading={create.isPending}>
            记下
          </Button>
          <Button variant="default" onClick={leave}>
            先不记
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What is on record for the place already: perhaps it is the same, or one that came back. */
function KnownThere({ placeId }: { placeId: string }) {
  const known = useApiQuery('problems', 'list', { filter: 'all', placeId, limit: 5 }).data ?? [];
  if (known.length === 0) return null;
  return (
    <div role="note">
      <Text fz="sm">这里已经有这些问题。同一个问题不用再记；销号后又出现的，请点开办“反弹重开”。</Text>
      {known.map((row) => (
        <div key={row.id}>
          <TextLink fz="sm" to="/problems/$id" params={{ id: row.id }}>
            {row.serial} {row.title}
          </TextLink>
          <Text span fz="sm" c="dimmed">
            {` · ${problemStatusLabels[row.status]}`}
          </Text>
        </div>
      ))}
    </div>
  );
}

function useDutyChoices() {
  const plan = useApiQuery('plan', 'current', {});
  return (plan.data?.groups ?? []).flatMap((group) =>
    group.duties.map(({ id, no, text }) => ({
      value: id,
      label: `${group.name}第 ${no} 条　${text.slice(0, 40)}`,
    })),
  );
}
