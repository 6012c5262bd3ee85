import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SupervisionRules, usualRules } from '#shared/domain/supervision/rules.ts';
import { migrate } from '#core/store/migrate.ts';
import { officeMigrations, recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import { seededRandom, tempFolder } from '../vault/support.ts';

const ladder = { signWorkdays: 3, remindDays: 5, urgeDays: 2, superviseDays: 9, talkDays: 20 };
const problemRules = {
  signWorkdays: 2,
  extensionLimit: 1,
  relapseDays: 90,
  escalateAfterDays: [3, 7, 15],
  soonDays: 4,
};

function migrated(kept: Record<string, unknown>): { rules: unknown; keys: string[] } {
  const folder = tempFolder();
  const db = openStore(join(folder, 'office.db'), seededRandom('rules').bytes(32), { create: true });
  migrate(db, officeMigrations.slice(0, 1), folder);
  for (const [key, value] of Object.entries(kept))
    db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)').run(key, JSON.stringify(value));
  migrate(db, officeMigrations, folder);
  const rows = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings').all();
  db.close();
  const rules = rows.find(({ key }) => key === 'supervision')?.value;
  return {
    rules: rules === undefined ? undefined : SupervisionRules.parse(JSON.parse(rules)),
    keys: rows.map(({ key }) => key),
  };
}

test('rules of tasks and of problems become one set, which rises; nothing set stays nothing', () => {
  expect(migrated({ townName: '示例镇' })).toEqual({ rules: undefined, keys: ['townName'] });
  expect(migrated({ ladder, problemRules })).toEqual({
    keys: ['supervision'],
    rules: {
      remindSignWorkdays: 3,
      signWorkdays: 3,
      remindDays: 5,
      urgeDays: 2,
      superviseDays: 9,
      talkDays: 20,
      reportDays: 20,
      extensionLimit: 1,
      relapseDays: 90,
    },
  });
  expect(migrated({ problemRules }).rules).toEqual({
    ...usualRules,
    remindDays: 4,
    extensionLimit: 1,
    relapseDays: 90,
  });
  expect(migrated({ ladder: { ...ladder, superviseDays: 3, talkDays: 7 } }).rules).toMatchObject({
    superviseDays: 3,
    reportDays: 15,
  });
});

test('old stories keep their lines; papers that were no 督办 and problems of covert looks are told apart', () => {
  const folder = tempFolder();
  const db: Store = openStore(join(folder, 'records.db'), seededRandom('story').bytes(32), { create: true });
  migrate(
    db,
    recordsMigrations.filter(({ version }) => version < 21),
    folder,
  );
  db.exec(`
    INSERT INTO units (id, revision, name, kind, listed_on, created_at, updated_at)
      VALUES ('u', 1, '示例村', 'village', '2026-11-01', '2026-11-01', '2026-11-01');
    INSERT INTO people (id, name, title, unit_id, created_at)
      VALUES ('p', '某甲', '', 'u', '2026-11-01T00:00:00.000Z');
    INSERT INTO problems (id, revision, serial, source, title, severity, detail, found_on, status)
      VALUES ('a', 1, '问题2026-001', 'public', '甲', 'ordinary', '', '2026-11-02', 'found');
    INSERT INTO documents (id, revision, kind, letter_version, subject_type, subject_id, title, addressee, status, number,
        words, account_id, created_at)
      VALUES ('d1', 1, 'rectify-notice', 1, 'problem', 'a', '', '', 'issued', '整改通知书2026-001', '{}', 'x', ''),
        ('d2', 1, 'supervision-form', 1, 'problem', 'a', '', '', 'issued', '督办单2026-001', '{}', 'x', '');
    INSERT INTO problem_events (id, problem_id, ordinal, at, action, handler_id, account_id, note)
      VALUES ('e1', 'a', 1, '', 'found', 'p', 'x', ''),
        ('e2', 'a', 2, '', 'supervise', 'p', 'x', '整改通知书2026-001'),
        ('e3', 'a', 3, '', 'supervise', 'p', 'x', '督办单2026-001');
  `);
  migrate(db, recordsMigrations, folder);
  expect(db.prepare('SELECT action FROM problem_events ORDER BY ordinal').pluck().all()).toEqual([
    'found',
    'paper',
    'supervise',
  ]);
  db.close();
});
