import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { registerTables } from '#core/store/schema/registers.ts';
import type { RegisterId } from '#shared/registers/index.ts';
import { defaultOf } from '#shared/registers/register.ts';
import { everyRegister } from './support.ts';

const common = [
  'id',
  'revision',
  'listedOn',
  'closedOn',
  'createdAt',
  'updatedAt',
  'removedAt',
  'removedReason',
  'sortKey',
];

describe.each(everyRegister)('%s', (id, register) => {
  const table = registerTables[id as RegisterId];
  const columns = getTableColumns(table);

  test('has a column for every field and no other', () => {
    expect(Object.keys(columns).toSorted()).toEqual(
      [...common, ...register.fields.map(({ key }) => key)].toSorted(),
    );
  });

  test('columns take what the fields give', () => {
    const types = new Map(getTableConfig(table).columns.map((column) => [column.name, column]));
    const wrong = register.fields.filter((field) => {
      const column = types.get(field.key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
      const isNumber = field.kind === 'boolean' || field.kind === 'integer';
      const isAlwaysThere = field.required === true || defaultOf(field) !== null;
      return column?.getSQLType() !== (isNumber ? 'integer' : 'text') || column.notNull !== isAlwaysThere;
    });
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  test('its name and village are indexed', () => {
    const sql = recordsMigrations.map((migration) => migration.sql).join('\n');
    const village = register.fields.filter(({ kind }) => kind === 'village').map(({ key }) => key);
    for (const key of [register.titleField, ...village]) {
      expect(sql).toContain(`ON ${getTableName(table)} (${key})`);
    }
  });
});
