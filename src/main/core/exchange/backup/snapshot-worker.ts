import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/rpc/app-error.ts';
import { asStoreError, openStore } from '#core/store/open.ts';
import type { SnapshotAnswer, SnapshotTask } from './snapshot.ts';

/** Tables whose rows are counted, so that a restore can be compared with what was saved. */
const counted = [
  'units',
  'people',
  'venues',
  'inspections',
  'problems',
  'documents',
  'files',
  'campaigns',
  'obligations',
];

/**
 * Copies one store by VACUUM INTO through a connection of its own: the desk goes on working, and the copy is
 * encrypted with the store's own key. Then opens the copy and counts.
 */
function snapshot({ source, target, key }: SnapshotTask): SnapshotAnswer {
  try {
    const store = openStore(source, key, { readonly: true });
    try {
      store.prepare('VACUUM INTO ?').run(target);
    } finally {
      store.close();
    }
    const copy = openStore(target, key, { readonly: true });
    try {
      const names = new Set(
        copy.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all(),
      );
      const counts = counted
        .filter((name) => names.has(name))
        .map((name) => [name, Number(copy.prepare(`SELECT count(*) FROM ${name}`).pluck().get())] as const);
      return {
        ok: true,
        counts: Object.fromEntries(counts),
        version: Number(copy.pragma('user_version', { simple: true })),
      };
    } finally {
      copy.close();
    }
  } catch (error) {
    const known = asStoreError(error);
    return known instanceof AppError
      ? { ok: false, code: known.code, params: known.params }
      : { ok: false, code: 'backup.snapshot-failed', params: undefined };
  } finally {
    key.fill(0);
  }
}

parentPort?.postMessage(snapshot(workerData as SnapshotTask));
