import type { Sheet } from '#shared/domain/import/sheet.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { bytesPerMb, workbookLimits } from './limits.ts';
import { runInParser } from './parser-task.ts';
import type { ParserOptions } from './parser-task.ts';

export type ReadWorkbookOptions = ParserOptions;

/**
 * Reads an .xlsx, .xls or .csv file in a thread of its own, which is stopped when it takes too long or too much.
 * Formulas are not evaluated, links not followed.
 * @throws AppError exchange.*, job.cancelled
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  options: ReadWorkbookOptions = {},
): Promise<Sheet[]> {
  const limits = options.limits ?? workbookLimits;
  if (bytes.byteLength > limits.fileMb * bytesPerMb) {
    throw new AppError('exchange.file-too-big', { limit: limits.fileMb });
  }
  return runInParser<'read'>({ kind: 'read', bytes, fileName }, options);
}
