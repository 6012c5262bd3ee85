import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type {
  IncomingKind,
  IncomingStatus,
  ObjectionKind,
  ObjectionOutcome,
} from '#shared/domain/incoming/incoming.ts';
import type { Basis } from '#shared/domain/incoming/limit.ts';
import { files, people, units } from './organisation.ts';
import { schools, venues } from './registers.ts';
import { tasks } from './tasks.ts';
import { problems } from './work.ts';

export const incoming = sqliteTable('incoming', {
  id: text('id').primaryKey(),
  revision: integer('revision').notNull(),
  serial: text('serial').notNull().unique(),
  kind: text('kind').$type<IncomingKind>().notNull(),
  basis: text('basis').$type<Basis>().notNull(),
  organ: text('organ').notNull(),
  number: text('number').notNull(),
  writtenOn: text('written_on').notNull(),
  receivedOn: text('received_on').notNull(),
  title: text('title').notNull(),
  summary: text('summary').notNull(),
  contact: text('contact').notNull(),
  paperLimitOn: text('paper_limit_on'),
  grantedLimitOn: text('granted_limit_on'),
  /** Follows from basis and dates; kept so that lists are read off an index. */
  limitOn: text('limit_on'),
  status: text('status').$type<IncomingStatus>().notNull(),
  repliedOn: text('replied_on'),
  replyNumber: text('reply_number').notNull().default(''),
  repliedHandlerId: text('replied_handler_id').references(() => people.id),
  repliedAccountId: text('replied_account_id'),
  repliedTypistId: text('replied_typist_id').references(() => people.id),
  effect: text('effect').notNull().default(''),
  effectOn: text('effect_on'),
  closedOn: text('closed_on'),
});

const incomingId = () =>
  text('incoming_id')
    .notNull()
    .references(() => incoming.id);

export const incomingDemands = sqliteTable('incoming_demands', {
  id: text('id').primaryKey(),
  incomingId: incomingId(),
  ordinal: integer('ordinal').notNull(),
  text: text('text').notNull(),
  answer: text('answer').notNull().default(''),
  answeredOn: text('answered_on'),
  handlerId: text('handler_id').references(() => people.id),
  accountId: text('account_id'),
});

export const incomingUnits = sqliteTable(
  'incoming_units',
  {
    incomingId: incomingId(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    ordinal: integer('ordinal').notNull(),
  },
  (table) => [primaryKey({ columns: [table.incomingId, table.unitId] })],
);

/** One thing a line: exactly one of the columns is set. */
export const incomingLinks = sqliteTable('incoming_links', {
  id: text('id').primaryKey(),
  incomingId: incomingId(),
  problemId: text('problem_id').references(() => problems.id),
  taskId: text('task_id').references(() => tasks.id),
  venueId: text('venue_id').references(() => venues.id),
  schoolId: text('school_id').references(() => schools.id),
  unitId: text('unit_id').references(() => units.id),
});

export const incomingObjections = sqliteTable(
  'incoming_objections',
  {
    id: text('id').primaryKey(),
    incomingId: incomingId(),
    ordinal: integer('ordinal').notNull(),
    kind: text('kind').$type<ObjectionKind>().notNull(),
    filedOn: text('filed_on').notNull(),
    ground: text('ground').notNull(),
    /** Null until the organ decided. */
    outcome: text('outcome').$type<ObjectionOutcome>(),
    decidedOn: text('decided_on'),
    decision: text('decision').notNull().default(''),
  },
  (table) => [unique().on(table.incomingId, table.ordinal)],
);

export const incomingFiles = sqliteTable(
  'incoming_files',
  {
    incomingId: incomingId(),
    fileId: text('file_id')
      .notNull()
      .references(() => files.id),
    part: text('part', { enum: ['scan', 'answer', 'reply', 'effect'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.incomingId, table.fileId] })],
);

export const incomingEvents = sqliteTable(
  'incoming_events',
  {
    id: text('id').primaryKey(),
    incomingId: incomingId(),
    ordinal: integer('ordinal').notNull(),
    at: text('at').notNull(),
    action: text('action').notNull(),
    handlerId: text('handler_id')
      .notNull()
      .references(() => people.id),
    accountId: text('account_id').notNull(),
    note: text('note').notNull(),
  },
  (table) => [unique().on(table.incomingId, table.ordinal)],
);
