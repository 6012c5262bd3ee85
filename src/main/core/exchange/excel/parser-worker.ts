import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/rpc/app-error.ts';
import { parseWorkbook } from './parse-workbook.ts';
import type { ParserAnswer, ParserTask } from './read-workbook.ts';

/** The thread that opens workbooks from outside: it holds no keys and no store, and can be stopped at any moment. */
async function answer(task: ParserTask): Promise<ParserAnswer> {
  try {
    return { ok: true, sheets: await parseWorkbook(task.bytes, task.fileName, task.limits) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, params: error.params };
    throw error;
  }
}

// The task is handed over by read-workbook.ts alone.
parentPort?.postMessage(await answer(workerData as ParserTask));
