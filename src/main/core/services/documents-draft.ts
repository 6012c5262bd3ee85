import { and, eq } from 'drizzle-orm';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import type { Subject } from '#shared/domain/documents/subject.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { buildLetter, getLetter } from '../documents/letters/index.ts';
import type { Letter } from '../documents/letters/define.ts';
import { documents } from '../store/schema/documents.ts';
import { assertSubject } from './document-subjects.ts';
import { listedWords } from './documents-list.ts';
import { firstWords } from './drafts/index.ts';
import { houseOf } from './house.ts';
import { documentTerm } from './work-scope.ts';

export type DocumentRecord = typeof documents.$inferSelect;

/** What stands in a preview where the clerk has not yet written anything. */
const BLANK = '（待填写）';

/** @throws AppError `record.missing`, for one out of scope as for one that does not exist. */
export function getDocumentRecord(ctx: RecordsContext, id: string): DocumentRecord {
  const row = ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.id, id), documentTerm(ctx)))
    .get();
  if (!row) throw new AppError('record.missing');
  return row;
}

/** @throws AppError `record.missing`, `document.issued`, `record.stale`. */
export function getDraft(ctx: RecordsContext, id: string, revision?: number): DocumentRecord {
  const row = getDocumentRecord(ctx, id);
  if (row.status !== 'draft') throw new AppError('document.issued');
  if (revision !== undefined && row.revision !== revision) throw new AppError('record.stale');
  return row;
}

export const wordsOf = (row: DocumentRecord): Words => JSON.parse(row.words) as Words;

/** @throws AppError `documents.letter-unknown`, `documents.subject-unfit`, `record.missing`, or why it cannot be drafted yet. */
export function draftDocument(ctx: RecordsContext, input: { kind: string; subject: Subject | null }): string {
  const letter = getLetter(input.kind);
  const { subject } = input;
  if (subject === null ? letter.subjects.length > 0 : !letter.subjects.includes(subject.type)) {
    throw new AppError('documents.subject-unfit', { kind: letter.title });
  }
  if (subject !== null) assertSubject(ctx, subject);
  const id = ctx.ports.random.uuid();
  const words = firstWords(ctx, letter, subject);
  const trace = { action: 'documents.draft', objectType: 'document', objectId: id, fields: [letter.id] };
  act(ctx, trace, () => {
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
        ...listedWords(letter, words),
        words: JSON.stringify(words),
        createdAt: nowIso(ctx.ports),
        accountId: ctx.session.accountId,
      })
      .run();
  });
  return id;
}

type SaveInput = { id: string; revision: number; words: Words };

/** Half-written words may be kept; what is missing is asked for at issue. @throws AppError `document.issued`, `record.stale`. */
export function saveDocument(ctx: RecordsContext, input: SaveInput): void {
  const row = getDraft(ctx, input.id, input.revision);
  const letter = getLetter(row.kind);
  const words = ownWords(letter, input.words);
  act(ctx, { action: 'documents.save', objectType: 'document', objectId: row.id, fields: ['words'] }, () => {
    ctx.db
      .update(documents)
      .set({ words: JSON.stringify(words), ...listedWords(letter, words), revision: row.revision + 1 })
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

/**
 * The document of these words as it would be issued under this number.
 * @throws AppError `input.invalid` with fields named as the form names them, `documents.*`.
 */
export function buildDocument(
  ctx: RecordsContext,
  row: DocumentRecord,
  words: Words,
  number: string,
): DocumentModel {
  return build(ctx, row, words, number);
}

/** The document as it stands: what is still blank is shown as 待填写 instead of being refused. */
export function previewModel(ctx: RecordsContext, row: DocumentRecord, words: Words): DocumentModel {
  const letter = getLetter(row.kind);
  const number = letter.numbering === 'serial' ? '（签发时编号）' : undefined;
  return build(ctx, row, fillBlanks(letter, words), number);
}

function build(
  ctx: RecordsContext,
  row: DocumentRecord,
  words: Words,
  number: string | undefined,
): DocumentModel {
  try {
    return buildLetter(row.kind, ownWords(getLetter(row.kind), words), { house: houseOf(ctx), number });
  } catch (error) {
    if (!(error instanceof AppError) || !error.fields) throw error;
    const fields = Object.entries(error.fields).map(([name, text]) => [`words.${name}`, text]);
    throw new AppError(error.code, error.params, Object.fromEntries(fields));
  }
}

/** Only words the letter knows: an older draft may hold some that its kind has since given up. */
function ownWords(letter: Letter, words: Words): Words {
  return Object.fromEntries(
    letter.fields.flatMap(({ name }) => (name in words ? [[name, words[name] ?? '']] : [])),
  );
}

function fillBlanks(letter: Letter, words: Words): Words {
  const filled = letter.fields
    .filter(({ name, isRequired }) => isRequired && (words[name] === '' || words[name]?.length === 0))
    .flatMap(({ name, kind, choices, columns }) => {
      if (kind === 'date') return [];
      if (kind === 'choice') return [[name, choices[0] ?? '']];
      return [[name, kind === 'rows' ? [columns.map(() => BLANK)] : BLANK]];
    });
  return { ...words, ...Object.fromEntries(filled) } as Words;
}
