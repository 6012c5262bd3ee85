import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import { seededRandom, tempFolder } from '../vault/support.ts';

const before = recordsMigrations.findIndex(({ name }) => name === 'create-obligation-rules');

test('an obligation made before keeps its id and clause, and its rule becomes its first version', () => {
  const folder = tempFolder();
  const db = openStore(join(folder, 'records.db'), seededRandom('obligations').bytes(32), { create: true });
  migrate(db, recordsMigrations.slice(0, before), folder);
  db.exec(`
    INSERT INTO campaigns VALUES ('c1', '示例1号', '示例方案', NULL, NULL, '2026-11-02', '2027-10-31', '2026-11-09', '{}',
      '2026-11-20T01:00:00.000Z');
    INSERT INTO working_groups VALUES ('g1', 'c1', 0, '场所组', '[]', '[]');
    INSERT INTO duties VALUES ('d1', 'g1', 1, '重点场所每周检查一次。');
    INSERT INTO obligations VALUES ('o1', 'c1', 'd1', 0, '每周检查', 'week', 1, 'venue', '2026-11-09', 1);
    INSERT INTO obligations VALUES ('o2', 'c1', NULL, 1, '每月联合执法', 'month', 2, 'joint', '2026-11-09', 0);
    INSERT INTO obligations VALUES ('o3', 'c1', NULL, 2, '定期巡查', 'unspecified', NULL, 'campaign', '2026-11-09', 1);
  `);
  migrate(db, recordsMigrations, folder);
  expect(
    db.prepare('SELECT id, duty_id, subject, source, by_item FROM obligations ORDER BY id').all(),
  ).toEqual([
    { id: 'o1', duty_id: 'd1', subject: 'venue', source: 'plan', by_item: 0 },
    { id: 'o2', duty_id: null, subject: 'joint', source: 'plan', by_item: 0 },
    { id: 'o3', duty_id: null, subject: 'campaign', source: 'plan', by_item: 0 },
  ]);
  const versions = 'SELECT obligation_id || every || effective_on FROM obligation_versions ORDER BY 1';
  expect(db.prepare(versions).pluck().all()).toEqual([
    'o1week2026-11-09',
    'o2month2026-11-09',
    'o2none2026-11-20', // no longer in the plan when that was confirmed again
    'o3unspecified2026-11-09',
  ]);
  expect(() => db.exec(`DELETE FROM campaigns`)).toThrow(/FOREIGN KEY/);
  db.close();
});

test('what decides about a miss is written once: no row of it is changed or deleted', () => {
  const folder = tempFolder();
  const db = openStore(join(folder, 'records.db'), seededRandom('append').bytes(32), { create: true });
  migrate(db, recordsMigrations, folder);
  db.exec(`
    INSERT INTO people (id, name, created_at) VALUES ('p1', '某甲', '2026-11-22T01:00:00.000Z');
    INSERT INTO campaigns VALUES ('c1', '示例1号', '示例方案', NULL, NULL, '2026-11-02', '2027-10-31', '2026-11-09', '{}',
      '2026-11-20T01:00:00.000Z');
    INSERT INTO obligations VALUES ('o1', 'c1', NULL, 0, '每月开会', 'campaign', 0, 'office', NULL);
    INSERT INTO obligation_acts VALUES ('a1', 'o1', 'town', '2026-11-23', '2026-11-23', '开了会', 9, 0,
      '2026-11-23T02:00:00.000Z', 'p1', 'acc');
    INSERT INTO act_steps VALUES ('s1', 'a1', 'confirmed', '2026-11-24', '', '2026-11-24T02:00:00.000Z', 'p1', 'acc');
    INSERT INTO obligation_reliefs VALUES ('r1', 'o1', NULL, '2026-11-23', NULL, '洪灾', NULL, '2026-11-23',
      '2026-11-23T02:00:00.000Z', 'p1', 'acc');
    INSERT INTO relief_steps VALUES ('t1', 'r1', 'approved', '2026-11-23', '', '2026-11-23T02:00:00.000Z', 'p1', 'acc');
    INSERT INTO obligation_versions VALUES ('v1', 'o1', 1, '2026-11-09', '2026-11-09', 'month', 1, '[]', '', NULL, NULL,
      '2026-11-09T02:00:00.000Z');
  `);
  const tables = [
    'obligation_acts',
    'act_steps',
    'obligation_reliefs',
    'relief_steps',
    'obligation_versions',
  ];
  for (const table of tables) {
    expect(() => db.exec(`UPDATE ${table} SET at = '2020-01-01T00:00:00.000Z'`)).toThrow(/append-only/);
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only|FOREIGN KEY/);
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(1);
  }
  db.close();
});
