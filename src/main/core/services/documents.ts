import { desc, eq } from 'drizzle-orm';
import type { DocumentOffer } from '#shared/domain/documents/flow.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { getLetter } from '../documents/letters/index.ts';
import { faultPage } from '../documents/render/fault-page.ts';
import { stampVoid } from '../documents/render/void-stamp.ts';
import { documentEvents, documentRecipients, documentVersions } from '../store/schema/documents.ts';
import { hexSha256 } from '../vault/crypto.ts';
import { offersOf } from './documents-flow.ts';
import { describeDocument } from './documents-list.ts';
import { previewPaper } from './documents-paper.ts';
import { getDocumentRecord, wordsOf } from './documents-record.ts';
import type { DocumentRecord } from './documents-record.ts';
import { DOCX } from './file-types.ts';
import { personNames, typistNames } from './organisation.ts';
import { getTemplate, templateFor } from './word-template-store.ts';

/** An issued document shows its frozen page, a draft the page its words make now. */
export function getDocument(ctx: RecordsContext, id: string) {
  const row = getDocumentRecord(ctx, id);
  const words = wordsOf(row);
  const person = personNames(ctx.db);
  const typist = typistNames(ctx);
  return {
    ...describeDocument(row),
    fields: [...getLetter(row.kind).fields],
    words,
    html: row.htmlObject === null ? draftHtml(ctx, row, words) : frozenHtml(ctx, row),
    template: templateOf(ctx, row),
    docxSha256: row.docxSha256,
    today: today(ctx.ports),
    approved:
      row.approvedAt === null ? null : { at: row.approvedAt, signerName: person(row.approvedHandlerId) },
    pages: row.pages,
    offers: offersOf(ctx, row).map(describeOffer),
    recipients: recipientsOf(ctx, id),
    events: ctx.db
      .select()
      .from(documentEvents)
      .where(eq(documentEvents.documentId, id))
      .orderBy(documentEvents.ordinal)
      .all()
      .map(({ at, action, note, handlerId, accountId }) => ({
        at,
        action,
        note,
        handlerName: person(handlerId),
        typistName: typist(accountId),
      })),
  };
}

/** A draft opens with whatever was left in it; what cannot be set is told on the page. */
function draftHtml(ctx: RecordsContext, row: DocumentRecord, words: Words): string {
  try {
    return previewPaper(ctx, row, words).html;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return faultPage(error);
  }
}

/** The template it was issued with, or would be issued with now; none: the house style. */
function templateOf(ctx: RecordsContext, row: DocumentRecord): { version: number } | null {
  if (row.number === null) {
    const active = templateFor(ctx, row.kind, wordsOf(row));
    return active ? { version: active.version } : null;
  }
  return row.templateId === null ? null : { version: getTemplate(ctx, row.kind, row.templateId).version };
}

function describeOffer({ action, reason }: DocumentOffer) {
  const text = reason ? describeError(reason.code, reason.params) : null;
  return { action, isAllowed: reason === undefined, reason: text };
}

function recipientsOf(ctx: RecordsContext, documentId: string) {
  return ctx.db
    .select()
    .from(documentRecipients)
    .where(eq(documentRecipients.documentId, documentId))
    .orderBy(documentRecipients.createdAt, documentRecipients.id)
    .all()
    .map(({ id, name, method, sentOn, receivedOn, receiver, receipt }) => ({
      id,
      name,
      method,
      sentOn,
      receivedOn,
      receiver,
      receipt,
    }));
}

/** Every version of the words, newest first. */
export function listVersions(ctx: RecordsContext, id: string) {
  const { kind } = getDocumentRecord(ctx, id);
  const person = personNames(ctx.db);
  const typist = typistNames(ctx);
  const versions = ctx.db
    .select()
    .from(documentVersions)
    .where(eq(documentVersions.documentId, id))
    .orderBy(desc(documentVersions.ordinal))
    .all()
    .map(({ ordinal, at, words, handlerId, accountId }) => ({
      ordinal,
      at,
      words: JSON.parse(words) as Words,
      handlerName: person(handlerId),
      typistName: typist(accountId),
    }));
  return { fields: [...getLetter(kind).fields], versions };
}

/** The frozen page, checked against its hash; over one that was voided lies a stamp. @throws AppError `document.draft`, `object.*`. */
export function frozenHtml(ctx: RecordsContext, row: DocumentRecord): string {
  const html = new TextDecoder().decode(frozenBytes(ctx, row.htmlObject, row.htmlSha256));
  return row.status === 'void' ? stampVoid(html) : html;
}

export function frozenBytes(ctx: RecordsContext, object: string | null, expected: string | null): Uint8Array {
  if (object === null) throw new AppError('document.draft');
  const content = ctx.objects.get(object);
  if (hexSha256(content) !== expected) throw new AppError('object.damaged');
  return content;
}

/** @throws AppError `document.issued`, `input.invalid`. */
export function previewDocument(ctx: RecordsContext, id: string, words: Words): string {
  const row = getDocumentRecord(ctx, id);
  if (row.number !== null) throw new AppError('document.issued');
  return previewPaper(ctx, row, words).html;
}

/** Of an issued document always the frozen bytes; that they left is in the chain. @throws AppError `document.draft`, `document.voided`, `object.*`. */
export function downloadDocument(
  ctx: RecordsContext,
  id: string,
  format: 'docx' | 'html',
): { name: string; file: Blob } {
  const row = getDocumentRecord(ctx, id);
  if (format === 'docx' && row.status === 'void') throw new AppError('document.voided');
  const content =
    format === 'docx'
      ? new Uint8Array(frozenBytes(ctx, row.docxObject, row.docxSha256))
      : frozenHtml(ctx, row);
  const type = format === 'docx' ? DOCX : 'text/html;charset=utf-8';
  act(
    ctx,
    { action: 'documents.download', objectType: 'document', objectId: id, fields: [format] },
    () => undefined,
  );
  return { name: `${fileName(row)}.${format}`, file: new Blob([content], { type }) };
}

/** `某政发〔2026〕4号 通知`, without what a file system refuses. */
export function fileName(row: DocumentRecord): string {
  return `${row.number ?? ''} ${describeDocument(row).kindLabel}`.trim().replace(/[\\/:*?"<>|]/g, '');
}
