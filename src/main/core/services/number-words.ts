import { and, eq } from 'drizzle-orm';
import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import { NumberWord, nextOwnNumber } from '#shared/domain/documents/numbering.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { documents, numberCounters, numberWords } from '../store/schema/documents.ts';

type Counter = { wordId: string; year: number };

function lastUsed(ctx: RecordsContext, { wordId, year }: Counter): number {
  const where = and(eq(numberCounters.wordId, wordId), eq(numberCounters.year, year));
  return ctx.db.select().from(numberCounters).where(where).get()?.lastUsed ?? 0;
}

/** Whether a number is on record, whoever gave it; a voided document keeps its own. */
export function isNumberTaken(ctx: RecordsContext, number: string): boolean {
  const row = ctx.db.select({ id: documents.id }).from(documents).where(eq(documents.number, number)).get();
  return row !== undefined;
}

/**
 * The next number of a word this desk counts. One that the general office gave while the word was still its own is
 * passed over: it is no gap.
 */
export function nextOfWord(
  ctx: RecordsContext,
  word: NumberWord & { id: string },
  year: number,
): { seq: number; text: string } {
  for (let last = lastUsed(ctx, { wordId: word.id, year }); ; last += 1) {
    const text = nextOwnNumber(word, year, last);
    if (!isNumberTaken(ctx, text)) return { seq: last + 1, text };
  }
}

export function listNumberWords(ctx: RecordsContext) {
  const { year } = dateParts(today(ctx.ports));
  return ctx.db
    .select()
    .from(numberWords)
    .orderBy(numberWords.createdAt)
    .all()
    .map((word) => ({
      id: word.id,
      word: word.word,
      mode: word.mode,
      next: word.mode === 'own' ? nextOfWord(ctx, word, year).seq : null,
    }));
}

type WordInput = {
  id?: string | undefined;
  word: string;
  mode: 'own' | 'office';
  lastUsed?: number | undefined;
};

/** @throws AppError `document.word-taken`, `document.counter-back`, `input.invalid`, `record.missing`. */
export function saveNumberWord(ctx: RecordsContext, input: WordInput): string {
  const parsed = NumberWord.safeParse({ word: input.word, mode: input.mode });
  if (!parsed.success)
    throw new AppError('input.invalid', undefined, { word: parsed.error.issues[0]?.message ?? '' });
  const { db } = ctx;
  const { year } = dateParts(today(ctx.ports));
  const known = db.select().from(numberWords).where(eq(numberWords.word, input.word)).get();
  if (known && known.id !== input.id) throw new AppError('document.word-taken', { word: input.word });
  const id = input.id ?? ctx.ports.random.uuid();
  if (input.lastUsed !== undefined && input.lastUsed < lastUsed(ctx, { wordId: id, year })) {
    throw new AppError('document.counter-back');
  }
  act(
    ctx,
    { action: 'documents.saveWord', objectType: 'number-word', objectId: id, fields: ['word', 'mode'] },
    () => {
      if (input.id === undefined) {
        db.insert(numberWords)
          .values({ id, word: input.word, mode: input.mode, createdAt: nowIso(ctx.ports) })
          .run();
      } else if (
        db.update(numberWords).set({ word: input.word, mode: input.mode }).where(eq(numberWords.id, id)).run()
          .changes === 0
      ) {
        throw new AppError('record.missing');
      }
      if (input.lastUsed !== undefined) {
        db.insert(numberCounters)
          .values({ wordId: id, year, lastUsed: input.lastUsed })
          .onConflictDoUpdate({
            target: [numberCounters.wordId, numberCounters.year],
            set: { lastUsed: input.lastUsed },
          })
          .run();
      }
    },
  );
  return id;
}
