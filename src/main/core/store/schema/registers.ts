import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RegisterId } from '#shared/registers/index.ts';
import { units } from './organisation.ts';
import { rowColumns } from './row-columns.ts';

export const venues = sqliteTable('venues', {
  id: text('id').primaryKey(),
  revision: integer('revision').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  village: text('village').notNull(),
  address: text('address'),
  isKey: integer('is_key', { mode: 'boolean' }).notNull().default(true),
  licence: text('licence'),
  manager: text('manager'),
  phone: text('phone'),
  supervisor: text('supervisor'),
  status: text('status').notNull().default('open'),
  remarks: text('remarks'),
  /** The day it came into the ledger: weeks before it owe nothing. */
  listedOn: text('listed_on').notNull(),
  closedOn: text('closed_on'),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
  removedAt: text('removed_at'),
  removedReason: text('removed_reason'),
  tradeLicence: text('trade_licence'),
  tradeLicenceUntil: text('trade_licence_until'),
  cultureLicence: text('culture_licence'),
  cultureLicenceUntil: text('culture_licence_until'),
  fireCertificate: text('fire_certificate'),
  healthLicence: text('health_licence'),
  healthLicenceUntil: text('health_licence_until'),
  rooms: integer('rooms'),
});

export const villages = sqliteTable('villages', {
  ...rowColumns(),
  name: text('name').notNull(),
  secretary: text('secretary'),
  secretaryPhone: text('secretary_phone'),
  director: text('director'),
  directorPhone: text('director_phone'),
  households: integer('households'),
  population: integer('population'),
  minors: integer('minors'),
  leftBehind: integer('left_behind'),
  remarks: text('remarks'),
});

export const schools = sqliteTable('schools', {
  ...rowColumns(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  village: text('village').notNull(),
  address: text('address'),
  ownership: text('ownership'),
  code: text('code'),
  principal: text('principal'),
  phone: text('phone'),
  lawPrincipal: text('law_principal'),
  lawPrincipalUnit: text('law_principal_unit'),
  supervisor: text('supervisor'),
  students: integer('students'),
  isBoarding: integer('is_boarding', { mode: 'boolean' }),
  boarders: integer('boarders'),
  leftBehind: integer('left_behind'),
  staffCount: integer('staff_count'),
  status: text('status').notNull().default('open'),
  remarks: text('remarks'),
});

export const institutions = sqliteTable('institutions', {
  ...rowColumns(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  village: text('village').notNull(),
  address: text('address'),
  licence: text('licence'),
  licenceUntil: text('licence_until'),
  legalRep: text('legal_rep'),
  phone: text('phone'),
  supervisor: text('supervisor'),
  students: integer('students'),
  staffCount: integer('staff_count'),
  venue: text('venue'),
  status: text('status').notNull().default('open'),
  remarks: text('remarks'),
});

export const contactUnits = sqliteTable('contact_units', {
  ...rowColumns(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  village: text('village').notNull(),
  address: text('address'),
  licence: text('licence'),
  manager: text('manager'),
  phone: text('phone'),
  supervisor: text('supervisor'),
  staffCount: integer('staff_count'),
  status: text('status').notNull().default('open'),
  remarks: text('remarks'),
});

export const staff = sqliteTable('staff', {
  ...rowColumns(),
  name: text('name').notNull(),
  idCard: text('id_card').notNull(),
  unit: text('unit').notNull(),
  post: text('post'),
  phone: text('phone'),
  hiredOn: text('hired_on'),
  queriedOn: text('queried_on'),
  result: text('result').notNull().default('pending'),
  status: text('status').notNull().default('employed'),
  leftOn: text('left_on'),
  supervisor: text('supervisor'),
  remarks: text('remarks'),
});

export const children = sqliteTable('children', {
  ...rowColumns(),
  name: text('name').notNull(),
  sex: text('sex'),
  idCard: text('id_card'),
  birthDate: text('birth_date'),
  village: text('village').notNull(),
  address: text('address'),
  household: text('household'),
  categories: text('categories').notNull(),
  disability: text('disability'),
  schooling: text('schooling'),
  school: text('school'),
  grade: text('grade'),
  guardian: text('guardian'),
  guardianRelation: text('guardian_relation'),
  guardianPhone: text('guardian_phone'),
  caregiver: text('caregiver'),
  caregiverRelation: text('caregiver_relation'),
  caregiverPhone: text('caregiver_phone'),
  risk: text('risk'),
  helper: text('helper'),
  helperPhone: text('helper_phone'),
  status: text('status').notNull().default('active'),
  remarks: text('remarks'),
});

export const keyPersons = sqliteTable('key_persons', {
  ...rowColumns(),
  name: text('name').notNull(),
  idCard: text('id_card').notNull(),
  village: text('village').notNull(),
  category: text('category').notNull(),
  unit: text('unit').notNull(),
  officer: text('officer'),
  measure: text('measure'),
  since: text('since'),
  status: text('status').notNull().default('active'),
});

export const publicity = sqliteTable('publicity', {
  ...rowColumns(),
  title: text('title').notNull(),
  kind: text('kind').notNull(),
  audience: text('audience'),
  issuedOn: text('issued_on').notNull(),
  copies: integer('copies'),
  unit: text('unit'),
  village: text('village'),
  school: text('school'),
  hasCase: integer('has_case', { mode: 'boolean' }).notNull().default(false),
  isDeidentified: integer('is_deidentified', { mode: 'boolean' }),
  remarks: text('remarks'),
});

export const socialOrgs = sqliteTable('social_orgs', {
  ...rowColumns(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  services: text('services'),
  village: text('village'),
  address: text('address'),
  licence: text('licence'),
  leader: text('leader'),
  phone: text('phone'),
  supervisor: text('supervisor'),
  socialWorkers: integer('social_workers'),
  volunteers: integer('volunteers'),
  status: text('status').notNull().default('open'),
  remarks: text('remarks'),
});

/** Which table holds which register. A register without a table does not compile. */
export const registerTables = {
  venues,
  schools,
  institutions,
  'contact-units': contactUnits,
  staff,
  children,
  'key-persons': keyPersons,
  units,
  villages,
  'social-orgs': socialOrgs,
  publicity,
} satisfies Record<RegisterId, unknown>;

export const importBatches = sqliteTable('import_batches', {
  id: text('id').primaryKey(),
  register: text('register').notNull(),
  fileName: text('file_name').notNull(),
  at: text('at').notNull(),
  accountId: text('account_id').notNull(),
  report: text('report').notNull(),
  undoneAt: text('undone_at'),
  /** The sender's own workbook, kept encrypted; with the sheet and columns that were read. */
  fileObject: text('file_object'),
  sheet: text('sheet'),
  mapping: text('mapping'),
});

export const recordHistory = sqliteTable('record_history', {
  id: text('id').primaryKey(),
  register: text('register').notNull(),
  recordId: text('record_id').notNull(),
  revision: integer('revision').notNull(),
  at: text('at').notNull(),
  handlerId: text('handler_id'),
  accountId: text('account_id').notNull(),
  action: text('action', {
    enum: ['created', 'changed', 'removed', 'restored', 'imported', 'import-undone', 'merged'],
  }).notNull(),
  changes: text('changes').notNull(),
  reason: text('reason'),
  batchId: text('batch_id').references(() => importBatches.id),
});
