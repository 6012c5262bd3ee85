import { AppError } from '#shared/rpc/app-error.ts';
import type { App } from '../app.ts';
import { act } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import type { Jobs } from '../jobs.ts';
import { makePlainFolder, plainFolderOf, wipeFolder, writePlainFile } from '../store/plain-folder.ts';
import { fileName, frozenBytes } from './documents.ts';
import { getDocumentRecord } from './documents-record.ts';
import type { DocumentRecord } from './documents-record.ts';

/** Copies are of what is issued and counts. @throws AppError `record.missing`, `document.draft`, `document.voided`. */
function frozenLetter(ctx: RecordsContext, id: string): { row: DocumentRecord; docx: Uint8Array } {
  const row = getDocumentRecord(ctx, id);
  if (row.status === 'void') throw new AppError('document.voided');
  return { row, docx: frozenBytes(ctx, row.docxObject, row.docxSha256) };
}

function note(ctx: RecordsContext, action: string, id: string): void {
  act(ctx, { action, objectType: 'document', objectId: id }, () => undefined);
}

/** What this PC and this door have for copies. */
export function programsOf({ ports, options }: App): { converter: string | null; canOpen: boolean } {
  return { converter: ports.converter.name(), canOpen: options.openFile !== undefined };
}

/**
 * The frozen .docx as PDF, made beside other work.
 * @returns the job's id
 * @throws AppError `record.missing`, `document.draft`, `document.voided`, `converter.missing`.
 */
export function startPdf(ctx: RecordsContext, jobs: Jobs, id: string): string {
  const { row, docx } = frozenLetter(ctx, id);
  const { converter } = ctx.ports;
  if (converter.name() === null) throw new AppError('converter.missing');
  return jobs.start('pdf', async ({ signal, report }) => {
    report(0.1, '');
    const [pdf] = await converter.toPdf([docx], { parent: plainFolderOf(ctx.desk.folder), signal });
    if (!pdf) throw new AppError('converter.failed');
    note(ctx, 'copies.pdf', id);
    const file = new Blob([new Uint8Array(pdf)], { type: 'application/pdf' });
    const made = { name: `${fileName(row)}.pdf`, file, register: 'documents', drill: [] };
    return { folder: null, message: 'PDF 已经做好。', made };
  });
}

/**
 * Writes a plain copy and has the door open it. The copy goes at the next lock, or at once where nothing opened it.
 * @throws AppError `record.missing`, `document.*`, `disk.full`, `disk.failed`.
 */
export async function openCopyOf(ctx: RecordsContext, app: App, id: string): Promise<void> {
  const { openFile } = app.options;
  const { row, docx } = frozenLetter(ctx, id);
  if (!openFile) throw new AppError('document.no-opener');
  const folder = makePlainFolder(plainFolderOf(ctx.desk.folder), ctx.ports.random.uuid());
  try {
    const path = writePlainFile(folder, `${fileName(row)}.docx`, docx);
    note(ctx, 'copies.open', id); // before anybody sees it
    if (!(await openFile(path))) throw new AppError('document.not-opened');
  } catch (error) {
    wipeFolder(folder);
    throw error;
  }
}
