import { collectTexts } from '#shared/domain/documents/model.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { countPages } from '../documents/layout/settle.ts';
import { getLetter } from '../documents/letters/index.ts';
import { renderDocx } from '../documents/render/docx.ts';
import { renderHtml } from '../documents/render/html.ts';
import { fillWord } from '../documents/word/fill.ts';
import type { Filled } from '../documents/word/fill.ts';
import { fillingOf } from '../documents/word/filling.ts';
import { readingCopy, readTexts } from '../documents/word/reading-copy.ts';
import { buildDocument, ownWords, previewModel, previewWords, wordsOf } from './documents-record.ts';
import type { DocumentRecord } from './documents-record.ts';
import { houseOf } from './house.ts';
import { openStored, templateFor } from './word-template-store.ts';
import type { TemplateRow } from './word-template-store.ts';

/** A document on paper: its file, the page or the words as the screen shows them, all that is printed. */
export type Paper = Readonly<{
  docx: () => Promise<Uint8Array>;
  html: string;
  texts: readonly string[];
  /** Counted where the layout is our own; a word processor alone knows those of a template. */
  pages: number | null;
  templateId: string | null;
}>;

/** As it would be issued under this number. @throws AppError `input.invalid`, `documents.*`, `wordTemplate.*`. */
export function paperOf(ctx: RecordsContext, row: DocumentRecord, number: string): Paper {
  const words = wordsOf(row);
  const model = buildDocument(ctx, row, words, number);
  assertStillFits(ctx, row, words);
  return compose(ctx, row, { words, number, model, isDraft: false });
}

/** As it stands now, with what is blank marked. @throws AppError as `paperOf`. */
export function previewPaper(ctx: RecordsContext, row: DocumentRecord, words: Words): Paper {
  return compose(ctx, row, {
    ...previewWords(row, words),
    model: previewModel(ctx, row, words),
    isDraft: true,
  });
}

/** A later version of the desk may have given up a name that the office's template uses. */
function assertStillFits(ctx: RecordsContext, row: DocumentRecord, words: Words): void {
  const template = templateFor(ctx, row.kind, words);
  if (template === undefined) return;
  const [name] = openStored(ctx, template).lost;
  if (name !== undefined)
    throw new AppError('wordTemplate.outdated', { version: template.version, name: `{{${name}}}` });
}

type Content = { words: Words; number: string | undefined; model: DocumentModel; isDraft: boolean };

function compose(ctx: RecordsContext, row: DocumentRecord, content: Content): Paper {
  const template = templateFor(ctx, row.kind, content.words);
  if (template === undefined) return housePaper(content.model);
  const { bytes, trees } = fillTemplate(ctx, row, { ...content, template });
  return {
    docx: () => Promise.resolve(bytes),
    html: readingCopy(trees, content.model.title.join('')),
    texts: [...collectTexts(content.model), ...readTexts(trees)],
    pages: null,
    templateId: template.id,
  };
}

function housePaper(model: DocumentModel): Paper {
  return {
    docx: () => renderDocx(model),
    html: renderHtml(model),
    texts: collectTexts(model),
    pages: countPages(model),
    templateId: null,
  };
}

function fillTemplate(
  ctx: RecordsContext,
  row: DocumentRecord,
  { words, number, model, isDraft, template }: Content & { template: TemplateRow },
): Filled {
  const letter = getLetter(row.kind);
  const frame = { house: houseOf(ctx), number, isDraft };
  const read = letter.readWords(ownWords(letter, words), frame);
  return fillWord(openStored(ctx, template).template, fillingOf({ letter, words: read, model, frame }));
}
