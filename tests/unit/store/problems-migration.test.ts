import { expect, test } from 'vitest';
import { join } from 'node:path';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import { seededRandom, tempFolder } from '../vault/support.ts';

const version = recordsMigrations.find(({ name }) => name === 'extend-problems')?.version ?? 0;

/** A store as it stood before, with one problem in each of the old states. */
function before(): { folder: string; db: Store } {
  const folder = tempFolder();
  const db = openStore(join(folder, 'records.db'), seededRandom('problems').bytes(32), { create: true });
  migrate(
    db,
    recordsMigrations.filter((step) => step.version < version),
    folder,
  );
  db.exec(`
    INSERT INTO units (id, revision, name, kind, listed_on, created_at, updated_at)
      VALUES ('u', 1, '示例村', 'village', '2026-11-01', '2026-11-01', '2026-11-01');
    INSERT INTO people (id, name, title, unit_id, created_at)
      VALUES ('p', '某甲', '', 'u', '2026-11-01T00:00:00.000Z');
    INSERT INTO problems (id, revision, serial, title, severity, detail, found_on, status, unit_id, deadline,
        closed_on, reopened_count)
      VALUES ('a', 1, '问题2026-001', '甲', 'ordinary', '', '2026-11-02', 'found', NULL, NULL, NULL, 0),
        ('b', 2, '问题2026-002', '乙', 'serious', '', '2026-11-02', 'assigned', 'u', '2026-11-20', NULL, 1),
        ('c', 3, '问题2026-003', '丙', 'ordinary', '', '2026-11-02', 'submitted', 'u', '2026-11-20', NULL, 0),
        ('d', 4, '问题2026-004', '丁', 'ordinary', '', '2026-11-02', 'closed', 'u', '2026-11-20', '2026-11-19', 0);
    INSERT INTO problem_events (id, problem_id, ordinal, at, action, handler_id, account_id, note)
      VALUES ('e1', 'b', 1, '2026-11-03T17:00:00.000Z', 'assign', 'p', 'x', ''),
        ('e2', 'b', 2, '2026-11-04T01:00:00.000Z', 'send-back', 'p', 'x', ''),
        ('e3', 'b', 3, '2026-11-05T01:00:00.000Z', 'found-again', 'p', 'x', '');
    INSERT INTO problem_fixes (id, problem_id, ordinal, round, unit_id, done_on, note, handler_id, account_id,
        typist_person_id)
      VALUES ('f', 'c', 1, 0, 'u', '2026-11-10', '改了', 'p', 'x', 'p');
  `);
  return { folder, db };
}

test('problems of the time before keep number, state and story, and what was under way counts as signed for', () => {
  const { folder, db } = before();
  migrate(db, recordsMigrations, folder);
  const rows = db
    .prepare(
      `SELECT id, status, source, dispatched_on AS given, signed_on AS signed, original_deadline AS original,
         deadline, revision, reopened_count AS rounds FROM problems ORDER BY id`,
    )
    .all();
  const due = { original: '2026-11-20', deadline: '2026-11-20', source: 'other' };
  expect(rows).toEqual([
    {
      id: 'a',
      status: 'found',
      source: 'other',
      given: null,
      signed: null,
      original: null,
      deadline: null,
      revision: 1,
      rounds: 0,
    },
    // One hour past midnight at UTC+8.
    { id: 'b', status: 'signed', given: '2026-11-04', signed: '2026-11-04', revision: 2, rounds: 1, ...due },
    // Nobody wrote down when: the day it was found.
    {
      id: 'c',
      status: 'submitted',
      given: '2026-11-02',
      signed: '2026-11-02',
      revision: 3,
      rounds: 0,
      ...due,
    },
    { id: 'd', status: 'closed', given: '2026-11-02', signed: '2026-11-02', revision: 4, rounds: 0, ...due },
  ]);
  const actions = db.prepare('SELECT action FROM problem_events ORDER BY ordinal').pluck().all();
  expect(actions).toEqual(['assign', 'sendBack', 'foundAgain']);
  expect(db.prepare('SELECT count(*) FROM problem_fixes').pluck().get()).toBe(1);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(() => db.exec(`UPDATE problems SET status = 'assigned' WHERE id = 'a'`)).toThrow(/CHECK/);
  expect(() => db.exec(`UPDATE problems SET merged_into = 'b' WHERE id = 'a'`)).toThrow(/CHECK/);
  db.close();
});
