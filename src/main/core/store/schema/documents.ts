import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { documentStatuses } from '#shared/domain/documents/status.ts';
import { subjectTypes } from '#shared/domain/documents/subject.ts';
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
