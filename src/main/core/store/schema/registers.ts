import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const venues = sqliteTable('venues', {
  id: text('id').primaryKey(),
  revision: integer('revision').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  village: text('village').notNull(),
  address: text('address'),
  isKey: integer('is_key', { mode: 'boolean' }).notNull().default(true),
  licence: text('licence'),
  manager: text('manager'),
  phone: text('phone'),
  supervisor: text('supervisor'),
  status: text('status').notNull().default('open'),
  remarks: text('remarks'),
  /** The day it came into the ledger: weeks before it owe nothing. */
  listedOn: text('listed_on').notNull(),
  closedOn: text('closed_on'),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
  removedAt: text('removed_at'),
  removedReason: text('removed_reason'),
  tradeLicence: text('trade_licence'),
  tradeLicenceUntil: text('trade_licence_until'),
  cultureLicence: text('culture_licence'),
  cultureLicenceUntil: text('culture_licence_until'),
  fireCertificate: text('fire_certificate'),
  healthLicence: text('health_licence'),
  healthLicenceUntil: text('health_licence_until'),
  rooms: integer('rooms'),
});

export const importBatches = sqliteTable('import_batches', {
  id: text('id').primaryKey(),
  register: text('register').notNull(),
  fileName: text('file_name').notNull(),
  at: text('at').notNull(),
  accountId: text('account_id').notNull(),
  report: text('report').notNull(),
  undoneAt: text('undone_at'),
  /** The sender's own workbook, kept encrypted; with the sheet and columns that were read. */
  fileObject: text('file_object'),
  sheet: text('sheet'),
  mapping: text('mapping'),
});

export const recordHistory = sqliteTable('record_history', {
  id: text('id').primaryKey(),
  register: text('register').notNull(),
  recordId: text('record_id').notNull(),
  revision: integer('revision').notNull(),
  at: text('at').notNull(),
  handlerId: text('handler_id'),
  accountId: text('account_id').notNull(),
  action: text('action', {
    enum: ['created', 'changed', 'removed', 'restored', 'imported', 'import-undone', 'merged'],
  }).notNull(),
  changes: text('changes').notNull(),
  reason: text('reason'),
  batchId: text('batch_id').references(() => importBatches.id),
});
