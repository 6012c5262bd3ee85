import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
  AUDIT_OUTBOX_SQL,
  AUDIT_TABLE_SQL,
  GENESIS,
  appendEntry,
  auditHead,
  auditKey,
  auditRows,
  countOutbox,
  drainOutbox,
  queueEntry,
} from '#core/vault/audit.ts';
import { refusal, seededRandom } from './support.ts';
import { entry, intactEvidence, memoryStore } from './audit-support.ts';
import { verifyChain } from '#core/vault/audit-verify.ts';

const random = seededRandom('audit');
const key = auditKey(random.bytes(32));

describe('appending', () => {
  test('numbers from one and links each row to the one before', () => {
    const db = memoryStore(AUDIT_TABLE_SQL);
    expect(auditHead(db)).toEqual(GENESIS);
    appendEntry(db, key, entry());
    const head = appendEntry(db, key, entry({ fields: ['姓名', '电话'] }));
    const [first, second] = [...auditRows(db)];
    expect(first).toMatchObject({ seq: 1, prev_hash: GENESIS.hash });
    expect(second).toMatchObject({
      seq: 2,
      prev_hash: first?.hash,
      hash: head.hash,
      fields: '["姓名","电话"]',
    });
    expect(auditHead(db)).toEqual({ seq: 2, hash: head.hash });
  });

  test('belongs to the act: when the act fails, no trace of it stays', () => {
    const db = memoryStore(`${AUDIT_TABLE_SQL} CREATE TABLE acts (name TEXT NOT NULL) STRICT;`);
    const act = db.transaction(() => {
      appendEntry(db, key, entry());
      db.prepare('INSERT INTO acts VALUES (NULL)').run();
    });
    expect(act).toThrow(/NOT NULL/);
    expect(auditHead(db)).toEqual(GENESIS);
  });

  test('refuses what is no entry', () => {
    const db = memoryStore(AUDIT_TABLE_SQL);
    expect(() => appendEntry(db, key, entry({ action: '' }))).toThrow(refusal('audit.entry-invalid'));
    expect(() => appendEntry(db, key, entry({ atUtc: '2026-11-23' }))).toThrow(
      refusal('audit.entry-invalid'),
    );
  });

  test('time along the chain never runs back, though the clock does; the verdict says so', () => {
    const db = memoryStore(AUDIT_TABLE_SQL);
    appendEntry(db, key, entry({ atUtc: '2026-11-23T08:00:00.000Z' }));
    appendEntry(db, key, entry({ atUtc: '2020-01-01T00:00:00.000Z' }));
    const [first, second] = [...auditRows(db)];
    expect(second?.monotonic_ms).toBe(first?.monotonic_ms);
    const verdict = verifyChain(auditRows(db), intactEvidence(db, key));
    expect(verdict.state).toBe('clean');
    expect(verdict.cannotKnow.join()).toContain('第 2 条记下时，电脑时钟');
  });

  test('rows can be neither changed nor deleted by a slip in our own code', () => {
    const db = memoryStore(AUDIT_TABLE_SQL);
    appendEntry(db, key, entry());
    expect(() => db.exec("UPDATE audit_entries SET action = 'x'")).toThrow(/never changed/);
    expect(() => db.exec('DELETE FROM audit_entries')).toThrow(/never deleted/);
    expect(() => db.exec('REPLACE INTO audit_entries SELECT * FROM audit_entries')).toThrow(/never deleted/);
  });
});

/** Three acts waiting beside an empty chain. */
function twoStores(): { records: Database.Database; office: Database.Database } {
  const records = memoryStore(AUDIT_OUTBOX_SQL);
  for (const id of ['c', 'a', 'b']) queueEntry(records, id, entry({ objectId: id }));
  return { records, office: memoryStore(AUDIT_TABLE_SQL) };
}

describe('the outbox', () => {
  test('moves in the order of the acts and is empty afterwards', () => {
    const { records, office } = twoStores();
    expect(countOutbox(records)).toBe(3);
    expect(drainOutbox(records, office, key)).toEqual({ chained: 3, unreadable: 0 });
    expect([...auditRows(office)].map((row) => row.object_id)).toEqual(['c', 'a', 'b']);
    expect(countOutbox(records)).toBe(0);
    expect(drainOutbox(records, office, key)).toEqual({ chained: 0, unreadable: 0 });
  });

  test('a crash between chain and outbox doubles nothing', () => {
    const { records, office } = twoStores();
    const crashing = new Proxy(records, {
      get: (db, name) => {
        if (name === 'transaction') throw new Error('power cut');
        const member: unknown = Reflect.get(db, name, db);
        return typeof member === 'function' ? member.bind(db) : member;
      },
    });
    expect(() => drainOutbox(crashing, office, key)).toThrow('power cut');
    expect(countOutbox(records)).toBe(3);
    expect(drainOutbox(records, office, key)).toEqual({ chained: 0, unreadable: 0 });
    expect(countOutbox(records)).toBe(0);
    expect(auditHead(office).seq).toBe(3);
    expect(verifyChain(auditRows(office), intactEvidence(office, key)).state).toBe('clean');
  });

  test('a row that cannot be read stays behind and holds nobody up', () => {
    const { records, office } = twoStores();
    records.prepare('INSERT INTO audit_outbox VALUES (?, ?, ?)').run('z', '{"action":1}', '');
    expect(drainOutbox(records, office, key)).toEqual({ chained: 3, unreadable: 1 });
    expect(countOutbox(records)).toBe(1);
    const verdict = verifyChain(auditRows(office), { ...intactEvidence(office, key), waiting: 1 });
    expect(verdict.state).toBe('unknown');
  });
});
