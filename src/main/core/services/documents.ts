import { and, eq } from 'drizzle-orm';
import type { LetterKind, LetterWords } from '#shared/contract/documents.ts';
import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import { acceptOfficeNumber, formatFormSerial } from '#shared/domain/documents/numbering.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { letters } from '../documents/letters/index.ts';
import { renderDocx } from '../documents/render/docx.ts';
import { renderHtml } from '../documents/render/html.ts';
import { documents, numberCounters, numberWords, serials } from '../store/schema/documents.ts';
import { problems } from '../store/schema/work.ts';
import { sha256 } from '../vault/crypto.ts';
import { describeDocument } from './documents-list.ts';
import { buildSupervision, draftWords, suggestKind } from './letters.ts';
import { getHandler } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { nextOfWord, takenNumbers } from './number-words.ts';
import { noteEvent } from './problems-open.ts';

type Row = typeof documents.$inferSelect;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function getRow(ctx: RecordsContext, id: string): Row {
  const row = ctx.db.select().from(documents).where(eq(documents.id, id)).get();
  if (!row) throw new AppError('record.missing');
  return row;
}

function getDraft(ctx: RecordsContext, id: string, revision?: number): Row {
  const row = getRow(ctx, id);
  if (row.status !== 'draft') throw new AppError('document.issued');
  if (revision !== undefined && row.revision !== revision) throw new AppError('record.stale');
  return row;
}

function getProblem(ctx: RecordsContext, id: string) {
  const problem = ctx.db.select().from(problems).where(eq(problems.id, id)).get();
  if (!problem) throw new AppError('record.missing');
  return problem;
}

const wordsOf = (row: Row): LetterWords => JSON.parse(row.words) as LetterWords;

/** @throws AppError `record.missing`, `document.unit-missing`. */
export function draftSupervision(
  ctx: RecordsContext,
  input: { problemId: string; kind: LetterKind },
): string {
  const problem = getProblem(ctx, input.problemId);
  if (problem.unitId === null) throw new AppError('document.unit-missing');
  const id = ctx.ports.random.uuid();
  const words = draftWords(ctx, problem, input.kind);
  const version = letters.find((letter) => letter.id === input.kind)?.version ?? 1;
  act(
    ctx,
    { action: 'documents.draftSupervision', objectType: 'document', objectId: id, fields: [input.kind] },
    () => {
      ctx.db
        .insert(documents)
        .values({
          id,
          revision: 1,
          kind: input.kind,
          letterVersion: version,
          problemId: problem.id,
          status: 'draft',
          words: JSON.stringify(words),
          createdAt: nowIso(ctx.ports),
          accountId: ctx.session.accountId,
        })
        .run();
    },
  );
  return id;
}

/** An issued document shows its frozen page, a draft the page its words make now. */
export function getDocument(ctx: RecordsContext, id: string) {
  const row = getRow(ctx, id);
  const words = wordsOf(row);
  return {
    ...describeDocument(row),
    words,
    html: row.htmlObject === null ? previewWords(ctx, row, words) : frozenHtml(ctx, row.htmlObject),
    docxSha256: row.docxSha256,
    suggestedKind: suggestKind(ctx, getProblem(ctx, row.problemId)),
  };
}

function frozenHtml(ctx: RecordsContext, object: string): string {
  return new TextDecoder().decode(ctx.objects.get(object));
}

function previewWords(ctx: RecordsContext, row: Row, words: LetterWords): string {
  return renderHtml(buildSupervision(ctx, row.kind as LetterKind, words, { isPreview: true }));
}

export function previewDocument(ctx: RecordsContext, id: string, words: LetterWords): string {
  return previewWords(ctx, getDraft(ctx, id), words);
}

type SaveInput = { id: string; revision: number; words: LetterWords };

/** Half-written words may be kept; what is missing is asked for at issue. @throws AppError `document.issued`, `record.stale`. */
export function saveDocument(ctx: RecordsContext, input: SaveInput): void {
  const row = getDraft(ctx, input.id, input.revision);
  act(ctx, { action: 'documents.save', objectType: 'document', objectId: row.id, fields: ['words'] }, () => {
    ctx.db
      .update(documents)
      .set({ words: JSON.stringify(input.words), revision: row.revision + 1 })
      .where(eq(documents.id, row.id))
      .run();
  });
}

/** @throws AppError `document.issued`, `record.missing`. */
export function discardDocument(ctx: RecordsContext, id: string): void {
  const row = getDraft(ctx, id);
  act(ctx, { action: 'documents.discard', objectType: 'document', objectId: row.id }, () => {
    ctx.db.delete(documents).where(eq(documents.id, row.id)).run();
  });
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
    const words = wordsOf(row);
    const kind = row.kind as LetterKind;
    const handler = getHandler(ctx, input.handlerId);
    const number = nextNumber(ctx, kind, words, input);
    const model = buildSupervision(ctx, kind, words, { number: number.text, isPreview: false });
    const docx = await renderDocx(model);
    const html = new TextEncoder().encode(renderHtml(model));
    getDraft(ctx, input.id, input.revision); // nobody issued it while the page was being made
    if (nextNumber(ctx, kind, words, input).text !== number.text) continue;
    freeze(ctx, row, { number, docx, html, handler });
    return number.text;
  }
}

function nextNumber(ctx: RecordsContext, kind: LetterKind, words: LetterWords, input: IssueInput): Number_ {
  const { db } = ctx;
  const { year } = dateParts(words.issuedOn);
  if (kind === 'supervision-form') {
    const last = db
      .select()
      .from(serials)
      .where(and(eq(serials.name, kind), eq(serials.year, year)))
      .get();
    const seq = (last?.lastUsed ?? 0) + 1;
    return { text: formatFormSerial('督办单', year, seq), wordId: null, year, seq };
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

function freeze(ctx: RecordsContext, row: Row, { number, docx, html, handler }: Frozen): void {
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
    noteEvent(ctx, row.problemId, {
      action: 'supervise',
      handlerId: handler.personId,
      unitId: null,
      note: number.text,
    });
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
  const row = getRow(ctx, id);
  const object = format === 'docx' ? row.docxObject : row.htmlObject;
  const expected = format === 'docx' ? row.docxSha256 : row.htmlSha256;
  if (object === null || row.number === null) throw new AppError('document.draft');
  const content = ctx.objects.get(object);
  if (hex(sha256(content)) !== expected) throw new AppError('object.damaged');
  const name = `${row.number} ${describeDocument(row).kindLabel}.${format}`.replace(/[\\/:*?"<>|]/g, '');
  const type = format === 'docx' ? DOCX : 'text/html;charset=utf-8';
  return { name, file: new Blob([new Uint8Array(content)], { type }) };
}
