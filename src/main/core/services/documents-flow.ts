import { and, count, eq, isNull, max } from 'drizzle-orm';
import { checkDocument, documentOffers } from '#shared/domain/documents/flow.ts';
import type { DocumentAction, DocumentOffer, FlowDocument, FlowDoer } from '#shared/domain/documents/flow.ts';
import type { DocumentStatus } from '#shared/domain/documents/status.ts';
import { attribute } from '#shared/domain/people/people.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext, Trace } from '../context.ts';
import { getLetter } from '../documents/letters/index.ts';
import {
  documentEvents,
  documentRecipients,
  documents,
  documentVersions,
} from '../store/schema/documents.ts';
import { accounts } from '../store/schema/office.ts';
import { people } from '../store/schema/organisation.ts';
import { canonicalBytes, sha256 } from '../vault/crypto.ts';
import { attributionOf } from './attribution.ts';
import { assertWhole, getDocumentRecord, wordsOf } from './documents-record.ts';
import type { DocumentRecord } from './documents-record.ts';
import { houseOf } from './house.ts';
import { getHandler } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { getSetting } from './settings.ts';
import { templateFor } from './word-template-store.ts';

/** One line of a document's story; only inside an act. */
export function noteDocumentEvent(
  ctx: RecordsContext,
  documentId: string,
  event: { action: DocumentAction; handlerId: string; note?: string },
): void {
  const before = ctx.db
    .select({ last: max(documentEvents.ordinal) })
    .from(documentEvents)
    .where(eq(documentEvents.documentId, documentId))
    .get();
  ctx.db
    .insert(documentEvents)
    .values({
      documentId,
      ordinal: (before?.last ?? 0) + 1,
      at: nowIso(ctx.ports),
      action: event.action,
      handlerId: event.handlerId,
      accountId: ctx.session.accountId,
      note: event.note ?? '',
    })
    .run();
}

/** Keeps the words as they are now beside all earlier ones; only inside an act. */
export function keepVersion(
  ctx: RecordsContext,
  {
    id,
    letterVersion,
    words,
    handlerId,
  }: { id: string; letterVersion: number; words: string; handlerId: string },
): void {
  const before = ctx.db
    .select({ last: max(documentVersions.ordinal) })
    .from(documentVersions)
    .where(eq(documentVersions.documentId, id))
    .get();
  ctx.db
    .insert(documentVersions)
    .values({
      documentId: id,
      ordinal: (before?.last ?? 0) + 1,
      letterVersion,
      words,
      at: nowIso(ctx.ports),
      handlerId,
      accountId: ctx.session.accountId,
    })
    .run();
}

/** A hash of all that decides the page beside the number: what a signature stands for. */
export function signedHash(ctx: RecordsContext, row: DocumentRecord): string {
  const { version } = getLetter(row.kind);
  const template = templateFor(ctx, row.kind, wordsOf(row));
  const parts = [row.kind, String(version), row.words, JSON.stringify(houseOf(ctx))];
  if (template) parts.push(template.id, String(template.version));
  return Buffer.from(sha256(canonicalBytes(parts))).toString('hex');
}

/** The document as the rules of its way read it. */
export function flowOf(ctx: RecordsContext, row: DocumentRecord): FlowDocument {
  const written = ctx.db
    .selectDistinct({ handlerId: documentVersions.handlerId, accountId: documentVersions.accountId })
    .from(documentVersions)
    .where(eq(documentVersions.documentId, row.id))
    .all();
  const open = ctx.db
    .select({ total: count() })
    .from(documentRecipients)
    .where(and(eq(documentRecipients.documentId, row.id), isNull(documentRecipients.receivedOn)))
    .get();
  return {
    status: row.status,
    needsSigner: getLetter(row.kind).numbering === 'word' || getSetting(ctx.desk.officeDb, 'formsNeedSigner'),
    accountId: row.accountId,
    writers: written.map((version) => attributionOf(ctx, version)),
    isAsSigned: row.approvedSha256 !== null && row.approvedSha256 === signedHash(ctx, row),
    openReceipts: open?.total ?? 0,
  };
}

