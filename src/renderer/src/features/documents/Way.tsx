import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { documentActionLabels } from '#shared/domain/documents/flow.ts';
import type { DocumentAction } from '#shared/domain/documents/flow.ts';
import type { AppError, FieldErrors } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall, useApiCommand } from '../../api/hooks.ts';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft, useLeftOpen } from '../../drafts/use-draft.ts';
import { useSession } from '../../app/session.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { usePeopleChoices } from '../checks/useChoices.ts';
import type { OpenDocument } from './document-words.ts';
import { IssuePanel } from './IssuePanel.tsx';
import classes from './documents.module.css';

type WayProps = {
  document: OpenDocument;
  /** Stores what is still unsaved; a refusal stops the step. */
  beforeStep: () => Promise<void>;
  onIssued: () => void;
  /** What a step was refused for, so that it stands beside the fields too. */
  onRefused?: (fields: FieldErrors) => void;
};

/** The steps that lead on from here; one that is not for this account is grey, with the reason. */
export function Way({ document, beforeStep, onIssued, onRefused }: WayProps) {
  const { role } = useSession();
  const offered = (action: DocumentAction) => document.offers.find((offer) => offer.action === action);
  const issue = offered('issue');
  const isCoordinating = role !== 'officer';
  return (
    <>
      <NoteStep {...{ document, beforeStep, onRefused }} action="submit" isOptional />
      <NoteStep {...{ document, beforeStep }} action="approve" isOptional />
      {issue && (issue.isAllowed || isCoordinating) && (
        <IssuePanel document={document} refusal={issue.reason} beforeIssue={beforeStep} onIssued={onIssued} />
      )}
      <NoteStep {...{ document, beforeStep }} action="withdraw" />
      <NoteStep {...{ document, beforeStep }} action="sendBack" />
      <NoteStep {...{ document, beforeStep }} action="void" />
    </>
  );
}

type NoteAction = 'submit' | 'approve' | 'withdraw' | 'sendBack' | 'void';

const notes = {
  submit: { label: '送审说明', hint: '送审以后内容先不动，等领导签批或者退回。' },
  approve: { label: '签批意见', hint: '签批以后内容定住；要改就退回，改了重新签批。' },
  withdraw: null,
  sendBack: { label: '退回原因', hint: '回到草稿，起草的人改了再送。' },
  void: { label: '作废原因', hint: '文号不再给别的文书，原样留着，打印带“作废”字样。' },
} as const satisfies Record<NoteAction, { label: string; hint: string } | null>;

type StepProps = {
  document: OpenDocument;
  action: NoteAction;
  isOptional?: boolean;
  beforeStep: () => Promise<void>;
  onRefused?: ((fields: FieldErrors) => void) | undefined;
};

/** The name a half-typed step is kept by. */
const draftName = (action: NoteAction, id: string): string => `document-${action}-${id}`;

/** The button of a step, or its form; grey with the reason where it is not for this account. */
function NoteStep(props: StepProps) {
  const { document, action } = props;
  const wasLeftOpen = useLeftOpen();
  const [isOpen, setOpen] = useState(() => wasLeftOpen(draftName(action, document.id)));
  const offer = document.offers.find((each) => each.action === action);
  if (!offer) return null;
  const verb = documentActionLabels[action];

  if (!offer.isAllowed) {
    return (
      <div className={classes.refused}>
        <Button variant="default" disabled aria-describedby={`no-${action}`}>
          {verb}
        </Button>
        <Text id={`no-${action}`} fz="sm" c="dimmed">
          {offer.reason}
        </Text>
      </div>
    );
  }
  if (isOpen) return <StepForm {...props} onDone={() => setOpen(false)} />;
  const isMain = action === 'submit' || action === 'approve';
  return (
    <div>
      <Button variant={isMain ? 'filled' : 'default'} onClick={() => setOpen(true)}>
        {verb}
      </Button>
    </div>
  );
}

type Typing = { note: string; signer: string | null };

function StepForm(props: StepProps & { onDone: () => void }) {
  const { document, action, isOptional = false, beforeStep, onDone } = props;
  const { role, personId } = useSession();
  const people = usePeopleChoices();
  const call = useApiCall();
  const commands = {
    submit: useApiCommand('documents', 'submit'),
    approve: useApiCommand('documents', 'approve'),
    withdraw: useApiCommand('documents', 'withdraw'),
    sendBack: useApiCommand('documents', 'sendBack'),
    void: useApiCommand('documents', 'void'),
  };
  const draft = useDraft<Typing>(draftName(action, document.id), () => ({
    note: '',
    signer: role === 'leader' ? personId : null,
  }));
  const { note, signer } = draft.value;
  const set = (part: Partial<Typing>) => draft.change((typed) => ({ ...typed, ...part }));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const verb = documentActionLabels[action];
  const words = notes[action];
  const isApproval = action === 'approve';

  async function go(): Promise<void> {
    setTried(true);
    if ((!isOptional && words !== null && note.trim() === '') || (isApproval && signer === null)) return;
    setBusy(true);
    setError(null);
    try {
      await beforeStep();
      const { revision } = await call('documents', 'get', { id: document.id });
      const handler = isApproval && signer !== null ? { handlerId: signer } : {};
      await commands[action].mutateAsync({ id: document.id, revision, note, ...handler });
      draft.discard();
      props.onRefused?.({});
      onDone();
      return;
    } catch (refusal) {
      const told = toAppError(refusal);
      setError(told);
      props.onRefused?.(told.fields ?? {});
    }
    setBusy(false);
  }

  return (
    <form
      className={classes.issue}
      aria-label={verb}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <Stack gap="xs">
        <KeptNote draft={draft} />
        {isApproval && (
          <Select
            label="签发人"
            description={role === 'leader' ? undefined : '领导在纸上签了的，选签字的领导。'}
            data={people}
            value={signer}
            searchable
            error={isTried && signer === null && '请选签发人'}
            nothingFoundMessage="没有这个人，请到“单位人员”里添加"
            onChange={(value) => set({ signer: value })}
          />
        )}
        {words && (
          <TextInput
            label={isOptional ? `${words.label}（可不填）` : words.label}
            description={words.hint}
            value={note}
            autoFocus
            error={isTried && !isOptional && note.trim() === '' && `请填${words.label}`}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        )}
        <ErrorNote error={error} />
        {error?.fields && <Text c="red">{Object.values(error.fields).join('；')}</Text>}
        <div className={classes.buttons}>
          <Button type="submit" loading={isBusy} autoFocus={words === null}>
            {verb}
          </Button>
          <Button variant="default" onClick={onDone}>
            先不办
          </Button>
        </div>
      </Stack>
    </form>
  );
}
