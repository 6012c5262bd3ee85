import { ensureInstalled } from '../lib/install.mjs';
import { getNode24 } from '../lib/node24.mjs';
import { run } from '../lib/spawn.mjs';

/**
 * Measures ours against peers: `bench [--json] [name part…]`.
 * @returns {Promise<number>} exit code
 */
export async function bench(/** @type {readonly string[]} */ args) {
  await ensureInstalled();
  const { code } = await run(await getNode24(), ['--expose-gc', 'tests/bench/run.ts', ...args]);
  return code;
}