function doerOf(ctx: RecordsContext, handler: NamedHandler, isNamed: boolean): FlowDoer {
  const person = ctx.db.select().from(people).where(eq(people.id, handler.personId)).get();
  const account =
    person?.accountId === null || person?.accountId === undefined
      ? undefined
      : ctx.desk.officeDb.select().from(accounts).where(eq(accounts.id, person.accountId)).get();
  const { role } = ctx.actor;
  return { by: attribute(ctx.actor, handler), role, handlerRole: account?.role ?? null, isNamed };
}

/** The steps that lead on from here, with the reason where this account may not take one. */
export function offersOf(ctx: RecordsContext, row: DocumentRecord): DocumentOffer[] {
  return documentOffers(
    flowOf(ctx, row),
    doerOf(ctx, getHandler(ctx, undefined), ctx.actor.role === 'officer'),
  );
}

type Step = { id: string; revision: number; handlerId?: string | undefined };

type Permitted = { row: DocumentRecord; next: DocumentStatus; handler: NamedHandler };

/**
 * The document, if this account may take this step with it now.
 * @throws AppError `record.missing`, `record.stale`, `person.missing`, `document.*`.
 */
export function permitted(ctx: RecordsContext, action: DocumentAction, asked: Step): Permitted {
  const row = getDocumentRecord(ctx, asked.id);
  const handler = getHandler(ctx, asked.handlerId);
  const next = checkDocument(flowOf(ctx, row), action, doerOf(ctx, handler, true));
  if (row.revision !== asked.revision) throw new AppError('record.stale');
  return { row, next, handler };
}

/** What an act on a document leaves in the chain. */
export function traceOf(action: string, id: string, handler: NamedHandler, fields: string[] = []): Trace {
  const by = { id: handler.personId, name: handler.name };
  return { action, objectType: 'document', objectId: id, fields, handler: by };
}

type Change = Partial<typeof documents.$inferInsert>;

function step(
  ctx: RecordsContext,
  { row, next, handler }: Permitted,
  { action, note, change = {} }: { action: DocumentAction; note?: string; change?: Change },
): void {
  act(ctx, traceOf(`documents.${action}`, row.id, handler), () => {
    ctx.db
      .update(documents)
      .set({ ...change, status: next, revision: row.revision + 1 })
      .where(eq(documents.id, row.id))
      .run();
    noteDocumentEvent(ctx, row.id, { action, handlerId: handler.personId, ...(note ? { note } : {}) });
  });
}

const unsigned = {
  approvedAt: null,
  approvedHandlerId: null,
  approvedAccountId: null,
  approvedSha256: null,
} as const;

/** 送审: what is blank is asked for now, not when it lies before the leader. @throws AppError `input.invalid`, `document.*`. */
export function submitDocument(ctx: RecordsContext, input: Step & { note?: string }): void {
  const found = permitted(ctx, 'submit', input);
  assertWhole(ctx, found.row);
  step(ctx, found, { action: 'submit', note: input.note ?? '' });
}

/** 签批: the words are fixed from here on; other ones need another signature. @throws AppError `document.*`. */
export function approveDocument(ctx: RecordsContext, input: Step & { note?: string }): void {
  const found = permitted(ctx, 'approve', input);
  assertWhole(ctx, found.row);
  const change = {
    approvedAt: nowIso(ctx.ports),
    approvedHandlerId: found.handler.personId,
    approvedAccountId: ctx.session.accountId,
    approvedSha256: signedHash(ctx, found.row),
  };
  step(ctx, found, { action: 'approve', note: input.note ?? '', change });
}

/** Back to who wrote it; a signature given is gone. @throws AppError `document.*`. */
export function sendBackDocument(ctx: RecordsContext, input: Step & { note: string }): void {
  step(ctx, permitted(ctx, 'sendBack', input), { action: 'sendBack', note: input.note, change: unsigned });
}

export function withdrawDocument(ctx: RecordsContext, input: Step): void {
  step(ctx, permitted(ctx, 'withdraw', input), { action: 'withdraw', change: unsigned });
}

/** 作废: the number stays used, the page stays with a stamp over it. @throws AppError `document.*`. */
export function voidDocument(ctx: RecordsContext, input: Step & { note: string }): void {
  step(ctx, permitted(ctx, 'void', input), { action: 'void', note: input.note });
}
