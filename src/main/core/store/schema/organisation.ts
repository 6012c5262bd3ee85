import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { orderColumn, rowColumns } from './row-columns.ts';

/** The ledger of units: every plan, problem, check and person that names a unit points here. */
export const units = sqliteTable('units', {
  ...rowColumns(),
  name: text('name').notNull(),
  /** external: not the town's subordinate, so it receives a 函 and never a 通知. */
  kind: text('kind', { enum: ['village', 'office', 'external'] }).notNull(),
  leader: text('leader'),
  leaderPhone: text('leader_phone'),
  sponsor: text('sponsor'),
  liaison: text('liaison'),
  liaisonPhone: text('liaison_phone'),
  officePhone: text('office_phone'),
  address: text('address'),
  duty: text('duty'),
  /** Other names, divided by 、. */
  aliases: text('aliases'),
  remarks: text('remarks'),
  ...orderColumn(),
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
