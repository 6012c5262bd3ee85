import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, FileBlob, HandlerId, Id, Instant, Line, Text } from './common.ts';

export const LetterKind = z.enum(['supervision-form', 'supervision-notice', 'supervision-letter']);
export type LetterKind = z.infer<typeof LetterKind>;

export const DocumentRow = z.object({
  id: Id,
  kind: LetterKind,
  kindLabel: z.string(),
  title: z.string(),
  status: z.enum(['draft', 'issued']),
  /** 发文字号 of a formal document, or the form's own serial. */
  number: z.string().nullable(),
  addressee: z.string(),
  problemId: Id,
  issuedAt: Instant.nullable(),
  createdAt: Instant,
  revision: z.int(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** The words a clerk may change before issue; the letter itself says what it cannot do without. */
export const LetterWords = z.object({
  /** 督办事项. */
  matter: z.string().trim().max(200),
  /** 问题来源, e.g. 每周检查. */
  source: z.string().trim().max(200),
  /** 存在问题, one a line. */
  problems: Text,
  foundOn: PlainDate,
  deadline: PlainDate,
  /** 督办要求 of a form or notice, 商请事项 of a 函: one a line. */
  demand: Text,
  /** 责任单位 of a form, 主送机关 of a notice or 函. */
  recipient: z.string().trim().max(300),
  issuer: z.string().trim().max(60),
  issuedOn: PlainDate,
  contact: z.string().trim().max(40).default(''),
  phone: z.string().trim().max(40).default(''),
  cc: z.string().trim().max(500).default(''),
});
export type LetterWords = z.infer<typeof LetterWords>;

const NumberWordRow = z.object({
  id: Id,
  word: z.string(),
  mode: z.enum(['own', 'office']),
  /** The next number of this year, where the desk counts; null where the general office does. */
  next: z.int().nullable(),
});

export const documentsContract = {
  words: query({ access: access.business, input: Empty, output: z.array(NumberWordRow) }),
  saveWord: command({
    access: access.coordinating,
    input: z.object({
      id: Id.optional(),
      word: Line,
      mode: z.enum(['own', 'office']),
      /** The last number used this year before the desk began to count. */
      lastUsed: z.int().min(0).max(9999).optional(),
    }),
    output: z.object({ id: Id }),
    invalidates: ['documents'],
  }),
  list: query({ access: access.business, input: Empty, output: z.array(DocumentRow) }),
  /** Drafts a supervision letter from a problem; the kind follows from who receives it unless the clerk says otherwise. */
  draftSupervision: command({
    access: access.coordinating,
    input: z.object({ problemId: Id, kind: LetterKind }),
    output: z.object({ id: Id }),
    invalidates: ['documents', 'problems'],
  }),
  get: query({
    access: access.business,
    input: z.object({ id: Id }),
    output: DocumentRow.extend({
      words: LetterWords,
      /** The page as print HTML: of the draft as it stands, or frozen at issue. */
      html: z.string(),
      docxSha256: z.string().nullable(),
      suggestedKind: LetterKind,
    }),
  }),
  /** Renders words that are still being edited; stores nothing. */
  preview: query({
    access: access.business,
    input: z.object({ id: Id, words: LetterWords }),
    output: z.object({ html: z.string() }),
  }),
  save: command({
    access: access.coordinating,
    input: z.object({ id: Id, revision: z.int(), words: LetterWords }),
    output: Done,
    invalidates: ['documents'],
  }),
  /** Numbers, freezes and hashes the document. From here on every copy is the same bytes. */
  issue: command({
    access: access.coordinating,
    input: z.object({
      id: Id,
      revision: z.int(),
      /** Formal documents only: the word, and in office mode the number the general office gave. */
      wordId: Id.optional(),
      officeNumber: z.string().trim().max(60).optional(),
      handlerId: HandlerId,
    }),
    output: z.object({ number: z.string() }),
    invalidates: ['documents', 'problems', 'today'],
  }),
  discard: command({
    access: access.coordinating,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['documents', 'problems'],
  }),
  /** The file to save or print; of an issued document always the frozen bytes. */
  download: query({
    access: access.business,
    input: z.object({ id: Id, format: z.enum(['docx', 'html']) }),
    output: z.object({ name: z.string(), file: FileBlob }),
  }),
};
