import Database from 'better-sqlite3';
import type { AuditEntry } from '#core/vault/audit.ts';
import { auditHead } from '#core/vault/audit.ts';
import { signAnchor } from '#core/vault/audit-anchor.ts';
import type { AuditEvidence } from '#core/vault/audit-verify.ts';
import { createDeskKey } from '#core/vault/desk-key.ts';
import { seededRandom } from './support.ts';

export const deskKey = createDeskKey(seededRandom('desk'));
export const ANCHORED_AT = new Date('2026-11-23T09:00:00.000Z');

export function memoryStore(sql: string): Database.Database {
  const db = new Database(':memory:');
  db.pragma('recursive_triggers = ON'); // as in every store: REPLACE then fires delete triggers
  db.exec(sql);
  return db;
}

export function entry(change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    atUtc: '2026-11-23T08:00:00.000Z',
    handler: { id: 'person-1', name: '某甲' },
    typistAccountId: 'account-1',
    role: 'officer',
    action: 'venues.update',
    objectType: 'venue',
    objectId: 'venue-1',
    fields: ['name'],
    purpose: '',
    result: 'done',
    ...change,
  };
}

/** What a verifier holds who signed the head just now and sees an empty outbox. */
export function intactEvidence(db: Database.Database, key: Uint8Array): AuditEvidence {
  const anchor = signAnchor(deskKey.privateKey, 'desk-1', auditHead(db), ANCHORED_AT);
  return { key, publicKey: deskKey.publicKey, deskId: 'desk-1', anchors: [anchor], waiting: 0 };
}
