import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fingerprint } from '../../../scripts/lib/stamp.mjs';

const root = resolve(import.meta.dirname, '../../..');
const shelf = join(root, 'node_modules/.cache/hulei-demo');
/** A town made by other sources may have another store. */
const sources = ['src/main/core', 'src/main/demo', 'src/shared', 'package-lock.json'];

/**
 * Puts a town made earlier from exactly these sources into an empty folder. Nothing in it is real, so it may be kept.
 * @returns whether there was one and the folder was empty
 */
export function takePrepared(home: string): boolean {
  const made = join(shelf, fingerprint(root, sources));
  if (!existsSync(made) || (existsSync(home) && readdirSync(home).length > 0)) return false;
  cpSync(made, home, { recursive: true });
  return true;
}

/** Keeps a closed town for the next start, and only the newest. Where the folder may not be written, it is made again. */
export function keepPrepared(home: string): void {
  const name = fingerprint(root, sources);
  try {
    mkdirSync(shelf, { recursive: true });
    const half = mkdtempSync(join(shelf, 'half-'));
    cpSync(home, half, { recursive: true });
    for (const old of readdirSync(shelf)) {
      if (join(shelf, old) !== half) rmSync(join(shelf, old), { recursive: true, force: true });
    }
    renameSync(half, join(shelf, name));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(code)) throw error;
  }
}
