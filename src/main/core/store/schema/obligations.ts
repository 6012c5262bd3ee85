import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { files, people, units } from './organisation.ts';
import { campaigns, duties } from './plan.ts';

export const obligations = sqliteTable('obligations', {
  id: text('id').primaryKey(),
  campaignId: text('campaign_id')
    .notNull()
    .references(() => campaigns.id),
  dutyId: text('duty_id').references(() => duties.id),
  ordinal: integer('ordinal').notNull(),
  text: text('text').notNull(),
  /** For each of what it is owed: what fulfils it follows from this. */
  subject: text('subject', {
    enum: ['venue', 'joint', 'campaign', 'unit', 'village', 'school', 'child', 'staff'],
  }).notNull(),
  /** Schools only: owed for each of the office's items (六个一), not for the school as a whole. */
  byItem: integer('by_item', { mode: 'boolean' }).notNull().default(false),
  source: text('source', { enum: ['plan', 'office'] }).notNull(),
  /** Who answers for it, where that is not the duty's own group. */
  unitId: text('unit_id').references(() => units.id),
});

const obligationId = () =>
  text('obligation_id')
    .notNull()
    .references(() => obligations.id);

/** Who did it and who typed it, and when; rows of these tables are never changed. */
function attributed() {
  return {
    at: text('at').notNull(),
    handlerId: text('handler_id')
      .notNull()
      .references(() => people.id),
    accountId: text('account_id').notNull(),
  };
}

export const obligationVersions = sqliteTable(
  'obligation_versions',
  {
    id: text('id').primaryKey(),
    obligationId: obligationId(),
    ordinal: integer('ordinal').notNull(),
    effectiveOn: text('effective_on').notNull(),
    enteredOn: text('entered_on').notNull(),
    /** unspecified: 未定频次; none: 不设周期, with its reason. */
    every: text('every', {
      enum: ['week', 'month', 'quarter', 'term', 'year', 'phase', 'unspecified', 'none'],
    }).notNull(),
    times: integer('times'),
    /** How often for each category, where categories differ (走访). */
    rounds: text('rounds', { mode: 'json' }).$type<{ category: string; times: number }[]>().notNull(),
    reason: text('reason').notNull().default(''),
    handlerId: text('handler_id').references(() => people.id),
    accountId: text('account_id'),
    at: text('at').notNull(),
  },
  (table) => [unique().on(table.obligationId, table.ordinal)],
);

/** Units that owe an obligation each, and since when. */
export const obligationUnits = sqliteTable(
  'obligation_units',
  {
    obligationId: obligationId(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on'),
  },
  (table) => [primaryKey({ columns: [table.obligationId, table.unitId, table.fromOn] })],
);

/** 暂停 (no subject) and 免于 (one subject). */
export const obligationReliefs = sqliteTable('obligation_reliefs', {
  id: text('id').primaryKey(),
  obligationId: obligationId(),
  subjectKey: text('subject_key'),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on'),
  reason: text('reason').notNull(),
  fileId: text('file_id').references(() => files.id),
  askedOn: text('asked_on').notNull(),
  ...attributed(),
});

export const reliefSteps = sqliteTable(
  'relief_steps',
  {
    id: text('id').primaryKey(),
    reliefId: text('relief_id')
      .notNull()
      .references(() => obligationReliefs.id),
    kind: text('kind', { enum: ['approved', 'refused', 'ended'] }).notNull(),
    onDay: text('on_day').notNull(),
    note: text('note').notNull(),
    ...attributed(),
  },
  (table) => [unique().on(table.reliefId, table.kind)],
);

/** 办结登记: what was done by hand for an obligation. */
export const obligationActs = sqliteTable('obligation_acts', {
  id: text('id').primaryKey(),
  obligationId: obligationId(),
  subjectKey: text('subject_key').notNull(),
  actOn: text('act_on').notNull(),
  enteredOn: text('entered_on').notNull(),
  text: text('text').notNull(),
  participants: integer('participants'),
  needsConfirmation: integer('needs_confirmation', { mode: 'boolean' }).notNull(),
  ...attributed(),
});

const actId = () =>
  text('act_id')
    .notNull()
    .references(() => obligationActs.id);

export const actUnits = sqliteTable(
  'act_units',
  {
    actId: actId(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
  },
  (table) => [primaryKey({ columns: [table.actId, table.unitId] })],
);

export const actFiles = sqliteTable(
  'act_files',
  {
    actId: actId(),
    fileId: text('file_id')
      .notNull()
      .references(() => files.id),
  },
  (table) => [primaryKey({ columns: [table.actId, table.fileId] })],
);

export const actSteps = sqliteTable(
  'act_steps',
  {
    id: text('id').primaryKey(),
    actId: actId(),
    kind: text('kind', { enum: ['confirmed', 'withdrawal-asked', 'withdrawn'] }).notNull(),
    onDay: text('on_day').notNull(),
    note: text('note').notNull(),
    ...attributed(),
  },
  (table) => [unique().on(table.actId, table.kind)],
);

/** What each school owes (六个一), as the office lists it. */
export const schoolItems = sqliteTable('school_items', {
  id: text('id').primaryKey(),
  ordinal: integer('ordinal').notNull(),
  name: text('name').notNull(),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on'),
});

export const campaignProlongations = sqliteTable('campaign_prolongations', {
  id: text('id').primaryKey(),
  campaignId: text('campaign_id')
    .notNull()
    .references(() => campaigns.id),
  oldTo: text('old_to').notNull(),
  toOn: text('to_on').notNull(),
  number: text('number').notNull(),
  issuedOn: text('issued_on').notNull(),
  fileId: text('file_id')
    .notNull()
    .references(() => files.id),
  enteredOn: text('entered_on').notNull(),
  ...attributed(),
});

/** Holiday notices the office read in; the newest one that counts replaces the years it covers. */
export const holidayNotices = sqliteTable('holiday_notices', {
  id: text('id').primaryKey(),
  source: text('source').notNull(),
  years: text('years', { mode: 'json' }).$type<number[]>().notNull(),
  days: text('days', { mode: 'json' }).$type<{ date: string; name: string; isWorked: boolean }[]>().notNull(),
  enteredOn: text('entered_on').notNull(),
  ...attributed(),
  needsConfirmation: integer('needs_confirmation', { mode: 'boolean' }).notNull(),
  confirmedAt: text('confirmed_at'),
  confirmedBy: text('confirmed_by'),
});
