import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { officeDate } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Actor } from '#shared/domain/people/people.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Ports } from './ports.ts';
import type { Store } from './store/open.ts';
import type { AuditEntry } from './vault/audit.ts';
import { appendEntry, drainOutbox, queueEntry } from './vault/audit.ts';
import type { ObjectStore } from './vault/objects.ts';
import type { SlotFile } from './vault/slot-model.ts';

export type Drizzle = BetterSQLite3Database;

/** An unlocked desk: the stores that the signed-in account can open, and the keys while it lasts. */
export type Desk = {
  folder: string;
  deskId: string;
  slots: SlotFile;
  officeKey: Uint8Array;
  recordsKey: Uint8Array | null;
  auditKey: Uint8Array;
  office: Store;
  officeDb: Drizzle;
  records: Store | null;
  recordsDb: Drizzle | null;
  objects: ObjectStore | null;
};

export type Session = {
  accountId: string;
  login: string;
  name: string;
  role: Role | null;
  /** The account's own person in the records store; admins have none. */
  personId: string | null;
  mustChangePassword: boolean;
};

/** One pipe from one screen. The session lives here and nowhere in what the screen sends. */
export type Connection = { id: string; session: Session | null };

/** What a service of the office store works with. */
export type OfficeContext = { ports: Ports; desk: Desk; session: Session };

/** What a service of the records store works with. */
export type RecordsContext = OfficeContext & {
  db: Drizzle;
  records: Store;
  objects: ObjectStore;
  actor: Actor;
};

export function nowIso(ports: Ports): string {
  return ports.clock.now().toISOString();
}

export function today(ports: Ports): PlainDate {
  return officeDate(ports.clock.now());
}

/** What an act leaves in the audit chain beside who and when: names of fields, never their contents. */
export type Trace = {
  action: string;
  objectType: string;
  objectId: string;
  fields?: readonly string[];
  purpose?: string;
  /** 办理人, when it is not the account's own person; without an id, the desk itself. */
  handler?: { id: string | null; name: string };
  result?: AuditEntry['result'];
};

function entryOf(ctx: OfficeContext, trace: Trace): AuditEntry {
  return {
    atUtc: nowIso(ctx.ports),
    handler: trace.handler ?? { id: ctx.session.personId, name: ctx.session.name },
    typistAccountId: ctx.session.accountId,
    role: ctx.session.role ?? '',
    action: trace.action,
    objectType: trace.objectType,
    objectId: trace.objectId,
    fields: [...(trace.fields ?? [])],
    purpose: trace.purpose ?? '',
    result: trace.result ?? 'done',
  };
}

/** One act on the office store and its audit row, in one transaction. */
export function actOnOffice<T>(ctx: OfficeContext, trace: Trace | ((result: T) => Trace), work: () => T): T {
  const { office, auditKey } = ctx.desk;
  return office
    .transaction(() => {
      const result = work();
      appendEntry(office, auditKey, entryOf(ctx, typeof trace === 'function' ? trace(result) : trace));
      return result;
    })
    .immediate();
}

/**
 * One act on the records store. Its audit row waits in the store's own outbox, inside the same transaction, and is
 * then moved into the chain; a crash in between is made good at the next unlock.
 */
export function act<T>(ctx: RecordsContext, trace: Trace | ((result: T) => Trace), work: () => T): T {
  const result = ctx.records
    .transaction(() => {
      const value = work();
      const entry = entryOf(ctx, typeof trace === 'function' ? trace(value) : trace);
      queueEntry(ctx.records, ctx.ports.random.uuid(), entry);
      return value;
    })
    .immediate();
  drainOutbox(ctx.records, ctx.desk.office, ctx.desk.auditKey);
  return result;
}

/** @throws AppError `vault.no-records-key` when this account was never given the key. */
export function recordsContext(ctx: OfficeContext): RecordsContext {
  const { records, recordsDb, objects } = ctx.desk;
  const { personId, role, accountId } = ctx.session;
  if (!records || !recordsDb || !objects || personId === null || role === null) {
    throw new AppError('vault.no-records-key');
  }
  const unitId = records
    .prepare<[string], string | null>('SELECT unit_id FROM people WHERE id = ?')
    .pluck()
    .get(personId);
  return {
    ...ctx,
    db: recordsDb,
    records,
    objects,
    actor: { accountId, personId, unitId: unitId ?? null, role },
  };
}
