import { findChromium } from '../lib/chromium.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { getNode24 } from '../lib/node24.mjs';
import { say } from '../lib/say.mjs';
import { runVitest } from '../lib/steps.mjs';
import { tallyLine } from '../lib/tally.mjs';

/** How often the long runs repeat what the daily ones try a few times. Each can be set from outside. */
const counts = {
  HULEI_KILLS: '200',
  HULEI_CUTS: '2000',
  HULEI_FUZZ_RUNS: '20000',
  HULEI_TOWN_WEEKS: '52',
  HULEI_TOWN_VENUES: '32',
  HULEI_TOWN_SEEDS: '3',
};
const testLimitMs = 2 * 3_600_000;

/**
 * The long runs: power cuts, killed processes, spoilt files, a whole year of a town.
 * @returns {Promise<number>} 0 when at least one test ran and none failed
 */
export async function prove(/** @type {readonly string[]} */ args) {
  await ensureInstalled();
  const chromium = findChromium();
  const set = Object.fromEntries(
    Object.entries(counts).map(([name, usual]) => [name, process.env[name] ?? usual]),
  );
  say(
    `Counts: ${Object.entries(set)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
  );
  const { code, tally } = await runVitest(
    await getNode24(),
    { ...set, ...(chromium ? { HULEI_CHROMIUM: chromium } : {}) },
    [
      `--testTimeout=${testLimitMs}`,
      ...(args.length > 0 ? args : ['tests/faults', 'tests/fuzz', 'tests/simulation']),
    ],
  );
  process.stdout.write(`\n${tallyLine(tally)}\n`);
  return code !== 0 || tally.passed === 0 ? 1 : 0;
}
