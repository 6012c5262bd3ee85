import { and, count, desc, eq, max } from 'drizzle-orm';
import { AppError } from '#shared/rpc/app-error.ts';
import type { TemplateFault } from '#shared/domain/documents/template-fault.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext, Trace } from '../context.ts';
import { getLetter, letters } from '../documents/letters/index.ts';
import type { Letter } from '../documents/letters/define.ts';
import { fillWord } from '../documents/word/fill.ts';
import type { Filling } from '../documents/word/fill.ts';
import { fillingOf } from '../documents/word/filling.ts';
import { houseTemplate } from '../documents/word/house-template.ts';
import { openTemplate } from '../documents/word/check.ts';
import { asTemplateRefusal, templateLimits } from '../documents/word/open-word.ts';
import { readingCopy } from '../documents/word/reading-copy.ts';
import { numberTag, vocabularyOf } from '../documents/word/vocabulary.ts';
import { runInParser } from '../exchange/excel/parser-task.ts';
import { documents, wordTemplates } from '../store/schema/documents.ts';
import { hexSha256 } from '../vault/crypto.ts';
import { previewPaper } from './documents-paper.ts';
import { getDocumentRecord, wordsOf } from './documents-record.ts';
import { DOCX } from './file-types.ts';
import { houseOf } from './house.ts';
import { getHandler, personNames, typistNames } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { activeTemplate, getTemplate, templateBytes } from './word-template-store.ts';

const mayHaveTemplate = ({ isHouseOnly }: Letter): boolean => !isHouseOnly;

/** @throws AppError `documents.letter-unknown`, `wordTemplate.house-only`. */
function getTemplated(kind: string): Letter {
  const letter = getLetter(kind);
  if (!mayHaveTemplate(letter)) throw new AppError('wordTemplate.house-only', { kind: letter.title });
  return letter;
}

/** Every kind, in the order of the catalogue, with the version in use. */
export function listWordTemplates(ctx: RecordsContext) {
  const active = ctx.db.select().from(wordTemplates).where(eq(wordTemplates.isActive, true)).all();
  return letters.filter(mayHaveTemplate).map(({ id, title, category }) => {
    const row = active.find(({ kind }) => kind === id);
    return {
      kind: id,
      label: title,
      category,
      version: row?.version ?? null,
      loadedAt: row?.loadedAt ?? null,
    };
  });
}

/** @throws AppError `documents.letter-unknown`. */
export function getWordTemplates(ctx: RecordsContext, kind: string) {
  const letter = getTemplated(kind);
  const person = personNames(ctx.db);
  const typist = typistNames(ctx);
  const used = ctx.db
    .select({ templateId: documents.templateId, total: count() })
    .from(documents)
    .where(eq(documents.kind, kind))
    .groupBy(documents.templateId)
    .all();
  const versions = ctx.db
    .select()
    .from(wordTemplates)
    .where(eq(wordTemplates.kind, kind))
    .orderBy(desc(wordTemplates.version))
    .all()
    .map(({ id, version, name, note, loadedAt, handlerId, accountId, isActive, sha256 }) => ({
      id,
      version,
      name,
      note,
      loadedAt,
      handlerName: person(handlerId),
      typistName: typist(accountId),
      isActive,
      sha256,
      uses: used.find(({ templateId }) => templateId === id)?.total ?? 0,
    }));
  const tags = [...vocabularyOf(letter).values()].map(({ items, ...tag }) => ({ ...tag, items: [...items] }));
  return { kind, label: letter.title, tags, versions };
}

type Chosen = { kind: string; templateId?: string | undefined };

async function bytesOf(ctx: RecordsContext, { kind, templateId }: Chosen): Promise<Uint8Array> {
  if (templateId === undefined) return houseTemplate(getTemplated(kind), houseOf(ctx));
  return templateBytes(ctx, getTemplate(ctx, kind, templateId));
}

/** @throws AppError `documents.letter-unknown`, `record.missing`, `object.*`. */
export async function exportWordTemplate(ctx: RecordsContext, chosen: Chosen) {
  const bytes = await bytesOf(ctx, chosen);
  const { title } = getTemplated(chosen.kind);
  const version =
    chosen.templateId === undefined ? '' : `第${getTemplate(ctx, chosen.kind, chosen.templateId).version}版`;
  return { name: `${title}模板${version}.docx`, file: docxBlob(bytes) };
}

/** The invented sample through a version. @throws AppError as `exportWordTemplate`, `wordTemplate.too-long`. */
export async function tryWordTemplate(ctx: RecordsContext, chosen: Chosen) {
  const letter = getTemplated(chosen.kind);
  const template = openTemplate(await bytesOf(ctx, chosen));
  const { bytes, trees } = fillWord(template, sampleFilling(ctx, letter));
  return {
    name: `${letter.title}试样.docx`,
    file: docxBlob(bytes),
    html: readingCopy(trees, `${letter.title}试样`),
  };
}

