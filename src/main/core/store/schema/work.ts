import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type {
  ExtensionState,
  ListingLevel,
  ProblemSource,
  ProblemStatus,
  Severity,
} from '#shared/domain/problem/problem.ts';
import { files, people, units } from './organisation.ts';
import { duties } from './plan.ts';
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
  source: text('source').$type<ProblemSource>().notNull(),
  inspectionId: text('inspection_id').references(() => inspections.id),
  itemCode: text('item_code'),
  venueId: text('venue_id').references(() => venues.id),
  schoolId: text('school_id').references(() => schools.id),
  institutionId: text('institution_id').references(() => institutions.id),
  contactUnitId: text('contact_unit_id').references(() => contactUnits.id),
  /** Where no register knows the place; else its name on the day it was written down. */
  placeName: text('place_name').notNull().default(''),
  dutyId: text('duty_id').references(() => duties.id),
  title: text('title').notNull(),
  severity: text('severity').$type<Severity>().notNull(),
  detail: text('detail').notNull(),
  basis: text('basis'),
  foundOn: text('found_on').notNull(),
  status: text('status').$type<ProblemStatus>().notNull(),
  unitId: text('unit_id').references(() => units.id),
  dispatchedOn: text('dispatched_on'),
  signedOn: text('signed_on'),
  /** The first deadline of this round; all of them stand in the events. */
  originalDeadline: text('original_deadline'),
  deadline: text('deadline'),
  measures: text('measures').notNull().default(''),
  escalation: integer('escalation').notNull().default(0),
  listingLevel: text('listing_level').$type<ListingLevel>(),
  listedOn: text('listed_on'),
  listingDeadline: text('listing_deadline'),
  mergedInto: text('merged_into').references((): AnySQLiteColumn => problems.id),
  mergedFrom: text('merged_from').$type<ProblemStatus>(),
  /** The round of the kept problem in which this one was merged into it. */
  mergedRound: integer('merged_round'),
  /** The same fault at the same place, closed too long ago to count as 反弹. */
  earlierId: text('earlier_id').references((): AnySQLiteColumn => problems.id),
  closedOn: text('closed_on'),
  reopenedCount: integer('reopened_count').notNull().default(0),
  urgedCount: integer('urged_count').notNull().default(0),
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
    /** Null: the desk did it by itself. */
    handlerId: text('handler_id').references(() => people.id),
    accountId: text('account_id'),
    unitId: text('unit_id').references(() => units.id),
    note: text('note').notNull(),
    /** The deadline that this step set. */
    deadline: text('deadline'),
    /** The day a step of the ladder was due, however late it was written. */
    fellDueOn: text('fell_due_on'),
  },
  (table) => [unique().on(table.problemId, table.ordinal)],
);

/** 配合单位. */
export const problemUnits = sqliteTable(
  'problem_units',
  {
    problemId: problemId(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
  },
  (table) => [primaryKey({ columns: [table.problemId, table.unitId] })],
);

/** 延期: each application, whatever became of it. */
export const problemExtensions = sqliteTable(
  'problem_extensions',
  {
    id: text('id').primaryKey(),
    problemId: problemId(),
    ordinal: integer('ordinal').notNull(),
    round: integer('round').notNull(),
    fromDeadline: text('from_deadline').notNull(),
    wantedDeadline: text('wanted_deadline').notNull(),
    reason: text('reason').notNull(),
    appliedOn: text('applied_on').notNull(),
    handlerId: handlerId(),
    handlerUnitId: text('handler_unit_id').references(() => units.id),
    accountId: text('account_id').notNull(),
    typistPersonId: text('typist_person_id')
      .notNull()
      .references(() => people.id),
    typistUnitId: text('typist_unit_id').references(() => units.id),
    state: text('state').$type<ExtensionState>().notNull(),
    grantedDeadline: text('granted_deadline'),
    decidedOn: text('decided_on'),
    decisionNote: text('decision_note').notNull().default(''),
    decidedHandlerId: text('decided_handler_id').references(() => people.id),
    decidedAccountId: text('decided_account_id'),
  },
  (table) => [unique().on(table.problemId, table.ordinal)],
);
