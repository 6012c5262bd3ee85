import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StoredFile } from '#shared/contract/organisation.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft, useLeftOpen } from '../../drafts/use-draft.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';
import { HandlerField, StepFrame } from '../obligations/StepFrame.tsx';

const draftName = 'prolong';

type Typing = {
  to: string | null;
  issuedOn: string | null;
  number: string;
  files: StoredFile[];
  handlerId: string | null;
};

/** 延长行动时间: the documents that moved the end, and the form for the next one. */
export function Prolongations({ to, mayProlong }: { to: string; mayProlong: boolean }) {
  const list = useApiQuery('campaign', 'prolongations', {}).data ?? [];
  const wasLeftOpen = useLeftOpen();
  const [isOpen, setOpen] = useState(() => mayProlong && wasLeftOpen(draftName));
  if (list.length === 0 && !mayProlong) return null;
  return (
    <Section
      title="延长行动时间"
      actions={
        mayProlong &&
        !isOpen && (
          <Button variant="default" onClick={() => setOpen(true)}>
            登记延长文件
          </Button>
        )
      }
    >
      {list.length === 0 && !isOpen && <p>没有延长过。上级或镇里发文延长的，在这里登记文号和文件。</p>}
      {list.map((one) => (
        <div key={one.id}>
          {one.oldTo} 延长到 <b>{one.to}</b>：{one.number}，{one.issuedOn} 印发，{one.handlerName}{' '}
          {one.enteredOn} 登记
          <PhotoStrip label="延长的文件" files={[one.file]} />
        </div>
      ))}
      {isOpen && <ProlongForm oldTo={to} onDone={() => setOpen(false)} />}
    </Section>
  );
}

function ProlongForm({ oldTo, onDone }: { oldTo: string; onDone: () => void }) {
  const prolong = useApiCommand('campaign', 'prolong');
  const session = useSession();
  const draft = useDraft<Typing>(draftName, () => ({
    to: null,
    issuedOn: null,
    number: '',
    files: [],
    handlerId: session.personId,
  }));
  const { to, issuedOn, number, files, handlerId } = draft.value;
  const set = (part: Partial<Typing>) => draft.change((words) => ({ ...words, ...part }));
  const [gap, setGap] = useState<Record<string, string>>({});
  const fields: Record<string, string> = { ...prolong.error?.fields, ...gap };

  function submit(): void {
    const fileId = files[0]?.id;
    const missing: Record<string, string> = {};
    if (to === null) missing['to'] = '请填延长到哪天';
    if (issuedOn === null) missing['issuedOn'] = '请填印发日期';
    if (fileId === undefined) missing['fileId'] = '请添加延长的文件（扫描件）';
    setGap(missing);
    if (to === null || issuedOn === null || fileId === undefined) return;
    prolong.mutate(
      { to, issuedOn, number, fileId, ...(handlerId ? { handlerId } : {}) },
      {
        onSuccess: () => {
          draft.discard();
          onDone();
        },
      },
    );
  }

  return (
    <StepFrame
      verb="延长"
      isBusy={prolong.isPending}
      error={prolong.error}
      onSubmit={submit}
      onCancel={onDone}
    >
      <KeptNote draft={draft} />
      <Group align="flex-start" gap="sm">
        <DateInput
          label={`延长到（原来 ${oldTo}）`}
          value={to}
          w={240}
          error={fields['to']}
          onChange={(day) => set({ to: day })}
        />
        <TextInput
          label="文号"
          value={number}
          autoFocus
          error={fields['number']}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <DateInput
          label="印发日期"
          value={issuedOn}
          error={fields['issuedOn']}
          onChange={(day) => set({ issuedOn: day })}
        />
      </Group>
      <div>
        <PhotoStrip
          label="延长的文件"
          files={files}
          onRemove={(id) => set({ files: files.filter((file) => file.id !== id) })}
        />
        <PhotoPicker
          label="添加文件扫描件"
          onStored={(file) => draft.change((words) => ({ ...words, files: [...words.files, file] }))}
        />
        {fields['fileId'] && <Note tone="late">{fields['fileId']}</Note>}
      </div>
      <HandlerField value={handlerId} onChange={(id) => set({ handlerId: id })} />
      <Note>原来的结束日期已经过了的，那时的最后一期照旧，空档的日子不要求；延长后从登记这天往后算。</Note>
    </StepFrame>
  );
}
