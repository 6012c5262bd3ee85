import { ensureBuilt } from '../lib/build.mjs';
import { ensureChromium } from '../lib/chromium.mjs';
import { findElectron } from '../lib/electron.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { getNode24 } from '../lib/node24.mjs';
import { ensureOffice } from '../lib/office.mjs';
import { Refusal, say } from '../lib/say.mjs';
import { checkSteps, readReport, runSteps, withReport } from '../lib/steps.mjs';
import { addTallies, emptyTally, tallyLine, tallyPlaywright } from '../lib/tally.mjs';
import { captureTool, runTool } from '../lib/tools.mjs';

/** @typedef {import('../lib/tally.mjs').Tally} Tally */
/** @typedef {import('../lib/steps.mjs').Step} Step */

/**
 * The whole proof: `test [--unit|--e2e]`. Ends with the line `N passed, N failed, N skipped`; a step that fails
 * without failing a test counts as one failure, and a run without a test is a failure.
 * @returns {Promise<number>} 0 when nothing failed
 */
export async function test(/** @type {readonly string[]} */ args) {
  const isUnitWanted = !args.includes('--e2e');
  const isBrowserWanted = !args.includes('--unit');
  await ensureInstalled();
  const node24 = await getNode24();
  const missing = isUnitWanted ? await ensureOffice() : [];
  if (missing.length > 0) say(`Layout tests that need ${missing.join(', ')} skip: not installed here.`);
  const chromium = await ensureChromium(node24);
  if (!chromium) say('No Chromium here and none could be installed: set HULEI_CHROMIUM to one.');
  const env = chromium ? { HULEI_CHROMIUM: chromium } : {};

  const results = await runSteps([
    ...(isUnitWanted ? checkSteps(node24, env) : []),
    ...(isBrowserWanted ? browserSteps(node24, chromium) : []),
  ]);
  return conclude(results);
}

function conclude(/** @type {readonly import('../lib/steps.mjs').StepResult[]} */ results) {
  const failedSteps = results.filter(({ isPassed }) => !isPassed);
  const total = addTallies(
    results.map(({ isPassed, tally }) =>
      isPassed || tally.failed > 0 ? tally : { ...tally, failed: tally.failed + 1 },
    ),
  );
  const isNothingRun = total.passed + total.failed === 0;
  if (failedSteps.length > 0) say(`\nFailed steps: ${failedSteps.map(({ name }) => name).join(', ')}.`);
  if (isNothingRun) say('\nNo test was executed: that is a failure.');
  process.stdout.write(`\n${tallyLine(total)}\n`);
  return failedSteps.length > 0 || total.failed > 0 || isNothingRun ? 1 : 0;
}

/** @returns {Step[]} */
function browserSteps(/** @type {string} */ node24, /** @type {string | undefined} */ chromium) {
  const isElectronHere = findElectron() !== undefined;
  const desktop = isElectronHere
    ? playwrightStep(node24, 'desktop', {})
    : skipStep(node24, 'desktop', 'Electron has no binary on this machine');
  const build = { name: 'build', run: () => buildStep(node24) };
  if (chromium) return [build, playwrightStep(node24, 'browser', { HULEI_CHROMIUM: chromium }), desktop];
  if (process.env['CI'] !== 'true') {
    return [build, skipStep(node24, 'browser', 'there is no Chromium on this machine'), desktop];
  }
  return [build, { name: 'browser tests', run: async () => ({ code: 1 }) }, desktop];
}

async function buildStep(/** @type {string} */ node24) {
  try {
    await ensureBuilt(node24);
    return { code: 0 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    return { code: 1 };
  }
}

/** @returns {Step} */
function playwrightStep(
  /** @type {string} */ node24,
  /** @type {string} */ project,
  /** @type {NodeJS.ProcessEnv} */ env,
) {
  const report = `artifacts/playwright-${project}.json`;
  return {
    name: `${project} tests`,
    run: async () => {
      const { code } = await withReport(report, () =>
        runTool(node24, 'playwright', ['test', `--project=${project}`], {
          env: { ...env, HULEI_PLAYWRIGHT_REPORT: report },
        }),
      );
      const found = readReport(report);
      return { code, tally: found ? tallyPlaywright(found) : emptyTally };
    },
  };
}

/** Counts the tests that cannot run here, so that the closing line does not hide them. @returns {Step} */
function skipStep(/** @type {string} */ node24, /** @type {string} */ project, /** @type {string} */ reason) {
  return {
    name: `${project} tests`,
    run: async () => {
      const skipped = await countTests(node24, project);
      process.stdout.write(`${skipped} tests skipped: ${reason}.\n`);
      return { code: 0, tally: { ...emptyTally, skipped } };
    },
  };
}

async function countTests(/** @type {string} */ node24, /** @type {string} */ project) {
  const { output } = await captureTool(node24, 'playwright', [
    'test',
    '--list',
    '--reporter=line',
    '--pass-with-no-tests',
    `--project=${project}`,
  ]);
  return Number(/^Total: (\d+) tests?/m.exec(output)?.[1] ?? 0);
}
