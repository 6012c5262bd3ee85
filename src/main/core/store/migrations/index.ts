import type { Migration } from '../migrate.ts';
import { sql as createOffice } from './office/0001-create-office.ts';
import { sql as createRecords } from './records/0001-create-records.ts';

/** Every step of each store, oldest first. A released step is never edited: add the next one. */
export const officeMigrations: readonly Migration[] = [
  { version: 1, name: 'create-office', sql: createOffice },
];
export const recordsMigrations: readonly Migration[] = [
  { version: 1, name: 'create-records', sql: createRecords },
];
