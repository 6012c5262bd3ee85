import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import { seededRandom, tempFolder } from '../vault/support.ts';

const version = recordsMigrations.findIndex(({ name }) => name === 'extend-inspections');

test('inspections made before keep all they held, their results, units and problems; photos become theirs', () => {
  const folder = tempFolder();
  const db = openStore(join(folder, 'records.db'), seededRandom('inspections').bytes(32), { create: true });
  migrate(db, recordsMigrations.slice(0, version), folder);
  db.exec(`
    INSERT INTO people (id, name, created_at) VALUES ('p1', '某甲', '2026-11-22T01:00:00.000Z');
    INSERT INTO units (id, revision, name, kind, listed_on, created_at, updated_at)
      VALUES ('u1', 1, '示例派出所', 'external', '2026-11-22', '2026-11-22T01:00:00.000Z', '2026-11-22T01:00:00.000Z');
    INSERT INTO venues (id, revision, name, kind, village, is_key, listed_on, created_at, updated_at)
      VALUES ('v1', 1, '麦浪旅馆', 'hotel', '东河村', 1, '2026-11-02', '2026-11-02', '2026-11-02');
    INSERT INTO inspections VALUES ('i1', 'v1', 'weekly', NULL, '2026-11-23', '2026-11-23T02:00:00.000Z', '2026-11-23',
      'hotel', 1, '看了前台', '当场改正', 'p1', 'a1', 0, NULL, NULL);
    INSERT INTO inspection_units VALUES ('i1', 'u1');
    INSERT INTO inspection_results VALUES ('i1', 'hotel-id', 'fail', '缺登记');
    INSERT INTO files VALUES ('f1', 'o1', '前台.jpg', 'image/jpeg', 10, '2026-11-23T02:00:00.000Z', 'a1');
    INSERT INTO problems (id, revision, serial, inspection_id, item_code, venue_id, title, severity, detail, found_on, status)
      VALUES ('q1', 1, '问题2026-001', 'i1', 'hotel-id', 'v1', '未登记', 'serious', '缺登记', '2026-11-23', 'found');
    INSERT INTO problem_files VALUES ('q1', 'f1', 'before', 0, 'p1', 'a1', '2026-11-23T02:00:00.000Z');
  `);
  migrate(db, recordsMigrations, folder);
  expect(db.prepare('SELECT * FROM inspections').all()).toMatchObject([
    { id: 'i1', venue_id: 'v1', school_id: null, kind: 'weekly', begun_at: null, process: '看了前台' },
  ]);
  expect(db.prepare('SELECT * FROM inspection_files').all()).toEqual([
    { inspection_id: 'i1', file_id: 'f1' },
  ]);
  expect(db.prepare('SELECT count(*) FROM inspection_results').pluck().get()).toBe(1);
  expect(db.prepare('SELECT inspection_id FROM problems').pluck().get()).toBe('i1');
  expect(() => db.exec('UPDATE inspections SET venue_id = NULL')).toThrow(/CHECK/);
  expect(() => db.exec('DELETE FROM inspections')).toThrow(/FOREIGN KEY/);
  db.close();
});