function sampleFilling(ctx: RecordsContext, letter: Letter): Filling {
  const frame = {
    house: houseOf(ctx),
    number: letter.numbering === 'serial' ? '试样0000-000' : '试样〔0000〕0号',
  };
  const words: Words = letter.sample;
  return fillingOf({ letter, words: letter.readWords(words), model: letter.buildFrom(words, frame), frame });
}

type Load = {
  kind: string;
  file: Blob;
  name: string;
  note: string;
  handlerId?: string | undefined;
};
type Loaded = { version: number | null; faults: TemplateFault[] };

/**
 * Reads somebody's template in a thread of its own and keeps it as the version in use. With anything wrong in it, all of
 * that is said and nothing is kept. @throws AppError `wordTemplate.*`, `documents.letter-unknown`, `person.missing`.
 */
export async function loadWordTemplate(ctx: RecordsContext, input: Load): Promise<Loaded> {
  const letter = getTemplated(input.kind);
  const handler = getHandler(ctx, input.handlerId);
  const bytes = new Uint8Array(await input.file.arrayBuffer());
  const faults = await faultsOf(ctx, letter, bytes);
  if (faults.length > 0) return { version: null, faults: [...faults] };
  const sha256 = hexSha256(bytes);
  if (activeTemplate(ctx, letter.id)?.sha256 === sha256) throw new AppError('wordTemplate.same');
  const object = ctx.objects.keep(bytes);
  const id = ctx.ports.random.uuid();
  const version = act(ctx, traceOf('wordTemplates.load', letter, handler), () => {
    const last = ctx.db
      .select({ version: max(wordTemplates.version) })
      .from(wordTemplates)
      .where(eq(wordTemplates.kind, letter.id))
      .get();
    const next = (last?.version ?? 0) + 1;
    rest(ctx, letter.id);
    ctx.db
      .insert(wordTemplates)
      .values({
        id,
        kind: letter.id,
        version: next,
        name: input.name,
        note: input.note,
        object,
        sha256,
        size: bytes.length,
        isActive: true,
        loadedAt: nowIso(ctx.ports),
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
      })
      .run();
    return next;
  });
  return { version, faults: [] };
}

/** A number must stand on the page wherever the house style prints one. */
async function faultsOf(ctx: RecordsContext, letter: Letter, bytes: Uint8Array) {
  const { number } = letter.buildFrom(letter.sample, { house: houseOf(ctx), number: '试样' });
  try {
    return await runInParser<'word'>(
      {
        kind: 'word',
        bytes,
        fileName: '',
        vocabulary: vocabularyOf(letter),
        numberName: number === undefined ? null : numberTag(letter),
        filling: sampleFilling(ctx, letter),
      },
      { limits: templateLimits },
    );
  } catch (error) {
    throw asTemplateRefusal(error);
  }
}

type Restore = { kind: string; templateId: string | null; handlerId?: string | undefined };

/** @throws AppError `record.missing`, `wordTemplate.none` where the house style is in use already, `person.missing`. */
export function restoreWordTemplate(ctx: RecordsContext, { kind, templateId, handlerId }: Restore): void {
  const letter = getTemplated(kind);
  const handler = getHandler(ctx, handlerId);
  if (templateId === null && !activeTemplate(ctx, kind)) throw new AppError('wordTemplate.none');
  const row = templateId === null ? null : getTemplate(ctx, kind, templateId);
  act(ctx, traceOf('wordTemplates.restore', letter, handler), () => {
    rest(ctx, kind);
    if (row) ctx.db.update(wordTemplates).set({ isActive: true }).where(eq(wordTemplates.id, row.id)).run();
  });
}

/** None of the kind is in use any more; only inside an act. */
function rest(ctx: RecordsContext, kind: string): void {
  const where = and(eq(wordTemplates.kind, kind), eq(wordTemplates.isActive, true));
  ctx.db.update(wordTemplates).set({ isActive: false }).where(where).run();
}

function traceOf(action: string, letter: Letter, handler: NamedHandler): Trace {
  const by = { id: handler.personId, name: handler.name };
  return { action, objectType: 'word-template', objectId: letter.id, handler: by };
}

/** A document that is not issued yet, as its template sets it; a copy that leaves the store is on record. @throws AppError `record.missing`, `document.issued`. */
export async function proofDocument(ctx: RecordsContext, documentId: string) {
  const row = getDocumentRecord(ctx, documentId);
  if (row.number !== null) throw new AppError('document.issued');
  const bytes = await previewPaper(ctx, row, wordsOf(row)).docx();
  act(ctx, { action: 'wordTemplates.proof', objectType: 'document', objectId: documentId }, () => undefined);
  return { name: `${getLetter(row.kind).title}清样.docx`, file: docxBlob(bytes) };
}

function docxBlob(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)], { type: DOCX });
}
