import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import { seededRandom, tempFolder } from '../vault/support.ts';

const version = recordsMigrations.find(({ name }) => name === 'follow-documents')?.version ?? 0;

/** A store of the step before: a draft, an issued letter, and one by an account that no person has any more. */
function before(): { folder: string; db: Store } {
  const folder = tempFolder();
  const db = openStore(join(folder, 'records.db'), seededRandom('documents').bytes(32), { create: true });
  migrate(
    db,
    recordsMigrations.filter((step) => step.version < version),
    folder,
  );
  db.exec(`
    INSERT INTO people (id, name, title, unit_id, account_id, created_at)
      VALUES ('p', '某甲', '', NULL, 'account', '2026-11-01T00:00:00.000Z');
    INSERT INTO number_words (id, word, mode, created_at) VALUES ('w', '示政发', 'own', '2026-11-01T00:00:00.000Z');
    INSERT INTO documents (id, revision, kind, letter_version, subject_type, subject_id, status, title, addressee, words,
        number, word_id, number_year, number_seq, created_at, account_id, issued_at, issued_handler_id,
        issued_account_id, docx_object, docx_sha256, html_object, html_sha256)
      VALUES
        ('draft', 3, 'supervision-form', 1, 'problem', 'q', 'draft', '某事', '某村', '{"matter":"某事"}',
          NULL, NULL, NULL, NULL, '2026-11-02T01:00:00.000Z', 'account', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        ('issued', 2, 'supervision-letter', 2, NULL, NULL, 'issued', '一函', '某所', '{"matter":"一函"}',
          '示政发〔2026〕1号', 'w', 2026, 1, '2026-11-03T01:00:00.000Z', 'account', '2026-11-04T01:00:00.000Z', 'p',
          'account', 'd', 'dd', 'h', 'hh'),
        ('orphan', 1, 'supervision-form', 1, NULL, NULL, 'draft', '旧稿', '', '{}',
          NULL, NULL, NULL, NULL, '2026-11-05T01:00:00.000Z', 'gone', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
  `);
  return { folder, db };
}

test('documents of the step before keep number, page and words; what they say is their first version', () => {
  const { folder, db } = before();
  const old = db.prepare('SELECT * FROM documents ORDER BY id').all() as Record<string, unknown>[];
  migrate(db, recordsMigrations, folder);
  const rows = db.prepare('SELECT * FROM documents ORDER BY id').all() as Record<string, unknown>[];
  const unsigned = {
    approved_at: null,
    approved_handler_id: null,
    approved_account_id: null,
    approved_sha256: null,
    pages: null,
  };
  expect(rows).toHaveLength(3);
  for (const [index, row] of rows.entries()) expect(row).toMatchObject({ ...old[index], ...unsigned });
  const versions = db
    .prepare('SELECT document_id, ordinal, letter_version, words, at, handler_id FROM document_versions')
    .all();
  const first = { ordinal: 1, handler_id: 'p' };
  expect(versions).toHaveLength(2);
  expect(versions).toEqual(
    expect.arrayContaining([
      {
        ...first,
        document_id: 'draft',
        letter_version: 1,
        words: '{"matter":"某事"}',
        at: '2026-11-02T01:00:00.000Z',
      },
      {
        ...first,
        document_id: 'issued',
        letter_version: 2,
        words: '{"matter":"一函"}',
        at: '2026-11-03T01:00:00.000Z',
      },
    ]),
  );
  // Nobody is invented as the writer of what has none; a story and receivers begin empty.
  for (const table of ['document_events', 'document_recipients'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
});
