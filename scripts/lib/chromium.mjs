import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { aptInstall } from './apt.mjs';
import { say } from './say.mjs';
import { capture } from './spawn.mjs';
import { runTool } from './tools.mjs';

/**
 * What the search needs to know of a machine; tests hand in their own.
 * @typedef {{
 *   platform: string,
 *   env: Record<string, string | undefined>,
 *   home: string,
 *   isProgram: (path: string) => boolean,
 *   list: (folder: string) => readonly string[],
 * }} Machine
 */

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const linuxFolders = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/opt/microsoft/msedge',
];
const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];
const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge'];

/** @type {Machine} */
const thisMachine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  isProgram: isExecutable,
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
};

/**
 * The first Chromium, Chrome or Edge of this machine: HULEI_CHROMIUM, then the usual places, then Playwright's cache.
 * A HULEI_CHROMIUM that names no program finds nothing: what somebody chose is never silently replaced.
 * @param {Machine} [machine]
 * @returns {string | undefined} absolute path
 */
export function findChromium(machine = thisMachine) {
  const chosen = machine.env['HULEI_CHROMIUM'];
  if (chosen) return machine.isProgram(chosen) ? chosen : undefined;
  return [...usualPlaces(machine), ...playwrightCache(machine)].find((path) => machine.isProgram(path));
}

/** @returns {string[]} */
function usualPlaces(/** @type {Machine} */ { platform, env, home }) {
  if (platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map((name) => env[name])
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windowsPrograms.map((parts) => win32.join(folder, ...parts)));
  }
  if (platform === 'darwin') {
    return ['/Applications', posix.join(home, 'Applications')].flatMap((folder) =>
      macApplications.map((name) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  const path = (env['PATH'] ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
  const folders = [...new Set([...path, ...linuxFolders])];
  return [
    ...linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name))),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
}

/** @returns {string[]} newest first */
function playwrightCache(/** @type {Machine} */ { platform, env, home, list }) {
  const { join } = platform === 'win32' ? win32 : posix;
  const base =
    env['PLAYWRIGHT_BROWSERS_PATH'] ||
    {
      win32: join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'ms-playwright'),
      darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
    }[platform] ||
    join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'ms-playwright');
  const builds = list(base)
    .filter((name) => /^chromium-\d+$/.test(name))
    .toSorted((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return builds.flatMap((build) =>
    list(join(base, build)).flatMap((folder) =>
      playwrightPrograms(platform).map((program) => join(base, build, folder, ...program)),
    ),
  );
}

/** @returns {string[][]} */
function playwrightPrograms(/** @type {string} */ platform) {
  if (platform === 'win32') return [['chrome.exe']];
  if (platform !== 'darwin') return [['chrome']];
  return ['Chromium', 'Google Chrome for Testing'].map((name) => [`${name}.app`, 'Contents', 'MacOS', name]);
}

function isExecutable(/** @type {string} */ path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A Chromium for the tests, installed when the machine has none: from Debian's archive as root, else by Playwright.
 * @param {string} node24
 * @returns {Promise<string | undefined>} a program that starts; undefined when there is none and none could be had
 */
export async function ensureChromium(node24) {
  const present = findChromium();
  if (present && (await isStarting(present))) return present;
  if (process.env['HULEI_CHROMIUM']) return undefined;
  say('No Chromium found: installing one for the browser tests.');
  if (await aptInstall(['chromium'])) {
    const installed = findChromium();
    if (installed && (await isStarting(installed))) return installed;
  }
  await runTool(node24, 'playwright', ['install', 'chromium'], { stdout: 'stderr', timeoutMs: 5 * 60_000 });
  const cached = playwrightCache(thisMachine).find(isExecutable);
  return cached && (await isStarting(cached)) ? cached : undefined;
}

/** Ubuntu's chromium-browser is a script that only names a snap, and a copied browser may lack libraries. */
async function isStarting(/** @type {string} */ path) {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return true;
  const { code, output } = await capture(path, ['--version'], { timeoutMs: 20_000 });
  return code === 0 && /\d+\.\d+/.test(output);
}
