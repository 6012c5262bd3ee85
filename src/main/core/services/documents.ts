import { and, eq } from 'drizzle-orm';
import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import { acceptOfficeNumber, formatFormSerial } from '#shared/domain/documents/numbering.ts';
import { textOf } from '#shared/domain/documents/words.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { getLetter } from '../documents/letters/index.ts';
import type { Letter } from '../documents/letters/define.ts';
import { renderDocx } from '../documents/render/docx.ts';
import { renderHtml } from '../documents/render/html.ts';
import { documents, numberCounters, numberWords, serials } from '../store/schema/documents.ts';
import { sha256 } from '../vault/crypto.ts';
import { noteIssued } from './document-subjects.ts';
import { describeDocument } from './documents-list.ts';
import { buildDocument, getDocumentRecord, getDraft, previewModel, wordsOf } from './documents-draft.ts';
import type { DocumentRecord } from './documents-draft.ts';
import { getHandler } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { nextOfWord, takenNumbers } from './number-words.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** An issued document shows its frozen page, a draft the page its words make now. */
export function getDocument(ctx: RecordsContext, id: string) {
  const row = getDocumentRecord(ctx, id);
  const words = wordsOf(row);
  return {
    ...describeDocument(row),
    fields: [...getLetter(row.kind).fields],
    words,
    html:
      row.htmlObject === null ? renderHtml(previewModel(ctx, row, words)) : frozenHtml(ctx, row.htmlObject),
    docxSha256: row.docxSha256,
  };
}

function frozenHtml(ctx: RecordsContext, object: string): string {
  return new TextDecoder().decode(ctx.objects.get(object));
}

/** @throws AppError `document.issued`, `input.invalid`. */
export function previewDocument(ctx: RecordsContext, id: string, words: Words): string {
  return renderHtml(previewModel(ctx, getDraft(ctx, id), words));
}

type IssueInput = {
  id: string;
  revision: number;
  wordId?: string | undefined;
  officeNumber?: string | undefined;
  handlerId?: string | undefined;
};

type Number_ = { text: string; wordId: string | null; year: number; seq: number | null };

/**
 * Numbers, renders, freezes and hashes a document. The page is rendered with the number it would get; the act then
 * takes that number only if it is still the next one, so that two issues at once leave neither a gap nor a double.
 * @throws AppError `document.*`, `documents.*`, `input.invalid`, `record.stale`.
 */
export async function issueDocument(ctx: RecordsContext, input: IssueInput): Promise<string> {
  for (;;) {
    const row = getDraft(ctx, input.id, input.revision);
    const letter = getLetter(row.kind);
    const words = wordsOf(row);
    const handler = getHandler(ctx, input.handlerId);
    const number = nextNumber(ctx, letter, words, input);
    const model = buildDocument(ctx, row, words, number.text);
    const docx = await renderDocx(model);
    const html = new TextEncoder().encode(renderHtml(model));
    getDraft(ctx, input.id, input.revision); // nobody issued it while the page was being made
    if (nextNumber(ctx, letter, words, input).text !== number.text) continue;
    freeze(ctx, row, { number, docx, html, handler });
    return number.text;
  }
}

/** The year of the document's own date; a letter that bears none is numbered in the year it is issued. */
function yearOf(ctx: RecordsContext, words: Words): number {
  return dateParts(textOf(words, 'issuedOn') || today(ctx.ports)).year;
}

function nextNumber(ctx: RecordsContext, letter: Letter, words: Words, input: IssueInput): Number_ {
  const { db } = ctx;
  const year = yearOf(ctx, words);
  if (letter.numbering === 'serial') {
    const last = db
      .select()
      .from(serials)
      .where(and(eq(serials.name, letter.id), eq(serials.year, year)))
      .get();
    const seq = (last?.lastUsed ?? 0) + 1;
    return { text: formatFormSerial(letter.title, year, seq), wordId: null, year, seq };
  }
  const word = db
    .select()
    .from(numberWords)
    .where(eq(numberWords.id, input.wordId ?? ''))
    .get();
  if (!word) throw new AppError('document.word-missing');
  if (word.mode === 'office') {
    const text = acceptOfficeNumber(word.word, input.officeNumber ?? '', takenNumbers(ctx));
    return { text, wordId: word.id, year, seq: null };
  }
  return { ...nextOfWord(ctx, word, year), wordId: word.id, year };
}

type Frozen = { number: Number_; docx: Uint8Array; html: Uint8Array; handler: NamedHandler };

function freeze(ctx: RecordsContext, row: DocumentRecord, { number, docx, html, handler }: Frozen): void {
  const docxObject = ctx.objects.keep(docx);
  const htmlObject = ctx.objects.keep(html);
  const trace = {
    action: 'documents.issue',
    objectType: 'document',
    objectId: row.id,
    fields: ['number'],
    handler: { id: handler.personId, name: handler.name },
  };
  act(ctx, trace, () => {
    takeNumber(ctx, number, row.kind);
    ctx.db
      .update(documents)
      .set({
        status: 'issued',
        revision: row.revision + 1,
        letterVersion: getLetter(row.kind).version,
        number: number.text,
        wordId: number.wordId,
        numberYear: number.year,
        numberSeq: number.seq,
        issuedAt: nowIso(ctx.ports),
        issuedHandlerId: handler.personId,
        issuedAccountId: ctx.session.accountId,
        docxObject,
        docxSha256: hex(sha256(docx)),
        htmlObject,
        htmlSha256: hex(sha256(html)),
      })
      .where(eq(documents.id, row.id))
      .run();
    const { subject } = describeDocument(row);
    if (subject) noteIssued(ctx, subject, { number: number.text, handlerId: handler.personId });
  });
}

function takeNumber(ctx: RecordsContext, { wordId, year, seq }: Number_, kind: string): void {
  if (seq === null) return;
  if (wordId === null) {
    ctx.db
      .insert(serials)
      .values({ name: kind, year, lastUsed: seq })
      .onConflictDoUpdate({ target: [serials.name, serials.year], set: { lastUsed: seq } })
      .run();
    return;
  }
  ctx.db
    .insert(numberCounters)
    .values({ wordId, year, lastUsed: seq })
    .onConflictDoUpdate({ target: [numberCounters.wordId, numberCounters.year], set: { lastUsed: seq } })
    .run();
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** Of an issued document always the frozen bytes, checked against their hash. @throws AppError `document.draft`, `object.*`. */
export function downloadDocument(
  ctx: RecordsContext,
  id: string,
  format: 'docx' | 'html',
): { name: string; file: Blob } {
  const row = getDocumentRecord(ctx, id);
  const object = format === 'docx' ? row.docxObject : row.htmlObject;
  const expected = format === 'docx' ? row.docxSha256 : row.htmlSha256;
  if (object === null || row.number === null) throw new AppError('document.draft');
  const content = ctx.objects.get(object);
  if (hex(sha256(content)) !== expected) throw new AppError('object.damaged');
  const name = `${row.number} ${describeDocument(row).kindLabel}.${format}`.replace(/[\\/:*?"<>|]/g, '');
  const type = format === 'docx' ? DOCX : 'text/html;charset=utf-8';
  return { name, file: new Blob([new Uint8Array(content)], { type }) };
}
