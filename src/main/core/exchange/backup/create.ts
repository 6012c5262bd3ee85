import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/rpc/app-error.ts';
import { utf8 } from '#core/vault/crypto.ts';
import { asDiskError, keepDurably, writeFileDurably } from '#core/vault/files.ts';
import { listObjects, objectPath } from '#core/vault/objects.ts';
import { formatManifest, KEYS_FILE, MANIFEST_FILE } from './manifest.ts';
import type { ManifestBody, Piece } from './manifest.ts';
import { copyInParts, hashFile, stopIfCancelled } from './pieces.ts';
import type { Progress } from './pieces.ts';
import { snapshotStore } from './snapshot.ts';

export type BackupSource = {
  home: string;
  officeFile: string;
  recordsFile: string;
  officeKey: Uint8Array;
  recordsKey: Uint8Array;
  /** Text of the slot file that holds only the recovery slot. */
  keysText: string;
  /** What only the desk itself knows of the manifest. */
  head: Pick<
    ManifestBody,
    'deskId' | 'townName' | 'sequence' | 'previous' | 'createdAt' | 'anchor' | 'publicKey'
  >;
  privateKey: Uint8Array;
};

export type BackupTools = { signal: AbortSignal; report: (progress: number, message: string) => void };

/** Room a stick must have beyond the data itself. */
const SPARE_BYTES = 16 * 1024 * 1024;

