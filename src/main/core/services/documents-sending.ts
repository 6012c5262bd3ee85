import { and, eq, isNull } from 'drizzle-orm';
import type { DeliveryMethod } from '#shared/domain/documents/flow.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { documentRecipients, documents } from '../store/schema/documents.ts';
import { noteDocumentEvent, permitted, traceOf } from './documents-flow.ts';

type Sending = {
  id: string;
  revision: number;
  handlerId?: string | undefined;
  recipients: readonly { name: string; method: DeliveryMethod; sentOn: PlainDate }[];
};

/** 登记发出. @throws AppError `document.*`, `input.invalid` where the day is still to come. */
export function sendDocument(ctx: RecordsContext, { recipients, ...step }: Sending): void {
  const { row, handler } = permitted(ctx, 'send', step);
  const late = recipients.findIndex(({ sentOn }) => sentOn > today(ctx.ports));
  if (late >= 0)
    throw new AppError('input.invalid', undefined, { [`recipients.${late}.sentOn`]: '发出日期还没有到' });
  act(ctx, traceOf('documents.send', row.id, handler, ['recipients']), () => {
    for (const recipient of recipients) {
      ctx.db
        .insert(documentRecipients)
        .values({
          id: ctx.ports.random.uuid(),
          documentId: row.id,
          ...recipient,
          receivedOn: null,
          receiver: '',
          receipt: '',
          handlerId: handler.personId,
          accountId: ctx.session.accountId,
          createdAt: nowIso(ctx.ports),
        })
        .run();
    }
    raise(ctx, row);
    const note = recipients.map(({ name }) => name).join('、');
    noteDocumentEvent(ctx, row.id, { action: 'send', handlerId: handler.personId, note });
  });
}

type Receipt = {
  id: string;
  revision: number;
  handlerId?: string | undefined;
  recipientId: string;
  receivedOn: PlainDate;
  receiver: string;
  receipt: string;
};

/** 登记回执. @throws AppError `document.*`, `record.missing` for a receiver whose receipt is in already. */
export function receiveReceipt(ctx: RecordsContext, { recipientId, ...input }: Receipt): void {
  const { row, handler } = permitted(ctx, 'receive', input);
  const { receivedOn, receiver, receipt } = input;
  const recipient = ctx.db
    .select()
    .from(documentRecipients)
    .where(
      and(
        eq(documentRecipients.id, recipientId),
        eq(documentRecipients.documentId, row.id),
        isNull(documentRecipients.receivedOn),
      ),
    )
    .get();
  if (!recipient) throw new AppError('record.missing');
  if (receivedOn < recipient.sentOn || receivedOn > today(ctx.ports))
    throw new AppError('document.received-early');
  act(ctx, traceOf('documents.receive', row.id, handler, ['receipt']), () => {
    ctx.db
      .update(documentRecipients)
      .set({ receivedOn, receiver, receipt })
      .where(eq(documentRecipients.id, recipientId))
      .run();
    raise(ctx, row);
    const note = `${recipient.name} ${receiver}`;
    noteDocumentEvent(ctx, row.id, { action: 'receive', handlerId: handler.personId, note });
  });
}

function raise(ctx: RecordsContext, { id, revision }: { id: string; revision: number }): void {
  ctx.db
    .update(documents)
    .set({ revision: revision + 1 })
    .where(eq(documents.id, id))
    .run();
}
