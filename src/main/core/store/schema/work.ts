import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { files, people, units } from './organisation.ts';
import { contactUnits, institutions, schools, venues } from './registers.ts';

export const jointOperations = sqliteTable('joint_operations', {
  id: text('id').primaryKey(),
  onDay: text('on_day').notNull(),
  createdAt: text('created_at').notNull(),
});

/** The place is the one of the four that is not null. */
export const inspections = sqliteTable('inspections', {
  id: text('id').primaryKey(),
  venueId: text('venue_id').references(() => venues.id),
  schoolId: text('school_id').references(() => schools.id),
  institutionId: text('institution_id').references(() => institutions.id),
  contactUnitId: text('contact_unit_id').references(() => contactUnits.id),
  kind: text('kind', {
    enum: ['weekly', 'joint', 'open', 'covert', 'surroundings', 'night', 'recheck'],
  }).notNull(),
  operationId: text('operation_id').references(() => jointOperations.id),
  inspectedOn: text('inspected_on').notNull(),
  /** HH:MM at UTC+8, where it was noted. */
  begunAt: text('begun_at'),
  enteredAt: text('entered_at').notNull(),
  enteredOn: text('entered_on').notNull(),
  checklistId: text('checklist_id').notNull(),
  checklistVersion: integer('checklist_version').notNull(),
  process: text('process').notNull(),
  handlingResult: text('handling_result').notNull(),
  handlerId: text('handler_id')
    .notNull()
    .references(() => people.id),
  accountId: text('account_id').notNull(),
  needsConfirmation: integer('needs_confirmation', { mode: 'boolean' }).notNull(),
  confirmedAt: text('confirmed_at'),
  confirmedBy: text('confirmed_by'),
});

const inspectionId = () =>
  text('inspection_id')
    .notNull()
    .references(() => inspections.id);

export const inspectionUnits = sqliteTable(
  'inspection_units',
  {
    inspectionId: inspectionId(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
  },
  (table) => [primaryKey({ columns: [table.inspectionId, table.unitId] })],
);

export const inspectionResults = sqliteTable(
  'inspection_results',
  {
    inspectionId: inspectionId(),
    code: text('code').notNull(),
    outcome: text('outcome', { enum: ['pass', 'fail', 'na'] }).notNull(),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.inspectionId, table.code] })],
);

export const inspectionPeople = sqliteTable(
  'inspection_people',
  {
    inspectionId: inspectionId(),
    ordinal: integer('ordinal').notNull(),
    /** Null for somebody who is not among the office's people. */
    personId: text('person_id').references(() => people.id),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
  },
  (table) => [primaryKey({ columns: [table.inspectionId, table.ordinal] })],
);

export const inspectionFiles = sqliteTable(
  'inspection_files',
  {
    inspectionId: inspectionId(),
    fileId: text('file_id')
      .notNull()
      .references(() => files.id),
  },
  (table) => [primaryKey({ columns: [table.inspectionId, table.fileId] })],
);

export const problems = sqliteTable('problems', {
  id: text('id').primaryKey(),
  revision: integer('revision').notNull(),
  serial: text('serial').notNull().unique(),
  inspectionId: text('inspection_id').references(() => inspections.id),
  itemCode: text('item_code'),
  venueId: text('venue_id').references(() => venues.id),
  title: text('title').notNull(),
  severity: text('severity', { enum: ['serious', 'ordinary'] }).notNull(),
  detail: text('detail').notNull(),
  basis: text('basis'),
  foundOn: text('found_on').notNull(),
  status: text('status', { enum: ['found', 'assigned', 'submitted', 'closed'] }).notNull(),
  unitId: text('unit_id').references(() => units.id),
  deadline: text('deadline'),
  measures: text('measures').notNull().default(''),
  closedOn: text('closed_on'),
  reopenedCount: integer('reopened_count').notNull().default(0),
});

const problemId = () =>
  text('problem_id')
    .notNull()
    .references(() => problems.id);
const handlerId = () =>
  text('handler_id')
    .notNull()
    .references(() => people.id);

export const problemFixes = sqliteTable(
  'problem_fixes',
  {
    id: text('id').primaryKey(),
    problemId: problemId(),
    ordinal: integer('ordinal').notNull(),
    round: integer('round').notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    doneOn: text('done_on').notNull(),
    note: text('note').notNull(),
    handlerId: handlerId(),
    handlerUnitId: text('handler_unit_id').references(() => units.id),
    accountId: text('account_id').notNull(),
    typistPersonId: text('typist_person_id')
      .notNull()
      .references(() => people.id),
    typistUnitId: text('typist_unit_id').references(() => units.id),
  },
  (table) => [unique().on(table.problemId, table.ordinal)],
);

export const problemFiles = sqliteTable(
  'problem_files',
  {
    problemId: problemId(),
    fileId: text('file_id')
      .notNull()
      .references(() => files.id),
    stage: text('stage', { enum: ['before', 'after'] }).notNull(),
    round: integer('round').notNull().default(0),
    handlerId: handlerId(),
    accountId: text('account_id').notNull(),
    addedAt: text('added_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.problemId, table.fileId, table.stage] })],
);

export const problemEvents = sqliteTable(
  'problem_events',
  {
    id: text('id').primaryKey(),
    problemId: problemId(),
    ordinal: integer('ordinal').notNull(),
    at: text('at').notNull(),
    action: text('action').notNull(),
    handlerId: handlerId(),
    accountId: text('account_id').notNull(),
    unitId: text('unit_id').references(() => units.id),
    note: text('note').notNull(),
  },
  (table) => [unique().on(table.problemId, table.ordinal)],
);
