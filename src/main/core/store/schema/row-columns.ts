import { integer, text } from 'drizzle-orm/sqlite-core';

/** What every register's table begins with; `venues` is older and has the same columns in another order. */
export function rowColumns() {
  return {
    id: text('id').primaryKey(),
    revision: integer('revision').notNull(),
    /** The day it came into the ledger. */
    listedOn: text('listed_on').notNull(),
    closedOn: text('closed_on'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    removedAt: text('removed_at'),
    removedReason: text('removed_reason'),
  };
}

/** What it ends with: the row's place in the order of titles (`queries/sort-key.ts`). */
export function orderColumn() {
  return { sortKey: text('sort_key').notNull().default('') };
}
