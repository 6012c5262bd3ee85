import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** No work under a lock takes this long: an older lock is a dead process whose number somebody else now bears. */
const longestWorkMs = 60 * 60_000;

/**
 * Runs `work` while no other process of this machine runs under the same lock folder. A folder left behind by a
 * process that died is taken over.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @param {{onWait?: () => void, pollMs?: number}} [options] onWait is called once, when somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(folder, work, { onWait, pollMs = 250 } = {}) {
  mkdirSync(dirname(folder), { recursive: true });
  for (let attempt = 0; !take(folder); attempt += 1) {
    if (isAbandoned(folder)) {
      discard(folder);
    } else {
      if (attempt === 0) onWait?.();
      await new Promise((wake) => setTimeout(wake, pollMs));
    }
  }
  try {
    return await work();
  } finally {
    release(folder);
  }
}

/** The folder appears with its owner inside it or not at all: a rename onto a non-empty folder fails everywhere. */
function take(/** @type {string} */ folder) {
  const mine = `${folder}.${process.pid}`;
  mkdirSync(mine, { recursive: true });
  writeFileSync(join(mine, 'pid'), String(process.pid));
  try {
    renameSync(mine, folder);
    return true;
  } catch {
    rmSync(mine, { recursive: true, force: true });
    return false;
  }
}

/** Moved away before it is emptied: an empty folder could be taken, and then deleted under its new owner. */
function release(/** @type {string} */ folder) {
  const grave = `${folder}.done.${process.pid}`;
  renameSync(folder, grave);
  rmSync(grave, { recursive: true, force: true });
}

/** Two rivals may both find a dead owner: whoever moves a living one away by mistake puts it back. */
function discard(/** @type {string} */ folder) {
  const grave = `${folder}.dead.${process.pid}`;
  try {
    renameSync(folder, grave);
  } catch {
    return;
  }
  if (isAbandoned(grave)) rmSync(grave, { recursive: true, force: true });
  else renameSync(grave, folder);
}

function isAbandoned(/** @type {string} */ folder) {
  try {
    const file = join(folder, 'pid');
    const ageMs = Date.now() - statSync(file).mtimeMs;
    return ageMs > longestWorkMs || !isAlive(Number(readFileSync(file, 'utf8')));
  } catch {
    // It was just released.
    return false;
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
