import { parentPort, workerData } from 'node:worker_threads';
import { checkTemplate, openTemplate } from '#core/documents/word/check.ts';
import { fillWord } from '#core/documents/word/fill.ts';
import { readDocxText } from '#core/privacy/docx-text.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { openPackage } from './package/workbook-package.ts';
import { parseWorkbook } from './parse-workbook.ts';
import type { ParserAnswer, ParserResults, ParserTask } from './parser-task.ts';
import { markWorkbook } from './returned/mark-workbook.ts';
import { fillPackage } from './template/fill-package.ts';
import { getTable, inspectPackage } from './template/inspect-package.ts';

/** The thread that opens workbooks from outside: it holds no keys and no store, and can be stopped at any moment. */
async function answer(task: ParserTask): Promise<ParserAnswer<ParserTask['kind']>> {
  try {
    return { state: 'done', value: await perform(task) };
  } catch (error) {
    if (error instanceof AppError) return { state: 'refused', code: error.code, params: error.params };
    throw error;
  }
}

async function perform(task: ParserTask): Promise<ParserResults[ParserTask['kind']]> {
  switch (task.kind) {
    case 'read':
      return parseWorkbook(task.bytes, task.fileName, task.limits);
    case 'inspect':
      return inspectPackage(openPackage(task.bytes, task.limits), task.limits);
    case 'text':
      return readDocxText(task.bytes, task.fileName);
    case 'word':
      return tryTemplate(task);
    case 'fill':
      return fill(task);
    default:
      return markWorkbook(task.bytes, task.fileName, task.sheet, task.plan, task.limits);
  }
}

function tryTemplate({ bytes, vocabulary, numberName, filling }: Extract<ParserTask, { kind: 'word' }>) {
  const { template, faults } = checkTemplate(bytes, vocabulary, numberName);
  if (faults.length === 0) openTemplate(fillWord(template, filling).bytes);
  return faults;
}

const batchRows = 1000;

async function fill(task: Extract<ParserTask, { kind: 'fill' }>): Promise<ParserResults['fill']> {
  const { bytes, limits, sheet, columns, data } = task;
  const book = openPackage(bytes, limits);
  const table = getTable(book, sheet, columns, task.fixed, limits);
  const { firstDataRow: firstRow, lastTemplateRow: lastRow, styleRow } = table;
  const plan = { sheet, columns, count: data.length, block: { firstRow, lastRow, styleRow } };
  const batches = Array.from({ length: Math.ceil(data.length / batchRows) }, (_, index) =>
    data.slice(index * batchRows, (index + 1) * batchRows),
  );
  return { bytes: await fillPackage(book, plan, batches, reportDone), firstRow };
}

function reportDone(done: number): void {
  parentPort?.postMessage({ state: 'working', done });
}

// The task is handed over by parser-task.ts alone.
parentPort?.postMessage(await answer(workerData as ParserTask));
