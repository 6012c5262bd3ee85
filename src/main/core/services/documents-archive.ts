import { and, asc, eq, inArray } from 'drizzle-orm';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { officeDate } from '#shared/domain/calendar/plain-date.ts';
import { textOf } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { writeCatalogue } from '../documents/archive/catalogue.ts';
import type { CatalogueLine } from '../documents/archive/catalogue.ts';
import { pageTitle } from '../documents/render/style-sheet.ts';
import { openFolder, openZip } from '../documents/archive/sinks.ts';
import type { ArchiveSink } from '../documents/archive/sinks.ts';
import type { Jobs, JobTools } from '../jobs.ts';
import { plainFolderOf } from '../store/plain-folder.ts';
import { documentEvents, documents } from '../store/schema/documents.ts';
import { hexSha256, utf8 } from '../vault/crypto.ts';
import { fileName, frozenBytes, frozenHtml } from './documents.ts';
import { noteDocumentEvent } from './documents-flow.ts';
import { getDocumentRecord, wordsOf } from './documents-record.ts';
import type { DocumentRecord } from './documents-record.ts';
import { houseOf } from './house.ts';

type ArchiveInput = { year: number; folder: string; withPdf: boolean };

/** As many go through one run of the converter. */
const PDF_PIECE = 20;

/**
 * Takes a year's issued documents out, readable without the desk: each as .docx and print HTML, if asked for as PDF too,
 * a catalogue, hashes.
 * Afterwards they count as archived. Cancelled or failed, nothing half is left and nothing is marked.
 * @throws AppError `document.archive-empty`, `backup.place-missing`, `converter.missing`.
 */
export function startArchive(
  ctx: RecordsContext,
  jobs: Jobs,
  { year, folder, withPdf }: ArchiveInput,
): string {
  const ids = issuedIn(ctx, year);
  if (ids.length === 0) throw new AppError('document.archive-empty', { year });
  if (folder !== '' && !existsSync(folder)) throw new AppError('backup.place-missing', { folder });
  if (withPdf && ctx.ports.converter.name() === null) throw new AppError('converter.missing');
  const title = `${houseOf(ctx).town}文书归档${year}`.replace(/[\\/:*?"<>|\s]/g, '');
  return jobs.start('archive', async (tools) => {
    if (folder === '') {
      const zip = openZip();
      await fill(ctx, ids, { sink: zip, title, tools, withPdf });
      markArchived(ctx, ids);
      const made = { name: `${title}.zip`, file: zip.toBlob(), register: 'documents', drill: [] };
      return { folder: null, message: `${ids.length} 份已归档，请存下来。`, made };
    }
    const target = freeName(join(resolve(folder), title));
    const partial = `${target}.partial`;
    try {
      await fill(ctx, ids, { sink: openFolder(partial), title, tools, withPdf });
      renameSync(partial, target);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      throw error;
    }
    markArchived(ctx, ids);
    return { folder: target, message: `${ids.length} 份已归档。位置：${target}` };
  });
}

function issuedIn(ctx: RecordsContext, year: number): string[] {
  return ctx.db
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.numberYear, year), inArray(documents.status, ['issued', 'archived', 'void'])))
    .orderBy(asc(documents.issuedAt), asc(documents.id))
    .all()
    .map(({ id }) => id);
}

function freeName(path: string): string {
  for (let turn = 1; ; turn += 1) {
    const name = turn === 1 ? path : `${path}（${turn}）`;
    if (!existsSync(name)) return name;
  }
}

type Filling = { sink: ArchiveSink; title: string; tools: JobTools; withPdf: boolean };

