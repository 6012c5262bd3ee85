import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { deliveryMethods, documentActions } from '#shared/domain/documents/flow.ts';
import { documentStatuses } from '#shared/domain/documents/status.ts';
import { subjectTypes } from '#shared/domain/documents/subject.ts';
import { hitKinds, reasonStates } from '#shared/domain/privacy/hit.ts';
import { people } from './organisation.ts';

export const numberWords = sqliteTable('number_words', {
  id: text('id').primaryKey(),
  word: text('word').notNull().unique(),
  /** own: 本台编号, gapless here; office: 党政办给号, typed in. */
  mode: text('mode', { enum: ['own', 'office'] }).notNull(),
  createdAt: text('created_at').notNull(),
});

export const numberCounters = sqliteTable(
  'number_counters',
  {
    wordId: text('word_id')
      .notNull()
      .references(() => numberWords.id),
    year: integer('year').notNull(),
    lastUsed: integer('last_used').notNull(),
  },
  (table) => [primaryKey({ columns: [table.wordId, table.year] })],
);

/** Versions of a kind's Word template; the active one, if any, is what documents of the kind are issued with. */
export const wordTemplates = sqliteTable(
  'word_templates',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    /** Of the file it came as. */
    name: text('name').notNull(),
    note: text('note').notNull(),
    object: text('object').notNull(),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    isActive: integer('is_active', { mode: 'boolean' }).notNull(),
    loadedAt: text('loaded_at').notNull(),
    handlerId: text('handler_id')
      .notNull()
      .references(() => people.id),
    accountId: text('account_id').notNull(),
  },
  (table) => [unique().on(table.kind, table.version)],
);

export const documents = sqliteTable(
  'documents',
  {
    id: text('id').primaryKey(),
    revision: integer('revision').notNull(),
    kind: text('kind').notNull(),
    letterVersion: integer('letter_version').notNull(),
    subjectType: text('subject_type', { enum: subjectTypes }),
    subjectId: text('subject_id'),
    status: text('status', { enum: documentStatuses }).notNull(),
    title: text('title').notNull(),
    addressee: text('addressee').notNull(),
    words: text('words').notNull(),
    number: text('number').unique(),
    wordId: text('word_id').references(() => numberWords.id),
    numberYear: integer('number_year'),
    numberSeq: integer('number_seq'),
    createdAt: text('created_at').notNull(),
    accountId: text('account_id').notNull(),
    issuedAt: text('issued_at'),
    issuedHandlerId: text('issued_handler_id').references(() => people.id),
    issuedAccountId: text('issued_account_id'),
    docxObject: text('docx_object'),
    docxSha256: text('docx_sha256'),
    htmlObject: text('html_object'),
    htmlSha256: text('html_sha256'),
    approvedAt: text('approved_at'),
    approvedHandlerId: text('approved_handler_id').references(() => people.id),
    approvedAccountId: text('approved_account_id'),
    /** Of what was signed; other words are not issued under this signature. */
    approvedSha256: text('approved_sha256'),
    /** As printed, counted at issue. */
    pages: integer('pages'),
    /** The Word template it was issued with; absent: the house style. */
    templateId: text('template_id').references(() => wordTemplates.id),
  },
  (table) => [unique().on(table.wordId, table.numberYear, table.numberSeq)],
);

/** Serials of forms and ledgers (督办单, 问题): name → last number used in a year. */
export const serials = sqliteTable(
  'serials',
  {
    name: text('name').notNull(),
    year: integer('year').notNull(),
    lastUsed: integer('last_used').notNull(),
  },
  (table) => [primaryKey({ columns: [table.name, table.year] })],
);

/** Every version of a document's words, and who wrote it. */
export const documentVersions = sqliteTable(
  'document_versions',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    ordinal: integer('ordinal').notNull(),
    letterVersion: integer('letter_version').notNull(),
    words: text('words').notNull(),
    at: text('at').notNull(),
    handlerId: text('handler_id')
      .notNull()
      .references(() => people.id),
    accountId: text('account_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.ordinal] })],
);

/** The steps of a document's way, oldest first. */
export const documentEvents = sqliteTable(
  'document_events',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    ordinal: integer('ordinal').notNull(),
    at: text('at').notNull(),
    action: text('action', { enum: documentActions }).notNull(),
    handlerId: text('handler_id')
      .notNull()
      .references(() => people.id),
    accountId: text('account_id').notNull(),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.ordinal] })],
);

/** Whom an issued document went to, and the receipt that came back. */
export const documentRecipients = sqliteTable('document_recipients', {
  id: text('id').primaryKey(),
  documentId: text('document_id')
    .notNull()
    .references(() => documents.id),
  name: text('name').notNull(),
  method: text('method', { enum: deliveryMethods }).notNull(),
  sentOn: text('sent_on').notNull(),
  receivedOn: text('received_on'),
  /** 签收人. */
  receiver: text('receiver').notNull(),
  receipt: text('receipt').notNull(),
  handlerId: text('handler_id')
    .notNull()
    .references(() => people.id),
  accountId: text('account_id').notNull(),
  createdAt: text('created_at').notNull(),
});

/** Why something a document says may stay although it could tell who somebody is; another sentence asks anew. */
export const privacyReasons = sqliteTable(
  'privacy_reasons',
  {
    id: text('id').primaryKey(),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    hitKey: text('hit_key').notNull(),
    kind: text('kind', { enum: hitKinds }).notNull(),
    reason: text('reason').notNull(),
    askedAt: text('asked_at').notNull(),
    accountId: text('account_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    state: text('state', { enum: reasonStates }).notNull(),
    decidedAt: text('decided_at'),
    decidedAccountId: text('decided_account_id'),
    decidedPersonId: text('decided_person_id').references(() => people.id),
    answer: text('answer').notNull().default(''),
  },
  (table) => [unique().on(table.documentId, table.hitKey)],
);
