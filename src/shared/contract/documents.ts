import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { DeliveryMethod, DocumentAction } from '../domain/documents/flow.ts';
import { DocumentStatus } from '../domain/documents/status.ts';
import { Subject } from '../domain/documents/subject.ts';
import { WordField, Words } from '../domain/documents/words.ts';
import { access } from '../rpc/access.ts';
import type { Access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, FileBlob, HandlerId, Id, Instant, Line, OptionalLine } from './common.ts';

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

/** `receipts`: went out and somebody has not signed for it yet. */
export const documentFilters = [
  'all',
  'draft',
  'review',
  'approved',
  'issued',
  'receipts',
  'archived',
  'void',
] as const;
export const DocumentFilter = z.enum(documentFilters);
export type DocumentFilter = z.infer<typeof DocumentFilter>;

export const DocumentRecipient = z.object({
  id: Id,
  name: z.string(),
  method: DeliveryMethod,
  sentOn: PlainDate,
  receivedOn: PlainDate.nullable(),
  /** 签收人. */
  receiver: z.string(),
  receipt: z.string(),
});
export type DocumentRecipient = z.infer<typeof DocumentRecipient>;

/** One step of a document's way: the revision that was looked at, and 办理人. */
const Step = z.object({ id: Id, revision: z.int(), handlerId: HandlerId });

/** A step of a document's way; what waits for whom changes with it. */
const step = <I extends z.ZodType>(input: I, who: Access = access.coordinating) =>
  command({ access: who, input, output: Done, invalidates: ['documents', 'problems', 'today'] });

/** As many as one batch takes. */
const BATCH = 2000;
/** As many as are printed in one go. */
export const PRINT_PIECE = 50;

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
  /** Whether forms leave only with a leader's signature. */
  signingRule: query({
    access: access.coordinating,
    input: Empty,
    output: z.object({
      formsNeedSigner: z.boolean(),
      /** A leader alone may let forms go without. */
      canLoosen: z.boolean(),
    }),
  }),
  saveSigningRule: command({
    access: access.coordinating,
    input: z.object({ formsNeedSigner: z.boolean() }),
    output: Done,
    invalidates: ['documents', 'today'],
  }),
  /** One page of the list, newest first. */
  list: query({
    access: access.business,
    input: z.object({
      filter: DocumentFilter.default('all'),
      kind: z.string().max(60).default(''),
      year: z.int().nullable().default(null),
      search: z.string().trim().max(60).default(''),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({ rows: z.array(DocumentRow), total: z.int() }),
  }),
  choices: query({
    access: access.business,
    input: Empty,
    output: z.object({
      counts: z.object({ draft: z.int(), review: z.int(), approved: z.int(), receipts: z.int() }),
      kinds: z.array(z.object({ id: z.string(), label: z.string() })),
      years: z.array(z.int()),
    }),
  }),
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
    access: access.business,
    input: z.object({ kind: z.string(), subject: Subject.nullable(), handlerId: HandlerId }),
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
      /** The office's Word template it was, or would now be, issued with; its page is then set by a word processor. */
      template: z.object({ version: z.int() }).nullable(),
      /** The office's own day, for the days that are typed in. */
      today: PlainDate,
      approved: z.object({ at: Instant, signerName: z.string() }).nullable(),
      /** As printed; counted at issue. */
      pages: z.int().nullable(),
      offers: z.array(
        z.object({ action: DocumentAction, isAllowed: z.boolean(), reason: z.string().nullable() }),
      ),
      recipients: z.array(DocumentRecipient),
      events: z.array(
        z.object({
          at: Instant,
          action: DocumentAction,
          note: z.string(),
          handlerName: z.string(),
          typistName: z.string(),
        }),
      ),
    }),
  }),
  /** Every version of the words, newest first. */
  versions: query({
    access: access.business,
    input: z.object({ id: Id }),
    output: z.object({
      fields: z.array(WordField),
      versions: z.array(
        z.object({
          ordinal: z.int(),
          at: Instant,
          words: Words,
          handlerName: z.string(),
          typistName: z.string(),
        }),
      ),
    }),
  }),
  /** Renders words that are still being edited; stores nothing. */
  preview: query({
    access: access.business,
    input: z.object({ id: Id, words: Words }),
    output: z.object({ html: z.string() }),
  }),
  save: command({
    access: access.business,
    input: Step.extend({ words: Words }),
    output: Done,
    invalidates: ['documents'],
  }),
  /** 送审: what is blank is asked for now. */
  submit: step(Step.extend({ note: OptionalLine }), access.business),
  /** Taken back by who wrote it. */
  withdraw: step(Step, access.business),
  /** 签批 by a leader who wrote none of it: 办理人 is who signed, at his own account or on paper. */
  approve: step(Step.extend({ note: OptionalLine })),
  sendBack: step(Step.extend({ note: Line })),
  /** The number stays used; the page stays, with a stamp over it. */
  void: step(Step.extend({ note: Line })),
  /** 登记发出: whom it went to, each with a receipt to come. */
  send: command({
    access: access.coordinating,
    input: Step.extend({
      recipients: z
        .array(z.object({ name: Line, method: DeliveryMethod, sentOn: PlainDate }))
        .min(1, '请填收件单位')
        .max(100, '一次最多 100 家'),
    }),
    output: Done,
    invalidates: ['documents'],
  }),
  /** 登记回执 of one receiver. */
  receive: command({
    access: access.coordinating,
    input: Step.extend({
      recipientId: Id,
      receivedOn: PlainDate,
      receiver: Line,
      receipt: OptionalLine,
    }),
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
  /**
   * Issues many, one after the other, each committed by itself: numbers run on, one that cannot be issued is named and
   * stays as it was. Formal ones take a word this desk counts itself.
   */
  issueMany: command({
    access: access.coordinating,
    input: z.object({ ids: z.array(Id).min(1).max(BATCH), wordId: Id.optional(), handlerId: HandlerId }),
    output: z.object({ jobId: Id }),
    invalidates: [],
  }),
  /** Frozen pages of several documents as one print HTML, in the order asked for. */
  printSheets: query({
    access: access.business,
    input: z.object({ ids: z.array(Id).min(1).max(PRINT_PIECE) }),
    output: z.object({ html: z.string(), missing: z.int() }),
  }),
  /** The issued documents of a year, named, listed and hashed: into a folder, or without one as a zip. */
  archive: command({
    access: access.coordinating,
    input: z.object({
      year: z.int().min(2000).max(2999),
      folder: z.string().trim().max(1000).default(''),
      /** A PDF beside each; only where there is a converter. */
      withPdf: z.boolean().default(false),
    }),
    output: z.object({ jobId: Id }),
    invalidates: [],
  }),
  discard: command({
    access: access.business,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['documents', 'problems'],
  }),
  /** The file to save or print; of an issued document always the frozen bytes. Who took it stays in the chain. */
  download: command({
    access: access.business,
    input: z.object({ id: Id, format: z.enum(['docx', 'html']) }),
    output: z.object({ name: z.string(), file: FileBlob }),
    invalidates: [],
  }),
};
