import { Button, Group, Select, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { Incoming } from '#shared/contract/incoming.ts';
import type { StoredFile } from '#shared/contract/organisation.ts';
import { IncomingKind, incomingKindLabels } from '#shared/domain/incoming/incoming.ts';
import { Basis, bases, basesFor, limitOf } from '#shared/domain/incoming/limit.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';
import classes from '../../ui/work.module.css';
import { blankLetter, demandsOf, gapsOf, wordsOf } from './incoming-words.ts';
import type { LetterWords } from './incoming-words.ts';

const kinds = IncomingKind.options.map((value) => ({ value, label: incomingKindLabels[value] }));

type Typing = LetterWords & { files: StoredFile[] };

/** The name a half-typed letter in is kept by. */
export function letterDraft(id: string | undefined): string {
  return `incoming-${id ?? 'new'}`;
}

type Props = { letter?: Incoming; onDone: (id: string | null) => void };

/** A letter as it lies on the desk. Tab leads through in the order of the paper; Ctrl+Enter registers, Esc leaves. */
export function IncomingForm({ letter, onDone }: Props) {
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  const draft = useDraft<Typing>(
    letterDraft(letter?.id),
    () => ({
      ...(letter ? wordsOf(letter) : { ...blankLetter, receivedOn: today === '' ? null : today }),
      files: letter?.scans ?? [],
    }),
    letter?.revision,
  );
  const { files, ...words } = draft.value;
  const [missing, setMissing] = useState<Record<string, string>>({});
  const register = useApiCommand('incoming', 'register');
  const save = useApiCommand('incoming', 'save');
  const error = register.error ?? save.error;
  const fields: Record<string, string> = { ...error?.fields, ...missing };
  const set = (change: Partial<Typing>): void => draft.change((old) => ({ ...old, ...change }));
  const finish = (id: string): void => {
    draft.discard();
    onDone(id);
  };

  function keep(): void {
    const gaps = gapsOf(words);
    setMissing(gaps);
    const { basis, writtenOn, receivedOn } = words;
    if (basis === null || writtenOn === null || receivedOn === null || Object.keys(gaps).length > 0) return;
    const demands = demandsOf(words.demands, letter?.demands ?? []);
    const fileIds = files.map(({ id }) => id);
    const input = { ...words, basis, writtenOn, receivedOn, demands, fileIds };
    if (!letter) return register.mutate({ letter: input }, { onSuccess: ({ id }) => finish(id) });
    const { id, revision } = letter;
    save.mutate({ id, revision, letter: input }, { onSuccess: () => finish(id) });
  }

  return (
    <form
      className={classes.form}
      aria-label={letter ? '改来文登记' : '登记来文'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone(null);
        if (event.key !== 'Enter') return;
        if (event.ctrlKey) keep();
        if (event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <Stack gap="sm">
        <Title order={2}>{letter ? '改来文登记' : '登记来文'}</Title>
        <KeptNote draft={draft} />
        <Text fz="sm" c="dimmed">
          有密级的文件不要登记，也不要扫描进来。
        </Text>
        <Group align="flex-start" gap="sm" grow>
          <Select
            label="文种"
            data={kinds}
            value={words.kind}
            allowDeselect={false}
            autoFocus
            onChange={(value) => set({ kind: IncomingKind.parse(value), basis: null })}
          />
          <TextInput
            label="来文单位"
            value={words.organ}
            error={fields['organ']}
            onChange={(event) => set({ organ: event.currentTarget.value })}
          />
          <TextInput
            label="来文字号"
            value={words.number}
            error={fields['number']}
            onChange={(event) => set({ number: event.currentTarget.value })}
          />
        </Group>
        <TextInput
          label="标题"
          value={words.title}
          error={fields['title']}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Group align="flex-start" gap="sm">
          <DateInput
            label="落款日期"
            value={words.writtenOn}
            maxDate={today}
            error={fields['writtenOn']}
            onChange={(writtenOn) => set({ writtenOn })}
          />
          <DateInput
            label="收到日期"
            value={words.receivedOn}
            maxDate={today}
            error={fields['receivedOn']}
            onChange={(receivedOn) => set({ receivedOn })}
          />
          <DateInput
            label="文上写的回复期限"
            value={words.paperLimitOn}
            error={fields['paperLimitOn']}
            onChange={(paperLimitOn) => set({ paperLimitOn })}
          />
        </Group>
        <Select
          label="期限依据"
          data={basesFor(words.kind).map((value) => ({ value, label: bases[value].label }))}
          value={words.basis}
          error={fields['basis']}
          description={limitWords(words)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(value) => set({ basis: value === null ? null : Basis.parse(value) })}
        />
        <Textarea
          label="提了哪几条建议（一条一行）"
          value={words.demands}
          autosize
          minRows={3}
          maxRows={10}
          onChange={(event) => set({ demands: event.currentTarget.value })}
        />
        <Textarea
          label="内容摘要"
          value={words.summary}
          autosize
          minRows={1}
          maxRows={6}
          onChange={(event) => set({ summary: event.currentTarget.value })}
        />
        <TextInput
          label="对方联系人"
          value={words.contact}
          onChange={(event) => set({ contact: event.currentTarget.value })}
        />
        <div>
          <PhotoStrip
            label="来文扫描件"
            files={files}
            onRemove={(id) => set({ files: files.filter((file) => file.id !== id) })}
          />
          <PhotoPicker
            label="添加扫描件"
            onStored={(file) => draft.change((old) => ({ ...old, files: [...old.files, file] }))}
          />
        </div>
        <ErrorNote error={error} />
        <Group className={classes.formFoot}>
          <Button type="submit" loading={register.isPending || save.isPending}>
            {letter ? '保存' : '登记'}
          </Button>
          <Button variant="default" onClick={() => onDone(null)}>
            先不办
          </Button>
          <Text fz="sm" c="dimmed">
            Ctrl+Enter {letter ? '保存' : '登记'}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

/** By when it is to be answered, as soon as that can be said. */
function limitWords({ basis, receivedOn, paperLimitOn }: LetterWords): string {
  if (paperLimitOn !== null) return `文上写了期限，照文上的：${paperLimitOn} 前回复。`;
  if (basis === null || receivedOn === null) return '文上写了期限的，照文上的。';
  const limit = limitOf({ basis, receivedOn, paperLimitOn, grantedLimitOn: null });
  return limit === null
    ? '没有法定期限，请在上面填文上写的日期。'
    : `${limit} 前回复。文上写了别的日期的，填在上面，照文上的。`;
}
