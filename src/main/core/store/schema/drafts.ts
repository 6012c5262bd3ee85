import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Half-typed work of one account, kept where everything else is kept. */
export const drafts = sqliteTable(
  'drafts',
  {
    accountId: text('account_id').notNull(),
    name: text('name').notNull(),
    value: text('value').notNull(),
    keptAt: text('kept_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.name] })],
);
