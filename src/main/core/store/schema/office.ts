import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

export const accounts = sqliteTable('accounts', {
  id: text('id').primaryKey(),
  login: text('login').notNull().unique(),
  name: text('name').notNull(),
  seat: text('seat', { enum: ['system', 'security', 'audit', 'business'] }).notNull(),
  role: text('role', { enum: ['system', 'security', 'audit', 'coordinator', 'officer', 'leader'] }),
  unitName: text('unit_name').notNull().default(''),
  status: text('status', { enum: ['active', 'disabled'] }).notNull(),
  mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull().default(false),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by'),
  grantedAt: text('granted_at'),
  grantedBy: text('granted_by'),
  recordsKeyAt: text('records_key_at'),
  recordsKeyBy: text('records_key_by'),
});

export const auditEntries = sqliteTable('audit_entries', {
  seq: integer('seq').primaryKey(),
  outboxId: text('outbox_id').unique(),
  atUtc: text('at_utc').notNull(),
  monotonicMs: integer('monotonic_ms').notNull(),
  handlerId: text('handler_id'),
  handlerName: text('handler_name').notNull(),
  typistAccountId: text('typist_account_id').notNull(),
  role: text('role').notNull(),
  action: text('action').notNull(),
  objectType: text('object_type').notNull(),
  objectId: text('object_id').notNull(),
  fields: text('fields').notNull(),
  purpose: text('purpose').notNull(),
  result: text('result').notNull(),
  prevHash: text('prev_hash').notNull(),
  hash: text('hash').notNull(),
  mac: text('mac').notNull(),
});

export const backups = sqliteTable('backups', {
  sequence: integer('sequence').primaryKey(),
  at: text('at').notNull(),
  folder: text('folder').notNull(),
  bytes: integer('bytes').notNull(),
  accountId: text('account_id').notNull(),
  manifestSha256: text('manifest_sha256').notNull(),
});
