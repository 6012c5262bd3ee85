import { existsSync } from 'node:fs';
import { say } from './say.mjs';
import { run } from './spawn.mjs';

const limitMs = 10 * 60_000;
let isListFresh = false;

/**
 * Installs packages of Debian or Ubuntu when we may: as root, on such a system.
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether they are installed now
 */
export async function aptInstall(packages) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  say(`Installing ${packages.join(', ')} from the system's archive.`);
  if (!isListFresh) {
    isListFresh = (await apt(['update', '--quiet=2'])) === 0;
    if (!isListFresh) return false;
  }
  return (await apt(['install', '--yes', '--quiet=2', '--no-install-recommends', ...packages])) === 0;
}

async function apt(/** @type {string[]} */ args) {
  const { code } = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    stdout: 'stderr',
    timeoutMs: limitMs,
  });
  return code;
}
