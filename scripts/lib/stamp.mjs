import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One fingerprint over files and folders (with everything in them). Missing ones count as missing, so that adding or
 * removing one changes it. Depends on names and bytes only, never on times.
 * @param {string} base folder the names are relative to
 * @param {readonly string[]} names
 * @returns {string} sha256, hex
 */
export function fingerprint(base, names) {
  const hash = createHash('sha256');
  for (const name of [...names].toSorted()) addEntry(hash, base, name);
  return hash.digest('hex');
}

function addEntry(
  /** @type {import('node:crypto').Hash} */ hash,
  /** @type {string} */ base,
  /** @type {string} */ name,
) {
  const path = join(base, name);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    for (const child of readdirSync(path).toSorted()) addEntry(hash, base, `${name}/${child}`);
    return;
  }
  const bytes = stats?.isFile() ? readFileSync(path) : undefined;
  // The length keeps "a" + "bc" apart from "ab" + "c".
  hash.update(`${name}\0${bytes?.length ?? 'missing'}\0`);
  if (bytes) hash.update(bytes);
}

/** Whether the stamp in `file` is exactly `expected`. */
export function isStamped(/** @type {string} */ file, /** @type {string} */ expected) {
  try {
    return readFileSync(file, 'utf8').trim() === expected;
  } catch {
    return false;
  }
}

/**
 * Writes the stamp, or removes it when there is nothing to vouch for. Where we may not write (a folder an administrator
 * installed) there is none, and the check it would have saved is made again next time.
 * @param {string} file
 * @param {string | undefined} value
 */
export function writeStamp(file, value) {
  try {
    if (value === undefined) {
      rmSync(file, { force: true });
      return;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${value}\n`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
  }
}
