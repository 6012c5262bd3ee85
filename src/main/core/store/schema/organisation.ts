import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const units = sqliteTable('units', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  /** external: not the town's subordinate, so it receives a 函 and never a 通知. */
  kind: text('kind', { enum: ['village', 'office', 'external'] }).notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
  createdAt: text('created_at').notNull(),
});

export const unitAliases = sqliteTable('unit_aliases', {
  alias: text('alias').primaryKey(),
  unitId: text('unit_id')
    .notNull()
    .references(() => units.id),
});

export const people = sqliteTable('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  title: text('title').notNull().default(''),
  unitId: text('unit_id').references(() => units.id),
  accountId: text('account_id').unique(),
  createdAt: text('created_at').notNull(),
});

export const files = sqliteTable('files', {
  id: text('id').primaryKey(),
  object: text('object').notNull(),
  name: text('name').notNull(),
  mediaType: text('media_type').notNull(),
  size: integer('size').notNull(),
  createdAt: text('created_at').notNull(),
  accountId: text('account_id').notNull(),
});

export const auditOutbox = sqliteTable('audit_outbox', {
  id: text('id').primaryKey(),
  payload: text('payload').notNull(),
  createdAt: text('created_at').notNull(),
});
