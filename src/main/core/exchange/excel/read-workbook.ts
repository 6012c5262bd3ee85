import { Worker } from 'node:worker_threads';
import type { Sheet } from '#shared/domain/import/sheet.ts';
import { workerUrl } from '#core/worker-url.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import { bytesPerMb, workbookLimits } from './limits.ts';
import type { WorkbookLimits } from './limits.ts';

export type ParserTask = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: WorkbookLimits;
};
export type ParserAnswer =
  | { readonly ok: true; readonly sheets: Sheet[] }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: ErrorParams | undefined };

export type ReadWorkbookOptions = {
  readonly limits?: WorkbookLimits | undefined;
  /** Where the parsing thread's code is; a bundled build names it otherwise. */
  readonly workerUrl?: URL | undefined;
  /** Cancels the reading; the thread is stopped at once. */
  readonly signal?: AbortSignal | undefined;
};

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
  if (options.signal?.aborted === true) throw new AppError('job.cancelled');
  const task: ParserTask = { bytes, fileName, limits };
  const worker = new Worker(options.workerUrl ?? workerUrl('./parser-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    execArgv: [],
    env: {},
  });
  try {
    const answer = await waitForAnswer(worker, limits, options.signal);
    if (!answer.ok) throw new AppError(answer.code, answer.params);
    return answer.sheets;
  } finally {
    await worker.terminate();
  }
}

function waitForAnswer(worker: Worker, limits: WorkbookLimits, signal?: AbortSignal): Promise<ParserAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new AppError('exchange.too-slow', { limit: limits.seconds })),
      limits.seconds * 1000,
    );
    const cancel = () => reject(new AppError('job.cancelled'));
    signal?.addEventListener('abort', cancel, { once: true });
    worker.once('message', (answer: ParserAnswer) => resolve(answer));
    worker.once('error', (error: Error) => reject(asRefusal(error)));
    worker.once('exit', (code) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      reject(new Error(`the parsing thread ended without an answer, code ${code}`));
    });
  });
}

function asRefusal(error: Error): Error {
  const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isOutOfMemory ? new AppError('exchange.too-heavy') : error;
}
