import { eq } from 'drizzle-orm';
import { refuseSecrecy } from '#shared/domain/documents/model.ts';
import type { Subject } from '#shared/domain/documents/subject.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { getLetter } from '../documents/letters/index.ts';
import type { Letter } from '../documents/letters/define.ts';
import { documentEvents, documents, documentVersions } from '../store/schema/documents.ts';
import { assertSubject } from './document-subjects.ts';
import { keepVersion, permitted, traceOf } from './documents-flow.ts';
import { listedWords, officerMayDraft } from './documents-list.ts';
import { getDocumentRecord, ownWords } from './documents-record.ts';
import { firstWords } from './drafts/index.ts';
import { getHandler } from './organisation.ts';
import { assertInspection, assertProblem } from './work-scope.ts';

type DraftInput = { kind: string; subject: Subject | null; handlerId?: string | undefined };

/** @throws AppError `documents.letter-unknown`, `documents.subject-unfit`, `record.missing`, or why it cannot be drafted yet. */
export function draftDocument(ctx: RecordsContext, { kind, subject, handlerId }: DraftInput): string {
  const letter = getLetter(kind);
  assertFits(ctx, letter, subject);
  const id = ctx.ports.random.uuid();
  const handler = getHandler(ctx, handlerId);
  const text = firstWords(ctx, letter, subject);
  const words = JSON.stringify(text);
  act(ctx, traceOf('documents.draft', id, handler, [letter.id]), () => {
    ctx.db
      .insert(documents)
      .values({
        id,
        revision: 1,
        kind: letter.id,
        letterVersion: letter.version,
        subjectType: subject?.type ?? null,
        subjectId: subject?.id ?? null,
        status: 'draft',
        ...listedWords(letter, text),
        words,
        createdAt: nowIso(ctx.ports),
        accountId: ctx.session.accountId,
      })
      .run();
    keepVersion(ctx, { id, letterVersion: letter.version, words, handlerId: handler.personId });
  });
  return id;
}

function assertFits(ctx: RecordsContext, letter: Letter, subject: Subject | null): void {
  if (subject === null ? !letter.standsAlone : !letter.subjects.includes(subject.type)) {
    throw new AppError('documents.subject-unfit', { kind: letter.title });
  }
  if (subject !== null) assertSubject(ctx, subject);
  if (ctx.actor.role === 'officer') assertOfficerMay(ctx, letter, subject);
}

function assertOfficerMay(ctx: RecordsContext, letter: Letter, subject: Subject | null): void {
  if (subject === null || !officerMayDraft(letter, subject)) throw new AppError('document.officer-kind');
  if (subject.type === 'problem') assertProblem(ctx, subject.id);
  else assertInspection(ctx, subject.id);
}

type SaveInput = { id: string; revision: number; words: Words; handlerId?: string | undefined };

/**
 * Half-written words may be kept; what is missing is asked for later. State secrets may not be kept even so.
 * @throws AppError `document.*`, `documents.secrecy-refused`, `record.stale`.
 */
export function saveDocument(ctx: RecordsContext, input: SaveInput): void {
  refuseSecrecy(input.words);
  const { row, handler } = permitted(ctx, 'save', input);
  const letter = getLetter(row.kind);
  const kept = ownWords(letter, input.words);
  const words = JSON.stringify(kept);
  act(ctx, traceOf('documents.save', row.id, handler, ['words']), () => {
    ctx.db
      .update(documents)
      .set({ words, ...listedWords(letter, kept), revision: row.revision + 1 })
      .where(eq(documents.id, row.id))
      .run();
    if (words !== row.words)
      keepVersion(ctx, { id: row.id, letterVersion: letter.version, words, handlerId: handler.personId });
  });
}

/** @throws AppError `document.*`, `record.missing`. */
export function discardDocument(ctx: RecordsContext, id: string): void {
  const { revision } = getDocumentRecord(ctx, id);
  const { row, handler } = permitted(ctx, 'discard', { id, revision });
  act(ctx, traceOf('documents.discard', row.id, handler), () => {
    for (const part of [documentVersions, documentEvents])
      ctx.db.delete(part).where(eq(part.documentId, row.id)).run();
    ctx.db.delete(documents).where(eq(documents.id, row.id)).run();
  });
}
