import { Worker } from 'node:worker_threads';
import type { DataRows } from '#shared/domain/export/find-table.ts';
import type { TemplateInspection } from '#shared/domain/export/template.ts';
import type { Sheet } from '#shared/domain/import/sheet.ts';
import type { TemplateFault } from '#shared/domain/documents/template-fault.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import { workerUrl } from '#core/worker-url.ts';
import type { Filling } from '../../documents/word/fill.ts';
import type { Vocabulary } from '../../documents/word/vocabulary.ts';
import { workbookLimits } from './limits.ts';
import type { WorkbookLimits } from './limits.ts';
import type { MarkPlan } from './returned/mark-plan.ts';
import type { CellData } from './template/fill-rows.ts';

type File = { readonly bytes: Uint8Array; readonly fileName: string; readonly limits: WorkbookLimits };
type FillTask = {
  readonly sheet: string;
  readonly columns: readonly number[];
  readonly fixed: DataRows;
  readonly data: readonly (readonly CellData[])[];
};

type TemplateTask = {
  readonly vocabulary: Vocabulary;
  readonly numberName: string | null;
  /** What the template is tried with. */
  readonly filling: Filling;
};

/** What the thread that opens files from outside can be asked to do. */
export type ParserTask =
  | (File & { readonly kind: 'read' })
  | (File & { readonly kind: 'inspect' })
  | (File & { readonly kind: 'text' })
  | (File & TemplateTask & { readonly kind: 'word' })
  | (File & FillTask & { readonly kind: 'fill' })
  | (File & { readonly kind: 'mark'; readonly sheet: string; readonly plan: MarkPlan });

export type ParserResults = {
  read: Sheet[];
  inspect: TemplateInspection;
  /** Paragraphs of a .docx. */
  text: string[];
  /** What is wrong with a Word template; nothing, if it can be filled. */
  word: readonly TemplateFault[];
  fill: { readonly bytes: Uint8Array; readonly firstRow: number };
  mark: Uint8Array;
};

export type ParserAnswer<K extends ParserTask['kind']> =
  | { readonly state: 'working'; readonly done: number }
  | { readonly state: 'done'; readonly value: ParserResults[K] }
  | { readonly state: 'refused'; readonly code: ErrorCode; readonly params: ErrorParams | undefined };

export type ParserOptions = {
  readonly limits?: WorkbookLimits | undefined;
  /** Where the parsing thread's code is; a bundled build names it otherwise. */
  readonly workerUrl?: URL | undefined;
  /** Cancels the work; the thread is stopped at once. */
  readonly signal?: AbortSignal | undefined;
  /** Told how many rows are done. */
  readonly progress?: ((done: number) => void) | undefined;
};

type TaskOf<K extends ParserTask['kind']> = Omit<Extract<ParserTask, { kind: K }>, 'limits'>;

/**
 * Has a file from outside dealt with in a thread of its own, which is stopped when it takes too long or too much.
 * @throws AppError exchange.*, job.cancelled
 */
export async function runInParser<K extends ParserTask['kind']>(
  task: TaskOf<K>,
  options: ParserOptions = {},
): Promise<ParserResults[K]> {
  const limits = options.limits ?? workbookLimits;
  if (options.signal?.aborted === true) throw new AppError('job.cancelled');
  const worker = new Worker(options.workerUrl ?? workerUrl('./parser-worker.ts', import.meta.url), {
    workerData: { ...task, limits },
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    execArgv: [],
    env: {},
  });
  try {
    const answer = await waitForAnswer<K>(worker, limits, options);
    if (answer.state === 'refused') throw new AppError(answer.code, answer.params);
    return answer.value;
  } finally {
    await worker.terminate();
  }
}

type LastAnswer<K extends ParserTask['kind']> = Exclude<ParserAnswer<K>, { state: 'working' }>;

function waitForAnswer<K extends ParserTask['kind']>(
  worker: Worker,
  limits: WorkbookLimits,
  { signal, progress }: ParserOptions,
): Promise<LastAnswer<K>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new AppError('exchange.too-slow', { limit: limits.seconds })),
      limits.seconds * 1000,
    );
    const cancel = () => reject(new AppError('job.cancelled'));
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (answer: ParserAnswer<K>) => {
      if (answer.state === 'working') progress?.(answer.done);
      else resolve(answer);
    });
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
