import { ensureBuilt } from '../lib/build.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { getNode24 } from '../lib/node24.mjs';
import { run } from '../lib/spawn.mjs';

/**
 * Measures ours against peers: `bench [--json] [name part…]`.
 * @returns {Promise<number>} exit code
 */
export async function bench(/** @type {readonly string[]} */ args) {
  await ensureInstalled();
  const node24 = await getNode24();
  await ensureBuilt(node24);
  const { code } = await run(node24, ['--expose-gc', 'tests/bench/run.ts', ...args]);
  return code;
}
