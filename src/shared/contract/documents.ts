import { z } from 'zod';
import { DocumentStatus } from '../domain/documents/status.ts';
import { Subject } from '../domain/documents/subject.ts';
import { WordField, Words } from '../domain/documents/words.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, FileBlob, HandlerId, Id, Instant, Line } from './common.ts';

export const DocumentRow = z.object({
  id: Id,
  kind: z.string(),
  kindLabel: z.string(),
  numbering: z.enum(['serial', 'word']),
  title: z.string(),
  status: DocumentStatus,
  /** 发文字号 of a formal document, or the form's own serial. */
  number: z.string().nullable(),
  addressee: z.string(),
  subject: Subject.nullable(),
  issuedAt: Instant.nullable(),
  createdAt: Instant,
  revision: z.int(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** A kind of document that may be drafted here. */
const KindRow = z.object({
  id: z.string(),
  label: z.string(),
  category: z.string(),
  help: z.string(),
  /** The one that fits the receiver best. */
  isSuggested: z.boolean(),
});

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
  /** The kinds that may be drafted from a record, or, without one, from nothing. */
  kinds: query({
    access: access.business,
    input: z.object({ subject: Subject.nullable() }),
    output: z.array(KindRow),
  }),
  /** The papers of one record, oldest first. */
  of: query({ access: access.business, input: z.object({ subject: Subject }), output: z.array(DocumentRow) }),
  /** Drafts a document; its first words are drawn from the record. */
  draft: command({
    access: access.coordinating,
    input: z.object({ kind: z.string(), subject: Subject.nullable() }),
    output: z.object({ id: Id }),
    invalidates: ['documents', 'problems'],
  }),
  get: query({
    access: access.business,
    input: z.object({ id: Id }),
    output: DocumentRow.extend({
      /** The blanks in the order of the paper. */
      fields: z.array(WordField),
      words: Words,
      /** The page as print HTML: of the draft as it stands, or frozen at issue. */
      html: z.string(),
      docxSha256: z.string().nullable(),
    }),
  }),
  /** Renders words that are still being edited; stores nothing. */
  preview: query({
    access: access.business,
    input: z.object({ id: Id, words: Words }),
    output: z.object({ html: z.string() }),
  }),
  save: command({
    access: access.coordinating,
    input: z.object({ id: Id, revision: z.int(), words: Words }),
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
