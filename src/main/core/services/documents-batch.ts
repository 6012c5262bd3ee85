import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { act } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { joinSheets } from '../documents/render/join-sheets.ts';
import type { Jobs } from '../jobs.ts';
import { frozenHtml } from './documents.ts';
import { issueDocument } from './documents-issue.ts';
import { describeDocument } from './documents-list.ts';
import { getDocumentRecord } from './documents-record.ts';

type BatchInput = { ids: readonly string[]; wordId?: string | undefined; handlerId?: string | undefined };

/** Failures are named one by one up to here; the rest are counted. */
const NAMED = 20;

/**
 * Issues one after the other, in the order asked for; each is committed by itself, so that a batch that is cancelled or
 * killed leaves whole documents and no gap. Nothing of one document is kept while the next is made.
 * @returns the job's id; its message says how many went out, which did not, and why
 */
export function startIssueMany(ctx: RecordsContext, jobs: Jobs, input: BatchInput): string {
  const ids = [...new Set(input.ids)];
  if (ids.length === 0) throw new AppError('document.batch-empty');
  return jobs.start('issue', async ({ signal, report }) => {
    const failures: string[] = [];
    let issued = 0;
    for (const [index, id] of ids.entries()) {
      if (signal.aborted) break;
      report(index / ids.length, `已签发 ${issued} 份，共 ${ids.length} 份`);
      const failure = await issueOne(ctx, id, input);
      if (failure === null) issued += 1;
      else failures.push(failure);
      await nextTurn(); // other calls get their turn
    }
    noteBatch(ctx, ids.length, issued);
    const rest = ids.length - issued - failures.length;
    return { folder: null, message: batchMessage(issued, failures, rest) };
  });
}

async function issueOne(ctx: RecordsContext, id: string, input: BatchInput): Promise<string | null> {
  let name = '一份文书';
  try {
    const row = getDocumentRecord(ctx, id);
    name = describeDocument(row).title;
    const { wordId, handlerId } = input;
    await issueDocument(ctx, { id, revision: row.revision, wordId, handlerId });
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const blank = Object.values(error.fields ?? {}).find((text) => text !== '');
    return `${name}：${blank ?? describeError(error.code, error.params)}`;
  }
}

function noteBatch(ctx: RecordsContext, asked: number, issued: number): void {
  const trace = { action: 'documents.issueMany', objectType: 'document', objectId: `${issued}/${asked}` };
  act(ctx, trace, () => undefined);
}

function batchMessage(issued: number, failures: readonly string[], rest: number): string {
  const more = failures.length - NAMED;
  return [
    `签发了 ${issued} 份，号码连着编。`,
    ...(failures.length > 0 ? [`${failures.length} 份没有签发，还是原来的样子：`] : []),
    ...failures.slice(0, NAMED),
    ...(more > 0 ? [`还有 ${more} 份。`] : []),
    ...(rest > 0 ? [`取消时还有 ${rest} 份没有轮到，没有变。`] : []),
  ].join('\n');
}

/**
 * Frozen pages of several issued documents, each beginning on a sheet of its own. Drafts, and those issued from a Word
 * template, whose page only a word processor sets, are passed over and counted.
 */
export function printSheets(ctx: RecordsContext, ids: readonly string[]): { html: string; missing: number } {
  const rows = ids
    .map((id) => getDocumentRecord(ctx, id))
    .filter(({ htmlObject, templateId }) => htmlObject !== null && templateId === null);
  return {
    html: joinSheets(rows.map((row) => frozenHtml(ctx, row))),
    missing: ids.length - rows.length,
  };
}
