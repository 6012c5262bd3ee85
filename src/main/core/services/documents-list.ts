import { and, count, desc, eq, getTableColumns, inArray, isNull, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { DocumentFilter, DocumentRow } from '#shared/contract/documents.ts';
import type { Subject } from '#shared/domain/documents/subject.ts';
import { textOf } from '#shared/domain/documents/words.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import type { RecordsContext } from '../context.ts';
import type { Letter } from '../documents/letters/define.ts';
import { findLetter, letters } from '../documents/letters/index.ts';
import { documentRecipients, documents } from '../store/schema/documents.ts';
import { suggestedKind } from './document-subjects.ts';
import { documentTerm } from './work-scope.ts';

/** A row of a list leaves the words where they are: they are long. */
const { words: _words, ...listed } = getTableColumns(documents);
type Row = Omit<typeof documents.$inferSelect, 'words'>;

/** What a list shows of the words, kept beside them. */
export function listedWords(letter: Letter, words: Words): { title: string; addressee: string } {
  return {
    title: textOf(words, letter.matter).replaceAll('\n', ' '),
    addressee: letter.addressee === null ? '' : textOf(words, letter.addressee),
  };
}

export function subjectOf({
  subjectType: type,
  subjectId: id,
}: Pick<Row, 'subjectType' | 'subjectId'>): Subject | null {
  return type === null || id === null ? null : { type, id };
}

export function describeDocument(row: Row): DocumentRow {
  const letter = findLetter(row.kind);
  const label = letter?.title ?? '文书';
  const { id, kind, status, number, addressee, issuedAt, createdAt, revision } = row;
  return {
    id,
    kind,
    kindLabel: label,
    numbering: letter?.numbering ?? 'word',
    title: row.title === '' ? label : `${label}：${row.title}`,
    status,
    number,
    addressee,
    subject: subjectOf(row),
    issuedAt,
    createdAt,
    revision,
  };
}

const openReceipt = sql`EXISTS (SELECT 1 FROM ${documentRecipients}
  WHERE ${documentRecipients.documentId} = ${documents.id} AND ${isNull(documentRecipients.receivedOn)})`;

/** What a filter of the list asks for; those that wait for somebody come from the status alone. */
const filters: Record<DocumentFilter, SQL | undefined> = {
  all: undefined,
  draft: eq(documents.status, 'draft'),
  review: eq(documents.status, 'review'),
  approved: eq(documents.status, 'approved'),
  issued: eq(documents.status, 'issued'),
  receipts: and(inArray(documents.status, ['issued', 'archived']), openReceipt),
  archived: eq(documents.status, 'archived'),
  void: eq(documents.status, 'void'),
};

type ListInput = {
  filter: DocumentFilter;
  kind: string;
  year: number | null;
  search: string;
  offset: number;
};

export const DOCUMENTS_PAGE = 50;

/** One page of the documents this account may see, newest first, and how many there are in all. */
export function listDocuments(ctx: RecordsContext, { filter, kind, year, search, offset }: ListInput) {
  const where = and(
    documentTerm(ctx),
    filters[filter],
    kind === '' ? undefined : eq(documents.kind, kind),
    year === null ? undefined : yearTerm(year),
    search === '' ? undefined : searchTerm(search),
  );
  const rows = ctx.db
    .select(listed)
    .from(documents)
    .where(where)
    .orderBy(desc(documents.createdAt), desc(documents.id))
    .limit(DOCUMENTS_PAGE)
    .offset(offset)
    .all()
    .map(describeDocument);
  const total = ctx.db.select({ total: count() }).from(documents).where(where).get()?.total ?? 0;
  return { rows, total };
}

/** The year of its number; of one without a number, the year it was begun in, at the office. */
function yearTerm(year: number): SQL | undefined {
  const begun = sql`strftime('%Y', ${documents.createdAt}, '+8 hours') = ${String(year)}`;
  return or(eq(documents.numberYear, year), and(isNull(documents.numberYear), begun));
}

/** Any part of title, receiver or number. */
function searchTerm(search: string): SQL | undefined {
  return or(
    ...[documents.title, documents.addressee, documents.number].map(
      (column) => sql`instr(${column}, ${search}) > 0`,
    ),
  );
}

/** How much waits under each filter, and the kinds and years there are to choose from. */
export function documentChoices(ctx: RecordsContext) {
  const term = documentTerm(ctx);
  const tally = (where: SQL | undefined): number =>
    ctx.db.select({ total: count() }).from(documents).where(and(term, where)).get()?.total ?? 0;
  const kinds = ctx.db.selectDistinct({ kind: documents.kind }).from(documents).where(term).all();
  const years = ctx.db.selectDistinct({ year: documents.numberYear }).from(documents).where(term).all();
  return {
    counts: {
      draft: tally(filters.draft),
      review: tally(filters.review),
      approved: tally(filters.approved),
      receipts: tally(filters.receipts),
    },
    kinds: kinds.map(({ kind }) => ({ id: kind, label: findLetter(kind)?.title ?? '文书' })),
    years: years.flatMap(({ year }) => year ?? []).toSorted((a, b) => b - a),
  };
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
    .select(listed)
    .from(documents)
    .where(and(eq(documents.subjectType, type), inArray(documents.subjectId, [...ids]), documentTerm(ctx)))
    .orderBy(documents.createdAt)
    .all()
    .map(describeDocument);
}

/** An officer drafts forms about what is his to see; formal documents and those about nothing are the office's. */
export function officerMayDraft({ numbering }: Letter, subject: Subject | null): boolean {
  return numbering === 'serial' && (subject?.type === 'problem' || subject?.type === 'inspection');
}

/** The kinds that may be drafted from a record; without one, those that stand by themselves. */
export function listKinds(ctx: RecordsContext, subject: Subject | null) {
  const suggested = subject === null ? null : suggestedKind(ctx, subject);
  return letters
    .filter(({ subjects, standsAlone }) => (subject === null ? standsAlone : subjects.includes(subject.type)))
    .filter((letter) => ctx.actor.role !== 'officer' || officerMayDraft(letter, subject))
    .map(({ id, title, category, help }) => ({
      id,
      label: title,
      category,
      help,
      isSuggested: id === suggested,
    }));
}
