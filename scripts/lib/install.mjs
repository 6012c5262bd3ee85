import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { Refusal, say } from './say.mjs';
import { capture } from './spawn.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';

/** @typedef {{version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean}} LockedPackage */
/** @typedef {{packages?: Record<string, LockedPackage>}} Lockfile */

const stampFile = join(root, 'node_modules', '.hulei-lock');
const offlineSigns =
  /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT|EHOSTUNREACH/;
const limitMs = 15 * 60_000;

/**
 * Leaves node_modules exactly as package-lock.json asks, installing only when it is not. Several processes may call it
 * at once: one installs, the others wait.
 * @throws {Refusal} when npm cannot install; the sentence says what to do
 */
export async function ensureInstalled() {
  if (isFresh()) return;
  await withLock(join(root, '.hulei', 'install.lock'), installUnlessFresh, {
    onWait: () => say('另一个窗口正在安装运行组件，请稍候……'),
  });
}

async function installUnlessFresh() {
  if (isFresh()) return;
  say('正在安装运行所需的组件（第一次约需一两分钟）……');
  writeStamp(stampFile, undefined);
  const { command, leading, shell } = findNpm();
  const { code, output } = await capture(command, [...leading, ...installArguments()], {
    timeoutMs: limitMs,
    shell,
  });
  if (code === 0) {
    writeStamp(stampFile, fingerprintOfLock());
    return;
  }
  if (offlineSigns.test(output)) {
    throw new Refusal(
      '没有连上网络，运行组件没有装上。请接通网络后再运行一次；不能联网的电脑，请把同一系统上装好的整个文件夹（连同 node_modules）拷过来。',
    );
  }
  say(output.trim().split('\n').slice(-15).join('\n'));
  throw new Refusal('运行组件没有装上，原因见上。请删除 node_modules 文件夹后再运行一次。');
}

function isFresh() {
  const expected = fingerprintOfLock();
  if (isStamped(stampFile, expected)) return true;
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  const locked = readLock(join(root, 'package-lock.json'));
  if (!installed || !locked || !isTreeOfLock(installed, locked)) return false;
  // Somebody ran `npm ci` by hand, or only a script line of package.json changed.
  writeStamp(stampFile, expected);
  return true;
}

function fingerprintOfLock() {
  return fingerprint(root, ['package-lock.json', 'package.json']);
}

/** @returns {Lockfile | undefined} */
function readLock(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Whether what npm says it installed is what the lock asks for. Packages for other platforms may be absent.
 * @param {Lockfile} installed node_modules/.package-lock.json
 * @param {Lockfile} locked package-lock.json
 */
export function isTreeOfLock(installed, locked) {
  const have = installed.packages ?? {};
  const want = locked.packages ?? {};
  const isEveryOneAsked = Object.entries(have).every(([path, entry]) => isSame(entry, want[path]));
  const isNoneMissing = Object.entries(want).every(
    ([path, entry]) => path === '' || path in have || entry.optional === true || entry.devOptional === true,
  );
  return isEveryOneAsked && isNoneMissing;
}

function isSame(/** @type {LockedPackage} */ one, /** @type {LockedPackage | undefined} */ other) {
  return other !== undefined && one.version === other.version && one.integrity === other.integrity;
}

function installArguments() {
  // Windows cannot delete the node.exe that runs us out of node_modules, and `npm ci` would begin by deleting it.
  const isRunningFromInside = process.execPath.startsWith(join(root, 'node_modules') + sep);
  const verb = process.platform === 'win32' && isRunningFromInside ? ['install', '--no-save'] : ['ci'];
  return [
    ...verb,
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--fetch-retries=3',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ];
}

/**
 * npm as a script run by a Node outside node_modules, so that no shell is needed and npm may replace node_modules.
 * @returns {{command: string, leading: string[], shell: boolean}}
 */
function findNpm() {
  const node = process.env['npm_node_execpath'] ?? process.execPath;
  const prefix = dirname(node);
  const script = [
    process.env['npm_execpath'] ?? '',
    join(prefix, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(prefix, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => basename(path) === 'npm-cli.js' && existsSync(path));
  if (script) return { command: node, leading: [script], shell: false };
  // The arguments are fixed words: a shell has nothing to misread. Windows starts npm.cmd through one only.
  return { command: 'npm', leading: [], shell: process.platform === 'win32' };
}
