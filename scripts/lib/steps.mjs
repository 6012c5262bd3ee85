import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { emptyTally, tallyVitest } from './tally.mjs';
import { runTool } from './tools.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{name: string, isPassed: boolean, tally: Tally}} StepResult */
/** @typedef {{name: string, run: () => Promise<{code: number, tally?: Tally}>}} Step */

/** @returns {Step[]} everything that is checked without a browser, cheapest first */
export function checkSteps(/** @type {string} */ node24, /** @type {NodeJS.ProcessEnv} */ env = {}) {
  const tool = (
    /** @type {string} */ name,
    /** @type {import('./tools.mjs').Tool} */ program,
    /** @type {string[]} */ args,
  ) => ({ name, run: () => runTool(node24, program, args) });
  return [
    tool('format', 'oxfmt', ['--check', '.']),
    tool('types', 'tsc', ['-p', '.']),
    tool('types of the scripts', 'tsc', ['-p', 'scripts']),
    tool('lint', 'oxlint', ['--deny-warnings']),
    tool('unused code', 'knip', []),
    { name: 'unit tests', run: () => runVitest(node24, env) },
  ];
}

/**
 * Runs every step even when one fails, then says how each went.
 * @param {readonly Step[]} steps
 * @returns {Promise<StepResult[]>}
 */
export async function runSteps(steps) {
  /** @type {StepResult[]} */
  const results = [];
  for (const step of steps) {
    process.stdout.write(`\n== ${step.name} ==\n`);
    const startedAt = performance.now();
    const { code, tally = emptyTally } = await step.run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`== ${step.name}: ${code === 0 ? 'ok' : `FAILED (${code})`}, ${seconds} s\n`);
    results.push({ name: step.name, isPassed: code === 0, tally });
  }
  return results;
}

/**
 * Runs vitest and counts its tests.
 * @param {string} node24
 * @param {NodeJS.ProcessEnv} [env]
 * @param {readonly string[]} [args]
 */
export async function runVitest(node24, env = {}, args = []) {
  const report = 'artifacts/vitest.json';
  const { code } = await withReport(report, () =>
    runTool(
      node24,
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
      {
        env,
      },
    ),
  );
  const found = readReport(report);
  return { code, tally: found ? tallyVitest(found) : emptyTally };
}

/**
 * Clears an old report first: what is read afterwards is this run's or nothing.
 * @template T
 * @param {string} report
 * @param {() => Promise<T>} work
 */
export function withReport(report, work) {
  const file = join(root, report);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return work();
}

/** The parsed report; undefined when the runner died before writing it. */
export function readReport(/** @type {string} */ report) {
  try {
    return JSON.parse(readFileSync(join(root, report), 'utf8'));
  } catch {
    return undefined;
  }
}
