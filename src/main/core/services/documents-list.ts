import { and, desc, eq, inArray } from 'drizzle-orm';
import type { DocumentRow } from '#shared/contract/documents.ts';
import type { Subject } from '#shared/domain/documents/subject.ts';
import { textOf } from '#shared/domain/documents/words.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import type { RecordsContext } from '../context.ts';
import type { Letter } from '../documents/letters/define.ts';
import { findLetter, letters } from '../documents/letters/index.ts';
import { documents } from '../store/schema/documents.ts';
import { suggestedKind } from './document-subjects.ts';
import { documentTerm } from './work-scope.ts';

type Row = typeof documents.$inferSelect;

/** What a list shows of the words, kept beside them. */
export function listedWords(letter: Letter, words: Words): { title: string; addressee: string } {
  return {
    title: textOf(words, letter.matter).replaceAll('\n', ' '),
    addressee: letter.addressee === null ? '' : textOf(words, letter.addressee),
  };
}

export function describeDocument(row: Row): DocumentRow {
  const letter = findLetter(row.kind);
  const label = letter?.title ?? '文书';
  const { id, kind, status, number, addressee, issuedAt, createdAt, revision } = row;
  const subject: Subject | null =
    row.subjectType === null || row.subjectId === null ? null : { type: row.subjectType, id: row.subjectId };
  return {
    id,
    kind,
    kindLabel: label,
    numbering: letter?.numbering ?? 'word',
    title: row.title === '' ? label : `${label}：${row.title}`,
    status,
    number,
    addressee,
    subject,
    issuedAt,
    createdAt,
    revision,
  };
}

export function listDocuments(ctx: RecordsContext): DocumentRow[] {
  return ctx.db
    .select()
    .from(documents)
    .where(documentTerm(ctx))
    .orderBy(desc(documents.createdAt))
    .all()
    .map(describeDocument);
}

/** The papers of one record, oldest first. */
export function documentsOf(ctx: RecordsContext, subject: Subject): DocumentRow[] {
  return documentsOfAll(ctx, subject.type, [subject.id]);
}

/** The papers of several records of one type, oldest first. */
export function documentsOfAll(
  ctx: RecordsContext,
  type: Subject['type'],
  ids: readonly string[],
): DocumentRow[] {
  return ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.subjectType, type), inArray(documents.subjectId, [...ids]), documentTerm(ctx)))
    .orderBy(documents.createdAt)
    .all()
    .map(describeDocument);
}

/** The kinds that may be drafted from a record; without one, those that stand by themselves. */
export function listKinds(ctx: RecordsContext, subject: Subject | null) {
  const suggested = subject === null ? null : suggestedKind(ctx, subject);
  return letters
    .filter(({ subjects }) => (subject === null ? subjects.length === 0 : subjects.includes(subject.type)))
    .map(({ id, title, category, help }) => ({
      id,
      label: title,
      category,
      help,
      isSuggested: id === suggested,
    }));
}
