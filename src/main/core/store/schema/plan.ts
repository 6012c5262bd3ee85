import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { units } from './organisation.ts';

export const campaigns = sqliteTable('campaigns', {
  id: text('id').primaryKey(),
  /** What makes two plan files the same plan: the number when there is one, else the title. */
  identity: text('identity').notNull().unique(),
  title: text('title').notNull(),
  number: text('number'),
  issuedOn: text('issued_on'),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on').notNull(),
  effectiveOn: text('effective_on').notNull(),
  draft: text('draft').notNull(),
  confirmedAt: text('confirmed_at').notNull(),
});

const campaignId = () =>
  text('campaign_id')
    .notNull()
    .references(() => campaigns.id);

export const phases = sqliteTable(
  'phases',
  {
    id: text('id').primaryKey(),
    campaignId: campaignId(),
    ordinal: integer('ordinal').notNull(),
    name: text('name').notNull(),
    fromOn: text('from_on'),
    toOn: text('to_on'),
  },
  (table) => [unique().on(table.campaignId, table.name)],
);

export const workingGroups = sqliteTable(
  'working_groups',
  {
    id: text('id').primaryKey(),
    campaignId: campaignId(),
    ordinal: integer('ordinal').notNull(),
    name: text('name').notNull(),
    head: text('head', { mode: 'json' }).$type<string[]>().notNull(),
    deputies: text('deputies', { mode: 'json' }).$type<string[]>().notNull(),
  },
  (table) => [unique().on(table.campaignId, table.name)],
);

export const groupUnits = sqliteTable(
  'group_units',
  {
    groupId: text('group_id')
      .notNull()
      .references(() => workingGroups.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    part: text('part', { enum: ['lead', 'responsible'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.unitId, table.part] })],
);

export const campaignUnits = sqliteTable(
  'campaign_units',
  {
    campaignId: campaignId(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.unitId] })],
);

export const duties = sqliteTable(
  'duties',
  {
    id: text('id').primaryKey(),
    groupId: text('group_id')
      .notNull()
      .references(() => workingGroups.id),
    no: integer('no').notNull(),
    text: text('text').notNull(),
  },
  (table) => [unique().on(table.groupId, table.no)],
);
