import { drizzle } from 'drizzle-orm/better-sqlite3';
import { join } from 'node:path';
import { registers } from '#shared/registers/index.ts';
import type { Connection, Desk } from './context.ts';
import { createJobs } from './jobs.ts';
import type { Jobs } from './jobs.ts';
import type { Ports } from './ports.ts';
import { keepIndexed } from './search/keeper.ts';
import { watchChanges } from './search/queue.ts';
import { findDeskFolder } from './store/folder.ts';
import { acquireHomeLock } from './store/lock.ts';
import type { HomeLock } from './store/lock.ts';
import { migrate } from './store/migrate.ts';
import { sweepPending } from './store/queries/pending.ts';
import { refreshDerived } from './store/queries/upkeep.ts';
import { officeMigrations, recordsMigrations } from './store/migrations/index.ts';
import { openStore } from './store/open.ts';
import { wipePlainCopies } from './store/plain-folder.ts';
import type { Store } from './store/open.ts';
import { auditKey } from './vault/audit.ts';
import type { KdfCost } from './vault/kdf.ts';
import { openObjectStore } from './vault/objects.ts';
import type { SlotFile } from './vault/slot-model.ts';
import { openThrottle } from './vault/throttle.ts';
import type { Throttle } from './vault/throttle.ts';

export type AppOptions = {
  /** The folder the door was started with; it may point on to another (chosen at first run). */
  home: string;
  ports: Ports;
  version: string;
  /** Days and people here are invented: the screen says so. */
  isDemo?: boolean;
  /** Cost of a password; left out it is measured on this PC when the desk is made. */
  kdf?: KdfCost;
  /** The keys are gone from this app; a door ends the worker and starts a fresh one. */
  onLocked?: () => void;
  /** Opens a plain copy in the program this PC has for it; left out at a door that cannot. @returns whether it could. */
  openFile?: (path: string) => Promise<boolean>;
};

export type App = {
  ports: Ports;
  options: AppOptions;
  jobs: Jobs;
  folder: () => string;
  /** Moves an empty desk to the folder chosen at first run. */
  moveTo: (folder: string) => void;
  throttle: () => Throttle;
  desk: () => Desk | null;
  open: (keys: DeskKeys, create?: boolean) => Desk;
  connect: () => Connection;
  disconnect: (connection: Connection) => void;
  /** Keeps the idle clock from locking; the screen locks earlier, this is the second fence. */
  touch: () => void;
  idleMs: () => number;
  /** Ends every session and drops every key. */
  lock: () => void;
  close: () => void;
  /** Notes a bug without its words, which could hold somebody's data. @returns the incident number for the screen. */
  report: (error: unknown) => string;
};

type DeskKeys = { slots: SlotFile; officeKey: Uint8Array; recordsKey: Uint8Array | null };

export const OFFICE_FILE = 'office.db';
export const RECORDS_FILE = 'records.db';
const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

/** Wires the core together. Runs in one worker thread behind every door; tests run it in process. */
export function createApp(options: AppOptions): App {
  const { ports } = options;
  const connections = new Set<Connection>();
  let folder = findDeskFolder(options.home);
  let lockFile: HomeLock = acquireHomeLock(folder);
  let throttle = openThrottle(folder, ports.clock);
  let desk: Desk | null = null;
  let lastTouch = ports.clock.monotonic();
  wipePlainCopies(folder); // what a crash left

  /** Whatever a failing disk says to the closing: the keys go, and nobody is signed in any more. */
  function shut(open: Desk): void {
    desk = null;
    for (const error of closeDesk(open)) app.report(error);
    wipePlainCopies(open.folder);
  }

  const app: App = {
    ports,
    options,
    jobs: createJobs(ports, (error) => app.report(error)),
    folder: () => folder,
    moveTo: (next) => {
      const taken = acquireHomeLock(next);
      lockFile.release();
      lockFile = taken;
      folder = next;
      throttle = openThrottle(folder, ports.clock);
    },
    throttle: () => throttle,
    desk: () => desk,
    open: (keys, create = false) => {
      const opened = openDesk(ports, folder, keys, create);
      desk = opened;
      if (opened.records) keepIndexed(opened.records, { isOpen: () => desk === opened, report: app.report });
      return opened;
    },
    connect: () => {
      const connection: Connection = { id: ports.random.uuid(), session: null };
      connections.add(connection);
      return connection;
    },
    disconnect: (connection) => {
      connections.delete(connection);
      if (connection.session) app.lock();
    },
    touch: () => {
      lastTouch = ports.clock.monotonic();
    },
    idleMs: () => ports.clock.monotonic() - lastTouch,
    lock: () => {
      if (!desk) return;
      app.jobs.cancelAll();
      for (const connection of connections) connection.session = null;
      shut(desk);
      options.onLocked?.();
    },
    close: () => {
      app.jobs.cancelAll();
      if (desk) shut(desk);
      lockFile.release();
    },
    report: (error) => {
      const incident = ports.random.uuid().slice(-8);
      ports.report(incident, error);
      return incident;
    },
  };
  return app;
}

function openDesk(ports: Ports, folder: string, keys: DeskKeys, create: boolean): Desk {
  const opened: Store[] = [];
  const open = (file: string, key: Uint8Array, migrations: typeof officeMigrations): Store => {
    const store = openStore(join(folder, file), key, { create });
    opened.push(store);
    migrate(store, migrations, folder);
    return store;
  };
  try {
    const office = open(OFFICE_FILE, keys.officeKey, officeMigrations);
    const records = keys.recordsKey ? open(RECORDS_FILE, keys.recordsKey, recordsMigrations) : null;
    const recordsDb = records ? drizzle({ client: records }) : null;
    if (records && recordsDb) {
      sweepPending(records, registers);
      refreshDerived(recordsDb, records);
      watchChanges(records);
    }
    return {
      folder,
      deskId: keys.slots.slots.deskId,
      slots: keys.slots,
      officeKey: keys.officeKey,
      recordsKey: keys.recordsKey,
      auditKey: auditKey(keys.officeKey),
      office,
      officeDb: drizzle({ client: office }),
      records,
      recordsDb,
      objects: keys.recordsKey
        ? openObjectStore(
            { home: folder, recordsKey: keys.recordsKey, maxBytes: MAX_ATTACHMENT_BYTES },
            ports.random,
          )
        : null,
    };
  } catch (error) {
    for (const store of opened) store.close();
    throw error;
  }
}

/** Wipes the keys and closes both stores. @returns what went wrong with the closing. */
function closeDesk({ objects, records, office, ...keys }: Desk): unknown[] {
  objects?.wipe();
  for (const key of [keys.auditKey, keys.officeKey, keys.recordsKey]) key?.fill(0);
  return [records, office].flatMap((store) => {
    try {
      store?.close();
      return [];
    } catch (error) {
      return [error];
    }
  });
}
