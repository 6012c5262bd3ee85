import { z } from 'zod';

import { AppError } from '#shared/rpc/app-error.ts';

const WORD = /^\p{Script=Han}{2,12}$/u;
const NUMBER = /^(\p{Script=Han}{2,12})〔([12]\d{3})〕([1-9]\d{0,4})号$/u;
const MAX_SEQUENCE = 99_999;

/**
 * A number word of the town (政发, 政办发, 政函…).
 * `own`: this desk numbers it, gapless per year. `office`: the general office gives the number and it is typed in.
 */
export const NumberWord = z.strictObject({
  word: z.string().regex(WORD, '发文代字只用汉字'),
  mode: z.enum(['own', 'office']),
});
export type NumberWord = z.infer<typeof NumberWord>;

export type DocumentNumber = Readonly<{ word: string; year: number; sequence: number }>;

/** `X政发〔2024〕4号`: six-sided brackets, no 第, no leading zero (GB/T 9704-2012, 7.2.5). Throws on an unfit word. */
export function formatNumber(word: string, year: number, sequence: number): string {
  if (!WORD.test(word)) throw new AppError('documents.number-word-invalid', { word });
  const text = `${word}〔${year}〕${sequence}号`;
  if (!NUMBER.test(text)) throw new AppError('documents.number-malformed', { text });
  return text;
}

/**
 * Reads a number the general office gave. Spaces, other brackets and full-width figures are put right;
 * 第, leading zeros and anything else throw `documents.number-malformed`.
 */
export function parseNumber(text: string): DocumentNumber {
  const match = NUMBER.exec(normalizeNumber(text));
  if (!match?.[1]) throw new AppError('documents.number-malformed', { text: text.trim().slice(0, 40) });
  return { word: match[1], year: Number(match[2]), sequence: Number(match[3]) };
}

/**
 * The number of a word the general office numbers, as it will be printed. `isTaken`: whether it is already on record.
 * Throws `documents.number-malformed`, `documents.number-word-mismatch` or `documents.number-taken`; gaps are normal.
 */
export function acceptOfficeNumber(word: string, text: string, isTaken: (number: string) => boolean): string {
  const parsed = parseNumber(text);
  const number = formatNumber(parsed.word, parsed.year, parsed.sequence);
  if (parsed.word !== word) throw new AppError('documents.number-word-mismatch', { number, word });
  if (isTaken(number)) throw new AppError('documents.number-taken', { number });
  return number;
}

/**
 * The next number of a word this desk numbers. `lastSequence` is the highest one used in that year (0 when none),
 * read by the caller in the same transaction that stores the result: that keeps the sequence gapless.
 */
export function nextOwnNumber(word: NumberWord, year: number, lastSequence: number): string {
  if (word.mode !== 'own') throw new AppError('documents.number-issued-by-office', { word: word.word });
  if (lastSequence >= MAX_SEQUENCE)
    throw new AppError('documents.number-exhausted', { word: word.word, year });
  return formatNumber(word.word, year, lastSequence + 1);
}

/** Serial of a form, e.g. `督办单2024-003`: shaped so that nobody takes it for a 发文字号. */
export function formatFormSerial(form: string, year: number, sequence: number): string {
  return `${form}${year}-${String(sequence).padStart(3, '0')}`;
}

function normalizeNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[[({【〖〈《「『〔]/gu, '〔')
    .replace(/[\])}】〗〉》」』〕]/gu, '〕');
}
