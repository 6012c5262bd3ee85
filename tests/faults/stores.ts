import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import { AUDIT_OUTBOX_SQL, AUDIT_TABLE_SQL, auditKey } from '#core/vault/audit.ts';
import { sha256, utf8 } from '#core/vault/crypto.ts';

/** Both stores of an invented desk, as a fault test's child and its parent see them. */
export type Stores = { office: Store; records: Store; key: Uint8Array };

export function openStores(home: string): Stores {
  const officeKey = testKey('office');
  return {
    office: openOrCreate(join(home, 'office.db'), officeKey, AUDIT_TABLE_SQL),
    records: openOrCreate(
      join(home, 'records.db'),
      testKey('records'),
      `${AUDIT_OUTBOX_SQL} CREATE TABLE acts (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;`,
    ),
    key: auditKey(officeKey),
  };
}

/** Derived, so that no process needs to be handed it. */
export function testKey(name: string): Uint8Array {
  return sha256(utf8(`invented test key ${name}`));
}

function openOrCreate(path: string, key: Uint8Array, sql: string): Store {
  if (existsSync(path)) return openStore(path, key);
  const db = openStore(path, key, { create: true });
  db.exec(sql);
  return db;
}
