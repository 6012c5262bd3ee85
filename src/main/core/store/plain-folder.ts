import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { asDiskError } from '#core/vault/files.ts';

/** Beside the stores: what had to leave them as plain files for a while. Nothing in it outlives a lock. */
const PLAIN = 'plain';

/** Where a desk keeps its plain copies. */
export const plainFolderOf = (deskFolder: string): string => join(deskFolder, PLAIN);

/** A fresh folder for this account of the PC alone. @throws AppError `disk.full`, `disk.failed`. */
export function makePlainFolder(parent: string, name: string): string {
  const folder = join(parent, name);
  onDisk(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  return folder;
}

/** @returns its path. @throws AppError `disk.full`, `disk.failed`. */
export function writePlainFile(folder: string, name: string, content: Uint8Array): string {
  const path = join(folder, name);
  onDisk(() => writeFileSync(path, content, { mode: 0o600 }));
  return path;
}

/**
 * Writes zeros over every file in it and takes it away. A file that a program holds open may stay (Windows): the next
 * lock or start tries again.
 */
export function wipeFolder(folder: string): void {
  if (!existsSync(folder)) return;
  attempt(() => {
    for (const file of filesIn(folder)) attempt(() => blank(file));
  });
  attempt(() => rmSync(folder, { recursive: true, force: true }));
}

/** All plain copies of a desk: at its start, so that a crash keeps none, and at every lock. */
export function wipePlainCopies(deskFolder: string): void {
  const parent = plainFolderOf(deskFolder);
  if (!existsSync(parent)) return;
  attempt(() => {
    for (const name of readdirSync(parent)) wipeFolder(join(parent, name));
  });
  wipeFolder(parent);
}

/** Links are not followed: what they point at is not ours. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function blank(path: string): void {
  const zeros = new Uint8Array(64 * 1024);
  const handle = openSync(path, 'r+');
  try {
    for (let left = lstatSync(path).size; left > 0; left -= zeros.length)
      writeSync(handle, zeros, 0, Math.min(left, zeros.length));
    fsyncSync(handle);
    ftruncateSync(handle);
  } finally {
    closeSync(handle);
  }
}

function onDisk(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw asDiskError(error);
  }
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // what cannot be wiped now is tried again at the next lock or start
  }
}
