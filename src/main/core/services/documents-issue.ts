import { and, eq } from 'drizzle-orm';
import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import { acceptOfficeNumber, formatFormSerial } from '#shared/domain/documents/numbering.ts';
import { textOf } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { getLetter } from '../documents/letters/index.ts';
import { documents, numberCounters, numberWords, serials } from '../store/schema/documents.ts';
import { hexSha256 } from '../vault/crypto.ts';
import { noteIssued } from './document-subjects.ts';
import { noteDocumentEvent, permitted, traceOf } from './documents-flow.ts';
import { subjectOf } from './documents-list.ts';
import { paperOf } from './documents-paper.ts';
import type { Paper } from './documents-paper.ts';
import { wordsOf } from './documents-record.ts';
import type { DocumentRecord } from './documents-record.ts';
import { isNumberTaken, nextOfWord } from './number-words.ts';
import { assertTellsNobody } from './privacy.ts';
import { templateFor } from './word-template-store.ts';

export type IssueInput = {
  id: string;
  revision: number;
  wordId?: string | undefined;
  officeNumber?: string | undefined;
  handlerId?: string | undefined;
};

type Given = { text: string; wordId: string | null; year: number; seq: number | null };

/**
 * Numbers, renders, freezes and hashes a document. The page is rendered with the number it would get; the act then
 * takes that number only if it is still the next one, so that two issues at once leave neither a gap nor a double.
 * What is frozen is on the disk before the row names it.
 * @throws AppError `document.*`, `documents.*`, `privacy.hits`, `input.invalid`, `record.stale`.
 */
export async function issueDocument(ctx: RecordsContext, input: IssueInput): Promise<string> {
  for (;;) {
    const { row } = permitted(ctx, 'issue', input);
    const number = nextNumber(ctx, row, input);
    const paper = paperOf(ctx, row, number.text);
    await assertTellsNobody(ctx, row, paper.texts);
    const docx = await paper.docx();
    const html = new TextEncoder().encode(paper.html);
    const isTaken = freeze(ctx, input, { number, docx, html, paper });
    if (isTaken) return number.text;
  }
}

/** The year of the document's own date; a letter that bears none is numbered in the year it is issued. */
function yearOf(ctx: RecordsContext, row: DocumentRecord): number {
  return dateParts(textOf(wordsOf(row), 'issuedOn') || today(ctx.ports)).year;
}

function nextNumber(ctx: RecordsContext, row: DocumentRecord, input: IssueInput): Given {
  const { db } = ctx;
  const letter = getLetter(row.kind);
  const year = yearOf(ctx, row);
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
    const text = acceptOfficeNumber(word.word, input.officeNumber ?? '', (taken) =>
      isNumberTaken(ctx, taken),
    );
    return { text, wordId: word.id, year, seq: null };
  }
  return { ...nextOfWord(ctx, word, year), wordId: word.id, year };
}

type Frozen = { number: Given; docx: Uint8Array; html: Uint8Array; paper: Paper };

/**
 * @returns false where the number went to somebody else, or another template came into use, while the page was being made:
 * nothing is stored then.
 */
function freeze(ctx: RecordsContext, input: IssueInput, { number, docx, html, paper }: Frozen): boolean {
  const { row, next, handler } = permitted(ctx, 'issue', input);
  if (nextNumber(ctx, row, input).text !== number.text) return false;
  if ((templateFor(ctx, row.kind, wordsOf(row))?.id ?? null) !== paper.templateId) return false;
  const docxObject = ctx.objects.keep(docx);
  const htmlObject = ctx.objects.keep(html);
  act(ctx, traceOf('documents.issue', row.id, handler, ['number']), () => {
    takeNumber(ctx, number, row.kind);
    ctx.db
      .update(documents)
      .set({
        status: next,
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
        docxSha256: hexSha256(docx),
        htmlObject,
        htmlSha256: hexSha256(html),
        pages: paper.pages,
        templateId: paper.templateId,
      })
      .where(eq(documents.id, row.id))
      .run();
    noteDocumentEvent(ctx, row.id, { action: 'issue', handlerId: handler.personId, note: number.text });
    const subject = subjectOf(row);
    if (subject)
      noteIssued(ctx, subject, { kind: row.kind, number: number.text, handlerId: handler.personId });
  });
  return true;
}

function takeNumber(ctx: RecordsContext, { wordId, year, seq }: Given, kind: string): void {
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
