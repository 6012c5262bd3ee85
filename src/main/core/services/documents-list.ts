import { desc, eq } from 'drizzle-orm';
import type { DocumentRow, LetterKind, LetterWords } from '#shared/contract/documents.ts';
import type { RecordsContext } from '../context.ts';
import { documents } from '../store/schema/documents.ts';

type Row = typeof documents.$inferSelect;

export const letterLabels: Record<LetterKind, string> = {
  'supervision-form': '督办单',
  'supervision-notice': '督办通知',
  'supervision-letter': '督办函',
};

export function describeDocument(row: Row): DocumentRow {
  const words = JSON.parse(row.words) as LetterWords;
  const kind = row.kind as LetterKind;
  return {
    id: row.id,
    kind,
    kindLabel: letterLabels[kind],
    title: `${letterLabels[kind]}：${words.matter}`,
    status: row.status,
    number: row.number,
    addressee: words.recipient,
    problemId: row.problemId,
    issuedAt: row.issuedAt,
    createdAt: row.createdAt,
    revision: row.revision,
  };
}

export function listDocuments(ctx: RecordsContext): DocumentRow[] {
  return ctx.db.select().from(documents).orderBy(desc(documents.createdAt)).all().map(describeDocument);
}

export function documentsOfProblem(ctx: RecordsContext, problemId: string) {
  return ctx.db
    .select()
    .from(documents)
    .where(eq(documents.problemId, problemId))
    .orderBy(documents.createdAt)
    .all()
    .map((row) => {
      const { id, title, status, number } = describeDocument(row);
      return { id, title, status, number };
    });
}
