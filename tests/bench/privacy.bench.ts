import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peopleIndex } from '#core/privacy/keep-index.ts';
import { scanPieces } from '#core/privacy/scan.ts';
import { migrate } from '#core/store/migrate.ts';
import { recordsMigrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/open.ts';
import { crowd, storeChildren } from '../support/crowd.ts';
import type { Bench } from './harness.ts';

const PERSONS = 200_000;
/** About ten pages of 22 lines of 28 characters. */
const LENGTH = 6000;
const PROSE =
  '为进一步加强未成年人保护工作，现将有关情况通报如下。各单位要高度重视，明确责任，严格落实，按时办结。检查组对六家旅馆进行了检查，发现问题十二条，当场整改五条。';

function tenPages(names: readonly string[]): string {
  let text = '';
  for (let at = 0; text.length < LENGTH; at += 1) text += `${PROSE}${names[at % names.length] ?? ''}。\n`;
  return text;
}

/** A text of ten pages held against 200,000 persons: what it may not tell, and a LIKE of the same text for every name. */
export const bench: Bench = {
  name: 'privacy: ten pages against 200,000 persons',
  peerName: 'SQLite: the text LIKE every name',
  unit: 'ms',
  rounds: 5,
  prepare: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hulei-privacy-'));
    const store = openStore(join(folder, 'records.db'), new Uint8Array(32).fill(7), { create: true });
    migrate(store, recordsMigrations, folder);
    const children = [...crowd(PERSONS)];
    storeChildren(store, children);
    const text = tenPages(children.slice(0, 20).map(({ name }) => name));
    const index = await peopleIndex(store);
    const piece = { field: 'text', row: null, column: null, text, isOffice: false };
    const like = store.prepare(
      "SELECT id FROM children WHERE ? LIKE '%' || name || '%' OR ? LIKE '%' || guardian || '%'",
    );
    return {
      ours: () => void scanPieces(store, index, [piece], { least: 5, year: 2026 }),
      peer: () => void like.all(text, text),
      dispose: () => {
        store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};
