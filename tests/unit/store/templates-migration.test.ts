import { expect, test } from 'vitest';
import { join } from 'node:path';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import { seededRandom, tempFolder } from '../vault/support.ts';

const version = recordsMigrations.find(({ name }) => name === 'keep-word-templates')?.version ?? 0;

test('documents of the time before stand in the house style; of each kind one template at most is in use', () => {
  const folder = tempFolder();
  const db = openStore(join(folder, 'records.db'), seededRandom('templates').bytes(32), { create: true });
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
    INSERT INTO documents (id, revision, kind, letter_version, status, title, addressee, words, number, created_at, account_id)
      VALUES ('d', 1, 'notice', 1, 'issued', '甲', '', '{}', '示例政发〔2026〕1号', '2026-11-02T00:00:00.000Z', 'x');
  `);
  migrate(db, recordsMigrations, folder);
  expect(db.prepare('SELECT id, number, template_id FROM documents').all()).toEqual([
    { id: 'd', number: '示例政发〔2026〕1号', template_id: null },
  ]);
  const put = (id: string, no: number, isActive: number) =>
    db
      .prepare(
        `INSERT INTO word_templates VALUES (?, 'notice', ?, 'a.docx', '', 'o', 's', 1, ?, '2026-11-03T00:00:00.000Z', 'p', 'x')`,
      )
      .run(id, no, isActive);
  put('t1', 1, 1);
  put('t2', 2, 0);
  expect(() => put('t3', 3, 1)).toThrow(/UNIQUE/u);
  expect(() => put('t4', 2, 0)).toThrow(/UNIQUE/u);
  expect(() => db.exec("UPDATE documents SET template_id = 'nowhere'")).toThrow(/FOREIGN KEY/u);
  db.close();
});
