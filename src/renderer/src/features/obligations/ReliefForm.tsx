import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StoredFile } from '#shared/contract/organisation.ts';
import type { ObligationThing } from '#shared/contract/obligations.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { Note } from '../../ui/Note.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';
import { HandlerField, StepFrame } from './StepFrame.tsx';

type Kind = 'pause' | 'exempt';
type Props = { thing: ObligationThing; kind: Kind; onDone: () => void };

type Typing = {
  subjectKey: string | null;
  /** Null until another day than today is chosen. */
  from: string | null;
  to: string | null;
  reason: string;
  files: StoredFile[];
  handlerId: string | null;
};

/** The name a half-typed request is kept by. */
export function reliefDraft(obligationId: string, kind: Kind): string {
  return `relief-${obligationId}-${kind}`;
}

/** 暂停 the whole, or 免做 for one: asked here, decided by another person. */
export function ReliefForm({ thing, kind, onDone }: Props) {
  const pause = useApiCommand('obligations', 'pause');
  const exempt = useApiCommand('obligations', 'exempt');
  const today = useApiQuery('desk', 'status', {}).data?.today ?? null;
  const session = useSession();
  const draft = useDraft<Typing>(reliefDraft(thing.id, kind), () => ({
    subjectKey: null,
    from: null,
    to: null,
    reason: '',
    files: [],
    handlerId: session.personId,
  }));
  const { subjectKey, to, reason, files, handlerId } = draft.value;
  const set = (part: Partial<Typing>) => draft.change((words) => ({ ...words, ...part }));
  const [gap, setGap] = useState<Record<string, string>>({});
  const from = draft.value.from ?? today;
  const isExempt = kind === 'exempt';
  const { error, isPending } = isExempt ? exempt : pause;
  const fields: Record<string, string> = { ...error?.fields, ...gap };

  function submit(): void {
    const missing: Record<string, string> = {};
    if (isExempt && subjectKey === null) missing['subjectKey'] = '请选是哪一家';
    if (isExempt && files.length === 0) missing['fileId'] = '请添加证明材料';
    if (from === null) missing['from'] = '请填从哪天起';
    setGap(missing);
    if (Object.keys(missing).length > 0 || from === null) return;
    const head = {
      id: thing.id,
      from,
      to,
      reason,
      ...(handlerId ? { handlerId } : {}),
    };
    const fileId = files[0]?.id ?? null;
    if (!isExempt) pause.mutate({ ...head, fileId }, { onSuccess: asked });
    else if (subjectKey !== null && fileId !== null)
      exempt.mutate({ ...head, subjectKey, fileId }, { onSuccess: asked });
  }

  function asked(): void {
    draft.discard();
    onDone();
  }

  return (
    <StepFrame
      verb={isExempt ? '提出免做' : '提出暂停'}
      isBusy={isPending}
      error={error}
      onSubmit={submit}
      onCancel={onDone}
    >
      <KeptNote draft={draft} />
      {isExempt && (
        <Select
          label="哪一家"
          data={thing.subjects
            .filter(({ isOver }) => !isOver)
            .map(({ key, name, sub }) => ({ value: key, label: sub === '' ? name : `${name}·${sub}` }))}
          value={subjectKey}
          searchable
          autoFocus
          error={fields['subjectKey']}
          onChange={(key) => set({ subjectKey: key })}
        />
      )}
      <Group align="flex-start" gap="sm">
        <DateInput
          label="从哪天起"
          value={from}
          error={fields['from']}
          onChange={(day) => set({ from: day })}
        />
        <DateInput
          label="到哪天（不填就是另行通知）"
          value={to}
          error={fields['to']}
          w={240}
          onChange={(day) => set({ to: day })}
        />
      </Group>
      <TextInput
        label="原因"
        placeholder={isExempt ? '装修停业、学校放假……' : '防汛抢险、集中封控……'}
        value={reason}
        autoFocus={!isExempt}
        error={fields['reason']}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <div>
        <PhotoStrip
          label="证明材料"
          files={files}
          onRemove={(id) => set({ files: files.filter((file) => file.id !== id) })}
        />
        <PhotoPicker
          label={isExempt ? '添加证明材料' : '添加依据材料（可不加）'}
          onStored={(file) => draft.change((words) => ({ ...words, files: [...words.files, file] }))}
        />
        {fields['fileId'] && <Note tone="late">{fields['fileId']}</Note>}
      </div>
      <HandlerField value={handlerId} onChange={(id) => set({ handlerId: id })} />
      <Note>
        要另一位同事同意才算数。只有整期都在里面、而且当期结束前同意的才不要求；已经漏了的照样记着。
      </Note>
    </StepFrame>
  );
}
