import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { say } from './say.mjs';
import { capture } from './spawn.mjs';
import { writeStamp } from './stamp.mjs';

const folder = join(root, 'node_modules', 'electron');
const triedFile = join(root, '.hulei', 'electron-tried');
const fetchLimitMs = 20_000;
const retryAfterMs = 24 * 3_600_000;

/** @returns {string | undefined} Electron's program, when it is there (npm installs it without) */
export function findElectron() {
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8').trim();
    const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Electron's program, fetched once if it is missing. A failed fetch is not tried again for a day, so that a machine
 * without a network does not wait at every start.
 * @returns {Promise<string | undefined>}
 */
export async function ensureElectron() {
  const present = findElectron();
  if (present) return present;
  const tried = statSync(triedFile, { throwIfNoEntry: false });
  if (tried && Date.now() - tried.mtimeMs < retryAfterMs) return undefined;
  say('正在取桌面窗口的组件（最多等 20 秒）……');
  // Its archive is checked against the package's own checksums.json.
  await capture(process.execPath, [join(folder, 'install.js')], { timeoutMs: fetchLimitMs });
  const fetched = findElectron();
  writeStamp(triedFile, fetched ? undefined : 'failed');
  if (!fetched) say('没有取到，多半是没有联网；一天之内不再试。想马上再试，请删除 .hulei 文件夹。');
  return fetched;
}
