import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '#shared/rpc/app-error.ts';

/** The calls a durable write is made of; fault tests hand in ones that fail at the k-th call. */
export type FileCalls = {
  open: (path: string, flags: string) => number;
  /** Bytes written, which may be fewer than asked for. */
  write: (handle: number, bytes: Uint8Array) => number;
  fsync: (handle: number) => void;
  close: (handle: number) => void;
  rename: (from: string, to: string) => void;
  read: (path: string) => Uint8Array;
};

export const nodeFiles: FileCalls = {
  open: (path, flags) => openSync(path, flags, 0o600),
  write: (handle, bytes) => writeSync(handle, bytes),
  fsync: fsyncSync,
  close: closeSync,
  rename: renameSync,
  read: (path) => readFileSync(path),
};

/**
 * Replaces a file so that a power cut leaves the old content or the new, never half: `.partial` → fsync → rename → fsync folder.
 * @throws AppError `disk.full`, `disk.failed`.
 */
export function writeFileDurably(path: string, bytes: Uint8Array, files: FileCalls = nodeFiles): void {
  const partial = `${path}.partial`;
  onDisk(() => {
    const handle = files.open(partial, 'w');
    try {
      for (let done = 0; done < bytes.length;) done += files.write(handle, bytes.subarray(done));
      files.fsync(handle);
    } finally {
      files.close(handle);
    }
    files.rename(partial, path);
    syncFolder(dirname(path), files);
  });
}

/** Syncs a finished `.partial` file somebody else wrote and gives it its name. */
export function keepDurably(partial: string, path: string, files: FileCalls = nodeFiles): void {
  onDisk(() => {
    const handle = files.open(partial, 'r+');
    try {
      files.fsync(handle);
    } finally {
      files.close(handle);
    }
    files.rename(partial, path);
    syncFolder(dirname(path), files);
  });
}

/** The bytes of a file, or undefined when there is none. @throws AppError `disk.failed`. */
export function findFile(path: string, files: FileCalls = nodeFiles): Uint8Array | undefined {
  try {
    return files.read(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw asDiskError(error);
  }
}

/** Takes a file away and syncs its folder; one that is not there is gone already. @throws AppError `disk.failed`. */
export function removeDurably(path: string, files: FileCalls = nodeFiles): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw asDiskError(error);
  }
  onDisk(() => syncFolder(dirname(path), files));
}

/** Makes a folder and its parents where they are missing, and syncs each into its parent. @throws AppError `disk.failed`. */
export function makeFolder(path: string, files: FileCalls = nodeFiles): void {
  onDisk(() => {
    const topmost = mkdirSync(path, { recursive: true, mode: 0o700 });
    if (topmost === undefined) return;
    for (let made = resolve(path); made.length >= resolve(topmost).length; made = dirname(made)) {
      syncFolder(dirname(made), files);
    }
  });
}

/** Windows cannot open a folder; NTFS journals the rename itself. */
function syncFolder(folder: string, files: FileCalls): void {
  let handle: number;
  try {
    handle = files.open(folder, 'r');
  } catch (error) {
    if (isUnsupported(error)) return;
    throw error;
  }
  try {
    files.fsync(handle);
  } catch (error) {
    if (!isUnsupported(error)) throw error;
  } finally {
    files.close(handle);
  }
}

function isUnsupported(error: unknown): boolean {
  return ['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EACCES'].includes(errnoOf(error));
}

function onDisk(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw asDiskError(error);
  }
}

/** The refusal for what the operating system reports; anything else comes back as it was. */
export function asDiskError(error: unknown): unknown {
  const code = errnoOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk.full');
  return code.startsWith('E') ? new AppError('disk.failed') : error;
}

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
    ? error.code
    : '';
}
