import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { Refusal, say } from './say.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { runTool } from './tools.mjs';

const stampFile = join(root, 'out', '.stamp');
const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/**
 * Builds the three bundles into out/ unless they come from exactly these sources.
 * @param {string} node24
 * @throws {Refusal} when the build fails; its output has been shown
 */
export async function ensureBuilt(node24) {
  if (isBuilt()) return;
  await withLock(join(root, '.hulei', 'build.lock'), async () => {
    if (isBuilt()) return;
    say('正在准备界面（约需半分钟）……');
    writeStamp(stampFile, undefined);
    // Taken before the build: a file saved meanwhile makes the result stale, as it should.
    const stamp = fingerprint(root, sources);
    const { code } = await runTool(node24, 'electron-vite', ['build', '--logLevel', 'warn'], {
      stdout: 'stderr',
    });
    if (code !== 0) throw new Refusal('界面没有准备好，原因见上。已有的数据没有动。');
    writeStamp(stampFile, stamp);
  });
}

function isBuilt() {
  return (
    existsSync(join(root, 'out', 'renderer', 'index.html')) &&
    isStamped(stampFile, fingerprint(root, sources))
  );
}
