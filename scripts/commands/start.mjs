import { join, resolve } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { findChromium } from '../lib/chromium.mjs';
import { ensureElectron } from '../lib/electron.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { getNode24 } from '../lib/node24.mjs';
import { callerFolder, defaultHome, root } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';
import { run } from '../lib/spawn.mjs';

const out = join(root, 'out');
const builtParts = ['--renderer', join(out, 'renderer'), '--core', join(out, 'main', 'worker.js')];

/** An Electron that dies this soon never showed a window (no display server, no sandbox). */
const stillbornMs = 8_000;

/**
 * Opens the desk: `start [--browser] [--home DIR] [--port N]`. In its own window where Electron runs, else in the
 * browser.
 * @returns {Promise<number>} exit code
 */
export async function start(/** @type {readonly string[]} */ args) {
  const { home, isBrowserWanted, others } = readOptions(args);
  await ensureInstalled();
  const node24 = await getNode24();
  await ensureBuilt(node24);
  if (!isBrowserWanted) {
    const code = await openWindow(home);
    if (code !== undefined) return code;
    say('桌面窗口在这里打不开，改在浏览器里打开。数据是同一份。');
  }
  return openBrowser(node24, ['--home', home, ...others]);
}

/**
 * Opens the desk in the browser on invented data, leaving the real data alone.
 * @returns {Promise<number>} exit code
 */
export async function demo(/** @type {readonly string[]} */ args) {
  await ensureInstalled();
  const node24 = await getNode24();
  await ensureBuilt(node24);
  return openBrowser(node24, ['--demo', ...args.filter((argument) => argument !== '--browser')]);
}

/** @returns {{home: string, isBrowserWanted: boolean, others: string[]}} */
function readOptions(/** @type {readonly string[]} */ args) {
  const at = args.indexOf('--home');
  const given = at < 0 ? undefined : args[at + 1];
  return {
    home: given ? resolve(callerFolder(), given) : defaultHome(),
    isBrowserWanted: args.includes('--browser'),
    others: args.filter(
      (argument, index) => argument !== '--browser' && (at < 0 || (index !== at && index !== at + 1)),
    ),
  };
}

/** @returns {Promise<number | undefined>} exit code; undefined when no window came up */
async function openWindow(/** @type {string} */ home) {
  if (!isWindowPossible()) return undefined;
  const electron = await ensureElectron();
  if (!electron) return undefined;
  const startedAt = Date.now();
  const { code } = await run(electron, [root], { env: { HULEI_HOME: home } });
  return code !== 0 && Date.now() - startedAt < stillbornMs ? undefined : code;
}

function isWindowPossible() {
  if (process.platform !== 'linux') return true;
  // Chromium refuses to run its sandbox as root, and we do not run without one.
  const isRoot = process.getuid?.() === 0;
  return !isRoot && Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

async function openBrowser(/** @type {string} */ node24, /** @type {readonly string[]} */ args) {
  const chromium = findChromium();
  const { code } = await run(node24, ['src/main/host/main.ts', '--open', ...builtParts, ...args], {
    env: chromium ? { HULEI_CHROMIUM: chromium } : {},
  });
  return code;
}
