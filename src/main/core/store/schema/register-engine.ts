import { blob, customType, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { files } from './organisation.ts';

/** Which version of a derived table (lines, keys, search index) was written; another one is rebuilt at unlock. */
export const stamps = sqliteTable('stamps', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});

/** Natural keys of the rows that were not removed, certain and likely ones: a duplicate is one look-up away. */
export const recordKeys = sqliteTable(
  'record_keys',
  {
    register: text('register').notNull(),
    key: text('key').notNull(),
    recordId: text('record_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.register, table.key, table.recordId] })],
);

export const recordFiles = sqliteTable(
  'record_files',
  {
    register: text('register').notNull(),
    recordId: text('record_id').notNull(),
    fileId: text('file_id')
      .notNull()
      .references(() => files.id),
    addedAt: text('added_at').notNull(),
    accountId: text('account_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.register, table.recordId, table.fileId] })],
);

export const recordMerges = sqliteTable(
  'record_merges',
  {
    register: text('register').notNull(),
    droppedId: text('dropped_id').notNull(),
    keptId: text('kept_id').notNull(),
    title: text('title').notNull(),
    at: text('at').notNull(),
    accountId: text('account_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.register, table.droppedId] })],
);

export const savedViews = sqliteTable(
  'saved_views',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    register: text('register').notNull(),
    name: text('name').notNull(),
    columns: text('columns').notNull(),
    query: text('query').notNull(),
    savedAt: text('saved_at').notNull(),
  },
  (table) => [unique().on(table.accountId, table.register, table.name)],
);

/** Which column is which field, per sender and header. */
export const columnMappings = sqliteTable(
  'column_mappings',
  {
    register: text('register').notNull(),
    fingerprint: text('fingerprint').notNull(),
    sender: text('sender').notNull(),
    mapping: text('mapping').notNull(),
    savedAt: text('saved_at').notNull(),
    accountId: text('account_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.register, table.fingerprint, table.sender] })],
);

/** A sheet that was read and judged but not stored; goes when it is applied or dropped. */
export const importDrafts = sqliteTable('import_drafts', {
  id: text('id').primaryKey(),
  register: text('register').notNull(),
  accountId: text('account_id').notNull(),
  fileName: text('file_name').notNull(),
  sender: text('sender').notNull(),
  overview: text('overview').notNull(),
  madeAt: text('made_at').notNull(),
  file: blob('file', { mode: 'buffer' }).notNull(),
});

/** The most fields a register may have; each has a staged column of its own. */
export const STAGED_COLUMNS = 40;

const staged = Array.from({ length: STAGED_COLUMNS }, (_, index) => `c${index + 1}`);
const anything = customType<{ data: string | number | null }>({ dataType: () => 'any' });

/** A judged row, with everything worked out that its storing needs: the last step moves rows and computes nothing. */
export const importRows = sqliteTable(
  'import_rows',
  {
    draftId: text('draft_id').notNull(),
    row: integer('row').notNull(),
    verdict: text('verdict').notNull(),
    recordId: text('record_id'),
    baseRevision: integer('base_revision').notNull(),
    shown: text('shown').notNull(),
    problems: text('problems').notNull(),
    changes: text('changes'),
    /** null where the row keeps the keys it has. */
    keys: text('keys'),
    village: text('village'),
    closedOn: text('closed_on'),
    sortKey: text('sort_key'),
    /** What the register's fields would hold, in their order. */
    ...Object.fromEntries(staged.map((name) => [name, anything(name)])),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.row] })],
);

/** Acts on many rows that are being laid out and do not hold yet. */
export const pendingActs = sqliteTable('pending_acts', {
  id: text('id').primaryKey(),
  register: text('register').notNull(),
  batchId: text('batch_id'),
});

export const exportRequests = sqliteTable('export_requests', {
  id: text('id').primaryKey(),
  register: text('register').notNull(),
  request: text('request').notNull(),
  rows: integer('rows').notNull(),
  purpose: text('purpose').notNull(),
  requestedAt: text('requested_at').notNull(),
  accountId: text('account_id').notNull(),
  personId: text('person_id').notNull(),
  state: text('state', { enum: ['pending', 'approved', 'refused'] }).notNull(),
  decidedAt: text('decided_at'),
  decidedAccountId: text('decided_account_id'),
  decidedPersonId: text('decided_person_id'),
  reason: text('reason').notNull().default(''),
});

/** How a county's own template is filled, by the fingerprint of the empty template. */
export const templateMappings = sqliteTable(
  'template_mappings',
  {
    fingerprint: text('fingerprint').notNull(),
    register: text('register').notNull(),
    name: text('name').notNull(),
    mapping: text('mapping').notNull(),
    savedAt: text('saved_at').notNull(),
    accountId: text('account_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fingerprint, table.register] })],
);
