import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What an account took out alone, without a second person. */
export const exportTakings = sqliteTable('export_takings', {
  id: text('id').primaryKey(),
  register: text('register').notNull(),
  isSensitive: integer('is_sensitive', { mode: 'boolean' }).notNull(),
  rows: integer('rows').notNull(),
  at: text('at').notNull(),
  accountId: text('account_id').notNull(),
  personId: text('person_id').notNull(),
});

export const eraseRequests = sqliteTable('erase_requests', {
  id: text('id').primaryKey(),
  register: text('register').notNull(),
  recordIds: text('record_ids').notNull(),
  reason: text('reason').notNull(),
  requestedAt: text('requested_at').notNull(),
  accountId: text('account_id').notNull(),
  personId: text('person_id').notNull(),
  state: text('state', { enum: ['pending', 'done', 'refused'] }).notNull(),
  decidedAt: text('decided_at'),
  decidedAccountId: text('decided_account_id'),
  decidedPersonId: text('decided_person_id'),
  answer: text('answer').notNull().default(''),
});

/** Rows whose contents are gone for good. */
export const erasedRecords = sqliteTable(
  'erased_records',
  {
    register: text('register').notNull(),
    recordId: text('record_id').notNull(),
    requestId: text('request_id')
      .notNull()
      .references(() => eraseRequests.id),
  },
  (table) => [primaryKey({ columns: [table.register, table.recordId] })],
);

/** Objects nothing refers to any more, until their files have left the disk. */
export const erasedObjects = sqliteTable('erased_objects', { object: text('object').primaryKey() });