/** Where all backups of one desk lie in a folder: their attachments are kept once. */
export function backupRoot(
  folder: string,
  { townName, deskId }: Pick<ManifestBody, 'townName' | 'deskId'>,
): string {
  const town = townName.replace(/[\\/:*?"<>|\s]/g, '');
  return join(folder, `护蕾备份-${town}-${deskId.slice(-6)}`);
}

/**
 * Writes one backup below a folder: snapshots of both stores, new attachments, the recovery slot and a signed
 * manifest; everything is read back and hashed from the medium before the backup gets its name.
 * @returns the backup's folder and the bytes it takes.
 * @throws AppError `backup.place-missing`, `backup.no-space`, `disk.*`, `job.cancelled`; nothing half is left then.
 */
export async function createBackup(
  source: BackupSource,
  folder: string,
  tools: BackupTools,
): Promise<{ folder: string; bytes: number; text: string }> {
  if (!existsSync(folder)) throw new AppError('backup.place-missing', { folder });
  const root = backupRoot(folder, source.head);
  const stamp = source.head.createdAt.replace(/[-:]/g, '').replace(/\.\d+Z$/, 'Z');
  const name = `${String(source.head.sequence).padStart(4, '0')}-${stamp}`;
  const partial = join(root, `${name}.partial`);
  const final = join(root, name);
  const objects = listObjects(source.home);
  const storeBytes =
    sizeOf(join(source.home, source.officeFile)) + sizeOf(join(source.home, source.recordsFile));
  const newObjects = objects.filter((id) => !existsSync(objectPath(root, id)));
  const objectBytes = newObjects.reduce((sum, id) => sum + sizeOf(objectPath(source.home, id)), 0);
  requireSpace(folder, storeBytes * 2 + objectBytes + SPARE_BYTES);
  const work = join(source.home, 'backup.partial');
  try {
    clear(work, partial);
    mkdirSync(work, { recursive: true, mode: 0o700 });
    mkdirSync(partial, { recursive: true });
    return await fill(
      { source, root, partial, final, work, objects, newObjects, storeBytes: storeBytes * 3 + objectBytes },
      tools,
    );
  } catch (error) {
    clear(partial);
    throw asDiskError(error);
  } finally {
    clear(work);
  }
}

type Layout = {
  source: BackupSource;
  root: string;
  partial: string;
  final: string;
  work: string;
  objects: readonly string[];
  newObjects: readonly string[];
  /** Bytes that will pass through our hands: for the progress bar. */
  storeBytes: number;
};

async function fill(
  layout: Layout,
  { signal, report }: BackupTools,
): Promise<{ folder: string; bytes: number; text: string }> {
  const { source, root, partial, work } = layout;
  let moved = 0;
  let message = '正在复制资料库';
  const progress: Progress = {
    signal,
    moved: (bytes) => {
      moved += bytes;
      report(Math.min(0.99, moved / Math.max(1, layout.storeBytes)), message);
    },
  };
  report(0, message);
  // Records first: the audit chain may then know more than the copied records, never less.
  const records = await copyStore(
    layout,
    { file: source.recordsFile, key: source.recordsKey, name: 'records.db' },
    progress,
  );
  const office = await copyStore(
    layout,
    { file: source.officeFile, key: source.officeKey, name: 'office.db' },
    progress,
  );
  message = '正在复制附件';
  for (const id of layout.newObjects) {
    stopIfCancelled(signal);
    mkdirSync(dirname(objectPath(root, id)), { recursive: true });
    copyObject(objectPath(source.home, id), objectPath(root, id));
    progress.moved(sizeOf(objectPath(root, id)));
  }
  writeFileDurably(join(partial, KEYS_FILE), utf8(source.keysText));
  message = '正在读回核对';
  const keys = await readBack(partial, KEYS_FILE, progress);
  const objects: ManifestBody['objects'] = [];
  for (const id of layout.objects) objects.push({ id, ...(await hashFile(objectPath(root, id), progress)) });
  const body: ManifestBody = {
    format: 'hulei-backup',
    version: 1,
    schema: { office: office.version, records: records.version },
    ...source.head,
    office: office.pieces,
    records: records.pieces,
    keys,
    objects,
    counts: { ...office.counts, ...records.counts },
  };
  const text = formatManifest(body, source.privateKey);
  writeFileDurably(join(partial, MANIFEST_FILE), utf8(text));
  stopIfCancelled(signal);
  rmSync(work, { recursive: true, force: true });
  renameSync(partial, layout.final);
  const bytes = [...body.office, ...body.records, keys, ...objects].reduce((sum, { size }) => sum + size, 0);
  return { folder: layout.final, bytes, text };
}

type StoreCopy = { file: string; key: Uint8Array; name: string };

async function copyStore(
  { source, partial, work }: Layout,
  { file, key, name }: StoreCopy,
  progress: Progress,
) {
  const target = join(work, name);
  const { counts, version } = await snapshotStore(
    { source: join(source.home, file), target, key },
    progress.signal,
  );
  const parts = await copyInParts(target, partial, name, progress);
  const pieces: Piece[] = [];
  for (const part of parts) pieces.push(await readBack(partial, part, progress));
  return { pieces, counts, version };
}

/** What the medium really holds: read and hashed after it was written. */
async function readBack(folder: string, name: string, progress: Progress): Promise<Piece> {
  return { name, ...(await hashFile(join(folder, name), progress)) };
}

function copyObject(from: string, to: string): void {
  copyFileSync(from, `${to}.partial`);
  keepDurably(`${to}.partial`, to);
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function requireSpace(folder: string, needed: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < needed)
    throw new AppError('backup.no-space', { needed: inMegabytes(needed), free: inMegabytes(free) });
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

function clear(...paths: string[]): void {
  for (const path of paths) if (existsSync(path)) rmSync(path, { recursive: true, force: true });
}

function isBackup(path: string): boolean {
  return existsSync(join(path, MANIFEST_FILE));
}

/** Backups below a folder, newest first: the folder itself, a desk's own folder in it, or their generations. */
export function findBackupFolders(folder: string): string[] {
  if (isBackup(folder)) return [folder];
  const below = subfolders(folder);
  const deeper = below.filter((path) => path.includes('护蕾备份')).flatMap(subfolders);
  return [...below, ...deeper]
    .filter((path) => isBackup(path) && !path.endsWith('.partial'))
    .toSorted()
    .toReversed();
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name));
  } catch {
    return []; // not readable: nothing to offer there
  }
}
