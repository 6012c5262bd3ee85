import { and, eq } from 'drizzle-orm';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { BLANK } from '#shared/domain/documents/official-text.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { buildLetter, getLetter } from '../documents/letters/index.ts';
import type { Frame, Letter } from '../documents/letters/define.ts';
import { documents } from '../store/schema/documents.ts';
import { houseOf } from './house.ts';
import { documentTerm } from './work-scope.ts';

export type DocumentRecord = typeof documents.$inferSelect;

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

export const wordsOf = (row: DocumentRecord): Words => JSON.parse(row.words) as Words;

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
  return build(ctx, row, words, { number });
}

/** @throws AppError `input.invalid` where a blank is left, `documents.*`: as at issue, before there is a number. */
export function assertWhole(ctx: RecordsContext, row: DocumentRecord): void {
  build(ctx, row, wordsOf(row), { number: draftNumber(getLetter(row.kind)) });
}

/** The document as it stands: what is still blank is shown as 待填写 instead of being refused. */
export function previewModel(ctx: RecordsContext, row: DocumentRecord, words: Words): DocumentModel {
  const letter = getLetter(row.kind);
  return build(ctx, row, fillBlanks(letter, words), { number: draftNumber(letter), isDraft: true });
}

/** The words as `previewModel` takes them, and what stands for the number that is still to come. */
export function previewWords(
  row: DocumentRecord,
  words: Words,
): { words: Words; number: string | undefined } {
  const letter = getLetter(row.kind);
  return { words: fillBlanks(letter, words), number: draftNumber(letter) };
}

function draftNumber({ numbering }: Letter): string | undefined {
  return numbering === 'serial' ? '（签发时编号）' : undefined;
}

function build(
  ctx: RecordsContext,
  row: DocumentRecord,
  words: Words,
  frame: Omit<Frame, 'house'>,
): DocumentModel {
  try {
    return buildLetter(row.kind, ownWords(getLetter(row.kind), words), { house: houseOf(ctx), ...frame });
  } catch (error) {
    if (!(error instanceof AppError) || !error.fields) throw error;
    const fields = Object.entries(error.fields).map(([name, text]) => [`words.${name}`, text]);
    throw new AppError(error.code, error.params, Object.fromEntries(fields));
  }
}

/** Only words the letter knows: an older draft may hold some that its kind has since given up. */
export function ownWords(letter: Letter, words: Words): Words {
  return Object.fromEntries(
    letter.fields.flatMap(({ name }) => (name in words ? [[name, words[name] ?? '']] : [])),
  );
}

function fillBlanks(letter: Letter, words: Words): Words {
  const filled = letter.fields
    .filter(({ name, isRequired }) => isRequired && (words[name] ?? '').length === 0)
    .flatMap(({ name, kind, choices, columns }) => {
      if (kind === 'choice') return [[name, choices[0] ?? '']];
      return [[name, kind === 'rows' ? [columns.map(() => BLANK)] : BLANK]];
    });
  return { ...words, ...Object.fromEntries(filled) } as Words;
}
