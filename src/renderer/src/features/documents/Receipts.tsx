import { Button, Group, Select, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DocumentRecipient } from '#shared/contract/documents.ts';
import { DeliveryMethod, deliveryLabels, deliveryMethods } from '#shared/domain/documents/flow.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft, useLeftOpen } from '../../drafts/use-draft.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { OpenDocument } from './document-words.ts';
import classes from './documents.module.css';

/** The names half-typed forms are kept by: of what went out, and of each receiver's receipt. */
const sendDraft = (id: string): string => `document-send-${id}`;
const receiptDraft = (recipientId: string): string => `document-receipt-${recipientId}`;

/** Whom it went to and who has signed for it. */
export function Receipts({ document }: { document: OpenDocument }) {
  const wasLeftOpen = useLeftOpen();
  const [chosen, setChosen] = useState<string | null>(() => {
    if (wasLeftOpen(sendDraft(document.id))) return 'send';
    return document.recipients.find(({ id }) => wasLeftOpen(receiptDraft(id)))?.id ?? null;
  });
  const may = (action: 'send' | 'receive') =>
    document.offers.some((offer) => offer.action === action && offer.isAllowed);
  const { recipients } = document;
  return (
    <section aria-label="发出和回执" className={classes.issue}>
      <h3>发出和回执</h3>
      {recipients.length === 0 && (
        <Text c="dimmed">还没有登记发出。送到哪家、怎么送的记在这里，签收了再登记回执。</Text>
      )}
      {recipients.length > 0 && (
        <ul className={classes.recipients}>
          {recipients.map((recipient) => (
            <li key={recipient.id}>
              <span>{recipient.name}</span>
              {recipient.receivedOn === null && may('receive') && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`登记回执 ${recipient.name}`}
                  onClick={() => setChosen(recipient.id)}
                >
                  登记回执
                </Button>
              )}
              <Standing recipient={recipient} />
            </li>
          ))}
        </ul>
      )}
      {recipients
        .filter(({ id }) => id === chosen)
        .map((recipient) => (
          <ReceiptForm
            key={recipient.id}
            document={document}
            recipient={recipient}
            onDone={() => setChosen(null)}
          />
        ))}
      {chosen === 'send' && <SendForm document={document} onDone={() => setChosen(null)} />}
      {chosen === null && may('send') && (
        <Button variant={recipients.length === 0 ? 'filled' : 'default'} onClick={() => setChosen('send')}>
          登记发出
        </Button>
      )}
    </section>
  );
}

function Standing({ recipient }: { recipient: DocumentRecipient }) {
  const { receivedOn, sentOn, method, receiver, receipt } = recipient;
  if (receivedOn === null)
    return <StatusWord tone="soon">{`${sentOn} ${deliveryLabels[method]}，等回执`}</StatusWord>;
  return (
    <StatusWord tone="done">{`${receivedOn} ${receiver}签收${receipt === '' ? '' : `，${receipt}`}`}</StatusWord>
  );
}

type FormProps = { document: OpenDocument; onDone: () => void };

type Sending = { names: string; method: DeliveryMethod; sentOn: string | null };

function SendForm({ document, onDone }: FormProps) {
  const send = useApiCommand('documents', 'send');
  const draft = useDraft<Sending>(sendDraft(document.id), () => ({
    names: document.addressee,
    method: 'direct',
    sentOn: document.today,
  }));
  const { names, method, sentOn } = draft.value;
  const set = (part: Partial<Sending>) => draft.change((typed) => ({ ...typed, ...part }));
  const list = names.split(/[、，,；;\n]/u).map((name) => name.trim());
  const recipients = list
    .filter((name) => name !== '')
    .map((name) => ({ name, method, sentOn: sentOn ?? '' }));
  return (
    <form
      aria-label="登记发出"
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        const { id, revision } = document;
        if (recipients.length > 0 && sentOn !== null)
          send.mutate(
            { id, revision, recipients },
            {
              onSuccess: () => {
                draft.discard();
                onDone();
              },
            },
          );
      }}
    >
      <Stack gap="xs">
        <KeptNote draft={draft} />
        <Textarea
          label="收件单位"
          description="几家的用顿号或换行隔开"
          value={names}
          autoFocus
          error={names.trim() === '' && '请填收件单位'}
          onChange={(event) => set({ names: event.currentTarget.value })}
        />
        <Group grow align="flex-start">
          <Select
            label="怎么送"
            data={deliveryMethods.map((value) => ({ value, label: deliveryLabels[value] }))}
            value={method}
            allowDeselect={false}
            onChange={(value) => set({ method: DeliveryMethod.catch('direct').parse(value) })}
          />
          <DateInput
            label="发出日期"
            value={sentOn}
            error={send.error?.fields?.['recipients.0.sentOn']}
            onChange={(value) => set({ sentOn: value })}
          />
        </Group>
        <ErrorNote error={send.error} />
        <FormButtons verb="登记发出" isBusy={send.isPending} onDone={onDone} />
      </Stack>
    </form>
  );
}

type Receiving = { receivedOn: string | null; receiver: string; receipt: string };

function ReceiptForm({ document, recipient, onDone }: FormProps & { recipient: DocumentRecipient }) {
  const receive = useApiCommand('documents', 'receive');
  const draft = useDraft<Receiving>(receiptDraft(recipient.id), () => ({
    receivedOn: document.today,
    receiver: '',
    receipt: '',
  }));
  const { receivedOn, receiver, receipt } = draft.value;
  const set = (part: Partial<Receiving>) => draft.change((typed) => ({ ...typed, ...part }));
  return (
    <form
      aria-label="登记回执"
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        const { id, revision } = document;
        const input = { id, revision, recipientId: recipient.id, receiver, receipt };
        if (receivedOn !== null)
          receive.mutate(
            { ...input, receivedOn },
            {
              onSuccess: () => {
                draft.discard();
                onDone();
              },
            },
          );
      }}
    >
      <Stack gap="xs">
        <KeptNote draft={draft} />
        <Text>{recipient.name}</Text>
        <Group grow align="flex-start">
          <TextInput
            label="签收人"
            value={receiver}
            autoFocus
            error={receive.error?.fields?.['receiver']}
            onChange={(event) => set({ receiver: event.currentTarget.value })}
          />
          <DateInput label="送达日期" value={receivedOn} onChange={(value) => set({ receivedOn: value })} />
        </Group>
        <TextInput
          label="回执（可不填）"
          value={receipt}
          onChange={(event) => set({ receipt: event.currentTarget.value })}
        />
        <ErrorNote error={receive.error} />
        <FormButtons verb="登记回执" isBusy={receive.isPending} onDone={onDone} />
      </Stack>
    </form>
  );
}

function FormButtons({ verb, isBusy, onDone }: { verb: string; isBusy: boolean; onDone: () => void }) {
  return (
    <Group>
      <Button type="submit" loading={isBusy}>
        {verb}
      </Button>
      <Button variant="default" onClick={onDone}>
        先不办
      </Button>
    </Group>
  );
}
