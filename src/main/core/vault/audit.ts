import type Database from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error.ts';
import { canonicalBytes, deriveKey, hmacSha256, sha256, utf8 } from './crypto.ts';
import { findJson } from './twin-file.ts';

/** Frozen SQL of the office store's first migration. The triggers stop our own bugs; the chain shows everybody else's hand. */
export const AUDIT_TABLE_SQL = `
CREATE TABLE audit_entries (
  seq INTEGER PRIMARY KEY,
  outbox_id TEXT UNIQUE,
  at_utc TEXT NOT NULL,
  monotonic_ms INTEGER NOT NULL,
  handler_id TEXT,
  handler_name TEXT NOT NULL,
  typist_account_id TEXT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  object_type TEXT NOT NULL,
  object_id TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  purpose TEXT NOT NULL,
  result TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  mac TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entries_by_object ON audit_entries (object_type, object_id);
CREATE TRIGGER audit_entries_refuse_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
CREATE TRIGGER audit_entries_refuse_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
`;

/** Frozen SQL of the records store's first migration. */
export const AUDIT_OUTBOX_SQL = `
CREATE TABLE audit_outbox (
  id TEXT PRIMARY KEY,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  created_at TEXT NOT NULL
) STRICT;
`;

/** One act. Holds no child's data: field *names* only, and ids. */
export const AuditEntry = z.strictObject({
  /** When it was done, UTC, with milliseconds: '2026-11-23T08:15:00.000Z'. */
  atUtc: z.iso.datetime({ precision: 3 }),
  /** 办理人: the person who did it. Both empty for the desk itself. */
  handler: z.strictObject({ id: z.string().nullable(), name: z.string() }),
  /** 录入人: the account that typed it; 'system' for the desk itself. */
  typistAccountId: z.string().min(1),
  role: z.string(),
  action: z.string().min(1),
  objectType: z.string(),
  objectId: z.string(),
  fields: z.array(z.string()),
  purpose: z.string(),
  result: z.enum(['done', 'refused', 'failed']),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** A row of `audit_entries` as stored; `fields` is a JSON array; hashes and MAC are lower-case hex. */
export type AuditRow = {
  seq: number;
  outbox_id: string | null;
  at_utc: string;
  /** Milliseconds since 1970 that never run backwards along the chain, whatever the PC's clock does. */
  monotonic_ms: number;
  handler_id: string | null;
  handler_name: string;
  typist_account_id: string;
  role: string;
  action: string;
  object_type: string;
  object_id: string;
  fields: string;
  purpose: string;
  result: string;
  prev_hash: string;
  hash: string;
  mac: string;
};

export type AuditHead = { seq: number; hash: string };

/** The head of an empty chain. */
export const GENESIS: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/** The chain's HMAC key; wipe it with the office key. */
export function auditKey(officeKey: Uint8Array): Uint8Array {
  return deriveKey(officeKey, 'audit');
}

/**
 * Appends an act of the office store. Call it inside the act's own transaction: without its row the act does not happen.
 * @throws AppError `audit.entry-invalid`.
 */
export function appendEntry(
  officeDb: Database.Database,
  key: Uint8Array,
  entry: AuditEntry,
  outboxId: string | null = null,
): AuditHead {
  const last = findLast(officeDb);
  const row = toRow(parseEntry(entry), outboxId, last, key);
  officeDb.prepare(INSERT).run(row);
  return { seq: row.seq, hash: row.hash };
}

/** Newest row's number and hash, or {@link GENESIS}. */
export function auditHead(officeDb: Database.Database): AuditHead {
  const last = findLast(officeDb);
  return last ? { seq: last.seq, hash: last.hash } : GENESIS;
}

/**
 * Leaves an act of the records store in its outbox, inside that act's own transaction.
 * @param id a UUID; it makes the later move idempotent.
 * @throws AppError `audit.entry-invalid`.
 */
export function queueEntry(recordsDb: Database.Database, id: string, entry: AuditEntry): void {
  const valid = parseEntry(entry);
  recordsDb
    .prepare('INSERT INTO audit_outbox (id, payload, created_at) VALUES (?, ?, ?)')
    .run(id, JSON.stringify(valid), valid.atUtc);
}

export function countOutbox(recordsDb: Database.Database): number {
  return Number(recordsDb.prepare('SELECT count(*) FROM audit_outbox').pluck().get());
}

/**
 * Moves the outbox into the chain, oldest first. Safe to repeat after a crash at any point: a row is chained once and
 * leaves the outbox only when the chain holds it. Call it after every business transaction and at unlock.
 * @returns how many rows joined the chain now, and how many stay behind because they cannot be read.
 */
export function drainOutbox(
  recordsDb: Database.Database,
  officeDb: Database.Database,
  key: Uint8Array,
): { chained: number; unreadable: number } {
  const waiting = recordsDb
    .prepare<[], { id: string; payload: string }>('SELECT id, payload FROM audit_outbox ORDER BY rowid')
    .all();
  if (waiting.length === 0) return { chained: 0, unreadable: 0 };
  const readable = waiting.flatMap(({ id, payload }) => {
    const parsed = AuditEntry.safeParse(findJson(payload));
    return parsed.success ? [{ id, entry: parsed.data }] : [];
  });
  const isChained = officeDb
    .prepare<[string], number>('SELECT 1 FROM audit_entries WHERE outbox_id = ?')
    .pluck();
  const chained = officeDb
    .transaction(() => {
      const fresh = readable.filter(({ id }) => isChained.get(id) === undefined);
      for (const { id, entry } of fresh) appendEntry(officeDb, key, entry, id);
      return fresh.length;
    })
    .immediate();
  const remove = recordsDb.prepare('DELETE FROM audit_outbox WHERE id = ?');
  recordsDb
    .transaction(() => {
      for (const { id } of readable) remove.run(id);
    })
    .immediate();
  return { chained, unreadable: waiting.length - readable.length };
}

/** Rows oldest first, one at a time: the chain may be longer than memory. */
export function auditRows(officeDb: Database.Database): IterableIterator<AuditRow> {
  return officeDb.prepare<[], AuditRow>('SELECT * FROM audit_entries ORDER BY seq').iterate();
}

/** SHA-256 over every column but the hash and the MAC themselves, in hex. */
export function hashRow(row: Omit<AuditRow, 'hash' | 'mac'>): string {
  const content = canonicalBytes([
    'hulei-audit-1',
    row.seq,
    row.outbox_id,
    row.at_utc,
    row.monotonic_ms,
    row.handler_id,
    row.handler_name,
    row.typist_account_id,
    row.role,
    row.action,
    row.object_type,
    row.object_id,
    row.fields,
    row.purpose,
    row.result,
    row.prev_hash,
  ]);
  return toHex(sha256(content));
}

/** HMAC over the row's hash, in hex: who has no office key cannot recompute a chain. */
export function macRow(hash: string, key: Uint8Array): string {
  return toHex(hmacSha256(key, utf8(hash)));
}

const INSERT = `INSERT INTO audit_entries (seq, outbox_id, at_utc, monotonic_ms, handler_id, handler_name,
  typist_account_id, role, action, object_type, object_id, fields, purpose, result, prev_hash, hash, mac)
  VALUES (@seq, @outbox_id, @at_utc, @monotonic_ms, @handler_id, @handler_name,
  @typist_account_id, @role, @action, @object_type, @object_id, @fields, @purpose, @result, @prev_hash, @hash, @mac)`;

type Last = AuditHead & { monotonic_ms: number };

function findLast(officeDb: Database.Database): Last | undefined {
  return officeDb
    .prepare<[], Last>('SELECT seq, hash, monotonic_ms FROM audit_entries ORDER BY seq DESC LIMIT 1')
    .get();
}

function parseEntry(entry: unknown): AuditEntry {
  const parsed = AuditEntry.safeParse(entry);
  if (!parsed.success) throw new AppError('audit.entry-invalid');
  return parsed.data;
}

function toRow(
  entry: AuditEntry,
  outboxId: string | null,
  last: Last | undefined,
  key: Uint8Array,
): AuditRow {
  const content = {
    seq: (last?.seq ?? GENESIS.seq) + 1,
    outbox_id: outboxId,
    at_utc: entry.atUtc,
    monotonic_ms: Math.max(Date.parse(entry.atUtc), last?.monotonic_ms ?? 0),
    handler_id: entry.handler.id,
    handler_name: entry.handler.name,
    typist_account_id: entry.typistAccountId,
    role: entry.role,
    action: entry.action,
    object_type: entry.objectType,
    object_id: entry.objectId,
    fields: JSON.stringify(entry.fields),
    purpose: entry.purpose,
    result: entry.result,
    prev_hash: last?.hash ?? GENESIS.hash,
  };
  const hash = hashRow(content);
  return { ...content, hash, mac: macRow(hash, key) };
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