/** One document at a time: memory holds none but the one being written. */
async function fill(
  ctx: RecordsContext,
  ids: readonly string[],
  { sink, title, tools, withPdf }: Filling,
): Promise<void> {
  const lines: CatalogueLine[] = [];
  const living: Named[] = [];
  const steps = ids.length * (withPdf ? 2 : 1) + 1;
  const hashes: string[] = [];
  const put = (name: string, content: Uint8Array): void => {
    sink.put(name, content);
    hashes.push(`${hexSha256(content)}  ${name}`);
  };
  for (const [index, id] of ids.entries()) {
    if (tools.signal.aborted) throw new AppError('job.cancelled');
    tools.report(index / steps, `已归档 ${index} 份，共 ${ids.length} 份`);
    const row = getDocumentRecord(ctx, id);
    const name = `${String(index + 1).padStart(4, '0')} ${fileName(row)}`.slice(0, 100);
    if (row.status !== 'void') {
      put(`${name}.docx`, frozenBytes(ctx, row.docxObject, row.docxSha256));
      living.push({ id, name });
    }
    const html = frozenHtml(ctx, row);
    put(`${name}.html`, utf8(html));
    lines.push(lineOf(ctx, row, { ordinal: index + 1, heading: pageTitle(html) }));
    await nextTurn();
  }
  if (withPdf)
    await fillPdfs(ctx, living, {
      put,
      signal: tools.signal,
      onDone: (done) =>
        tools.report((ids.length + done) / steps, `已转 PDF ${done} 份，共 ${living.length} 份`),
    });
  put('目录.xlsx', await writeCatalogue(title, lines));
  sink.put('校验码.txt', utf8(`${hashes.join('\n')}\n`));
}

type Named = { id: string; name: string };

type PdfSink = {
  put: (name: string, content: Uint8Array) => void;
  signal: AbortSignal;
  onDone: (done: number) => void;
};

/** A piece at a time, so that neither memory nor the converter holds a whole year. */
async function fillPdfs(
  ctx: RecordsContext,
  letters: readonly Named[],
  { put, signal, onDone }: PdfSink,
): Promise<void> {
  const parent = plainFolderOf(ctx.desk.folder);
  for (let from = 0; from < letters.length; from += PDF_PIECE) {
    const piece = letters.slice(from, from + PDF_PIECE);
    const docx = piece.map(({ id }) => {
      const row = getDocumentRecord(ctx, id);
      return frozenBytes(ctx, row.docxObject, row.docxSha256);
    });
    const pdfs = await ctx.ports.converter.toPdf(docx, {
      parent,
      signal,
      onDone: (done) => onDone(from + done),
    });
    for (const [index, { name }] of piece.entries()) {
      const pdf = pdfs[index];
      if (!pdf) throw new AppError('converter.failed');
      put(`${name}.pdf`, pdf);
    }
  }
}

/** 题名 is the document's own title as printed; a form's says only what kind it is, so what it is about stands with it. */
function lineOf(
  ctx: RecordsContext,
  row: DocumentRecord,
  { ordinal, heading }: { ordinal: number; heading: string },
): CatalogueLine {
  const words = wordsOf(row);
  const house = houseOf(ctx);
  const day = textOf(words, 'issuedOn') || (row.issuedAt ? officeDate(new Date(row.issuedAt)) : '');
  const author = textOf(words, 'issuer') || (row.wordId === null ? house.leadingOffice : house.government);
  return {
    ordinal,
    title: row.wordId === null ? `${heading}：${row.title}` : heading,
    number: row.number ?? '',
    day,
    pages: row.pages,
    author,
    note: row.status === 'void' ? `作废：${voidReason(ctx, row.id)}` : '',
  };
}

function voidReason(ctx: RecordsContext, id: string): string {
  const where = and(eq(documentEvents.documentId, id), eq(documentEvents.action, 'void'));
  return ctx.db.select().from(documentEvents).where(where).get()?.note ?? '';
}

function markArchived(ctx: RecordsContext, ids: readonly string[]): void {
  const { personId } = ctx.actor;
  const trace = { action: 'documents.archive', objectType: 'document', objectId: String(ids.length) };
  act(ctx, trace, () => {
    for (const id of ids) {
      const { changes } = ctx.db
        .update(documents)
        .set({ status: 'archived' })
        .where(and(eq(documents.id, id), eq(documents.status, 'issued')))
        .run();
      if (changes > 0) noteDocumentEvent(ctx, id, { action: 'archive', handlerId: personId });
    }
  });
}
