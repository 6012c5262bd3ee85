import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import { seededRandom, tempFolder } from '../vault/support.ts';

const version = recordsMigrations.findIndex(({ name }) => name === 'keep-units-as-register');

test('units made before they were a register keep their ids, names, other names and people', () => {
  const folder = tempFolder();
  const db = openStore(join(folder, 'records.db'), seededRandom('units').bytes(32), { create: true });
  migrate(db, recordsMigrations.slice(0, version), folder);
  db.exec(`
    INSERT INTO units VALUES ('u1', '示例派出所', 'external', 1, '2026-11-22T17:30:00.000Z'),
      ('u2', '综合办', 'office', 1, '2026-11-22T01:00:00.000Z'), ('u3', '旧中心', 'office', 0, '2026-11-20T01:00:00.000Z');
    INSERT INTO unit_aliases VALUES ('派出所', 'u1'), ('公安所', 'u1');
    INSERT INTO people (id, name, unit_id, created_at) VALUES ('p1', '某甲', 'u1', '2026-11-22T01:00:00.000Z');
  `);
  migrate(db, recordsMigrations, folder);
  const rows = db
    .prepare(
      'SELECT id, revision, name, kind, aliases, listed_on, removed_reason, leader FROM units ORDER BY id',
    )
    .raw()
    .all();
  expect(rows).toEqual([
    ['u1', 1, '示例派出所', 'external', '公安所、派出所', '2026-11-23', null, null],
    ['u2', 1, '综合办', 'office', null, '2026-11-22', null, null],
    ['u3', 1, '旧中心', 'office', null, '2026-11-20', '停用', null],
  ]);
  const named = db.prepare(
    'SELECT units.name FROM people JOIN units ON units.id = people.unit_id WHERE people.id = ?',
  );
  expect(named.pluck().get('p1')).toBe('示例派出所');
  expect(() => db.exec("UPDATE people SET unit_id = 'nowhere'")).toThrow(/FOREIGN KEY/);
  db.close();
});
