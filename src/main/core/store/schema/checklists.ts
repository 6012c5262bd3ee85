import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { people } from './organisation.ts';
import { inspections } from './work.ts';

/** The office's own versions of the lists that ship with the desk. */
export const checklistVersions = sqliteTable(
  'checklist_versions',
  {
    listId: text('list_id').notNull(),
    version: integer('version').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    items: text('items').notNull(),
    effectiveOn: text('effective_on').notNull(),
    reason: text('reason').notNull(),
    state: text('state', { enum: ['proposed', 'approved', 'refused'] }).notNull(),
    proposedAt: text('proposed_at').notNull(),
    handlerId: text('handler_id')
      .notNull()
      .references(() => people.id),
    accountId: text('account_id').notNull(),
    decidedAt: text('decided_at'),
    decidedBy: text('decided_by'),
    decisionNote: text('decision_note'),
  },
  (table) => [primaryKey({ columns: [table.listId, table.version] })],
);

/** What an organ with the power to punish decided after an inspection. */
export const inspectionPenalties = sqliteTable('inspection_penalties', {
  id: text('id').primaryKey(),
  inspectionId: text('inspection_id')
    .notNull()
    .references(() => inspections.id),
  organ: text('organ').notNull(),
  /** By what the town itself was given the power; empty for an organ that has it by law. */
  authority: text('authority').notNull(),
  number: text('number').notNull(),
  decidedOn: text('decided_on').notNull(),
  kind: text('kind').notNull(),
  amount: text('amount').notNull(),
  handlerId: text('handler_id')
    .notNull()
    .references(() => people.id),
  accountId: text('account_id').notNull(),
  enteredAt: text('entered_at').notNull(),
  withdrawnAt: text('withdrawn_at'),
  withdrawnReason: text('withdrawn_reason'),
});
