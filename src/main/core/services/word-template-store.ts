import { and, eq } from 'drizzle-orm';
import { textOf } from '#shared/domain/documents/words.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { getLetter } from '../documents/letters/index.ts';
import { openTemplate } from '../documents/word/check.ts';
import type { WordTemplate } from '../documents/word/check.ts';
import { lostNames } from '../documents/word/scope-check.ts';
import { JOINT_FIELD, vocabularyOf } from '../documents/word/vocabulary.ts';
import { wordTemplates } from '../store/schema/documents.ts';
import { hexSha256 } from '../vault/crypto.ts';

export type TemplateRow = typeof wordTemplates.$inferSelect;

/** The version that documents of a kind are issued with; none: the house style. */
export function activeTemplate(ctx: RecordsContext, kind: string): TemplateRow | undefined {
  const where = and(eq(wordTemplates.kind, kind), eq(wordTemplates.isActive, true));
  return ctx.db.select().from(wordTemplates).where(where).get();
}

/** The version that these words are set by: joint documents stand in the house style. */
export function templateFor(ctx: RecordsContext, kind: string, words: Words): TemplateRow | undefined {
  return textOf(words, JOINT_FIELD).trim() === '' ? activeTemplate(ctx, kind) : undefined;
}

/** @throws AppError `record.missing`. */
export function getTemplate(ctx: RecordsContext, kind: string, id: string): TemplateRow {
  const where = and(eq(wordTemplates.kind, kind), eq(wordTemplates.id, id));
  const row = ctx.db.select().from(wordTemplates).where(where).get();
  if (!row) throw new AppError('record.missing');
  return row;
}

/** The bytes as they were loaded. @throws AppError `object.*`. */
export function templateBytes(ctx: RecordsContext, { object, sha256 }: TemplateRow): Uint8Array {
  const bytes = ctx.objects.get(object);
  if (hexSha256(bytes) !== sha256) throw new AppError('object.damaged');
  return bytes;
}

/** The one opened last, so that a batch opens its template once. It goes with the thread when the desk is locked. */
let opened: Opened | null = null;
type Opened = {
  sha256: string;
  kind: string;
  template: WordTemplate;
  /** Names that the kind has since given up: what was put in there would be missing. */
  lost: readonly string[];
};

/** @throws AppError `object.*`, `wordTemplate.damaged`. */
export function openStored(ctx: RecordsContext, row: TemplateRow): Opened {
  const { kind, sha256 } = row;
  if (opened?.sha256 !== sha256 || opened.kind !== kind) {
    const template = openTemplate(templateBytes(ctx, row));
    opened = { kind, sha256, template, lost: lostNames(template, vocabularyOf(getLetter(kind))) };
  }
  return opened;
}
