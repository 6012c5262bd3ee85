import { join } from 'node:path';
import { ensureInstalled } from '../lib/install.mjs';
import { getNode24 } from '../lib/node24.mjs';
import { callerFolder, root } from '../lib/paths.mjs';
import { run } from '../lib/spawn.mjs';

/**
 * The desk from a terminal. Prints nothing of its own on stdout.
 * @returns {Promise<number>} the command's own exit code
 */
export async function hulei(/** @type {readonly string[]} */ args) {
  await ensureInstalled();
  const main = join(root, 'src', 'main', 'cli', 'main.ts');
  const { code } = await run(await getNode24(), [main, ...args], { cwd: callerFolder() });
  return code;
}
