import { findChromium } from '../lib/chromium.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { getNode24 } from '../lib/node24.mjs';
import { checkSteps, runSteps } from '../lib/steps.mjs';

/**
 * Everything that needs no browser: format, types, lint, unused code, unit tests. Installs nothing into the system.
 * @returns {Promise<number>} 0 when all passed
 */
export async function check() {
  await ensureInstalled();
  const chromium = findChromium();
  const results = await runSteps(checkSteps(await getNode24(), chromium ? { HULEI_CHROMIUM: chromium } : {}));
  const failed = results.filter(({ isPassed }) => !isPassed).map(({ name }) => name);
  process.stdout.write(failed.length === 0 ? '\nAll checks passed.\n' : `\nFailed: ${failed.join(', ')}.\n`);
  return failed.length === 0 ? 0 : 1;
}
