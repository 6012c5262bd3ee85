import { createHash } from 'node:crypto';
import { close, fsync, open, read, write } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '#shared/rpc/app-error.ts';
import { asDiskError } from '#core/vault/files.ts';
import type { Piece } from './manifest.ts';

const [openFile, closeFile, readFile, writeFile, syncFile] = [
  promisify(open),
  promisify(close),
  promisify(read),
  promisify(write),
  promisify(fsync),
];

const CHUNK = 4 * 1024 * 1024;
/** Under 2 GiB, so that a FAT32 stick takes every part. */
export const MAX_PART_BYTES = 2 * 1024 * 1024 * 1024 - CHUNK;

export type Progress = { signal: AbortSignal; moved: (bytes: number) => void };

/** @throws AppError `job.cancelled`. */
export function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('job.cancelled');
}

/** SHA-256 and size of a file as it lies on the medium. @throws AppError `disk.failed`, `job.cancelled`. */
export async function hashFile(
  path: string,
  { signal, moved }: Progress,
): Promise<{ size: number; sha256: string }> {
  return onDisk(async () => {
    const handle = await openFile(path, 'r');
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(CHUNK);
    let size = 0;
    try {
      for (;;) {
        stopIfCancelled(signal);
        const { bytesRead } = await readFile(handle, buffer, 0, CHUNK, null);
        if (bytesRead === 0) return { size, sha256: hash.digest('hex') };
        hash.update(buffer.subarray(0, bytesRead));
        size += bytesRead;
        moved(bytesRead);
      }
    } finally {
      await closeFile(handle);
    }
  });
}

/** Appends one file to another that is open for writing, from `start`, at most `limit` bytes. @returns bytes copied. */
async function copyRange(
  from: number,
  to: number,
  range: { start: number; limit: number },
  progress: Progress,
): Promise<number> {
  const buffer = Buffer.alloc(CHUNK);
  let done = 0;
  while (done < range.limit) {
    stopIfCancelled(progress.signal);
    const { bytesRead } = await readFile(
      from,
      buffer,
      0,
      Math.min(CHUNK, range.limit - done),
      range.start + done,
    );
    if (bytesRead === 0) break;
    for (let written = 0; written < bytesRead;) {
      written += (await writeFile(to, buffer, written, bytesRead - written, null)).bytesWritten;
    }
    done += bytesRead;
    progress.moved(bytesRead);
  }
  return done;
}

/** Copies a file, in parts where it is too long for one, and syncs every part. @returns names of the parts. */
export async function copyInParts(
  source: string,
  folder: string,
  name: string,
  progress: Progress,
  partBytes: number = MAX_PART_BYTES,
): Promise<string[]> {
  return onDisk(async () => {
    const from = await openFile(source, 'r');
    const names: string[] = [];
    try {
      for (let start = 0; ; start += partBytes) {
        const part = start === 0 ? name : `${name}.${String(names.length).padStart(3, '0')}`;
        const to = await openFile(join(folder, part), 'w', 0o600);
        try {
          const copied = await copyRange(from, to, { start, limit: partBytes }, progress);
          await syncFile(to);
          names.push(part);
          if (copied < partBytes) return names;
        } finally {
          await closeFile(to);
        }
      }
    } finally {
      await closeFile(from);
    }
  });
}

/** Puts the parts together again. @throws AppError `disk.*`, `job.cancelled`. */
export async function joinParts(
  folder: string,
  pieces: readonly Piece[],
  target: string,
  progress: Progress,
): Promise<void> {
  await onDisk(async () => {
    const to = await openFile(target, 'w', 0o600);
    try {
      for (const piece of pieces) {
        const from = await openFile(join(folder, piece.name), 'r');
        try {
          await copyRange(from, to, { start: 0, limit: piece.size }, progress);
        } finally {
          await closeFile(from);
        }
      }
      await syncFile(to);
    } finally {
      await closeFile(to);
    }
  });
}

async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asDiskError(error);
  }
}
