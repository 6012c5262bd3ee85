import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';
import { capture, run } from './spawn.mjs';

/**
 * The script behind each tool. They are started as `node24 script`, because what npm puts into .bin would start on
 * the machine's own Node, and through a shell on Windows.
 */
const scripts = {
  'electron-vite': 'electron-vite/bin/electron-vite.js',
  knip: 'knip/bin/knip.js',
  oxfmt: 'oxfmt/bin/oxfmt',
  oxlint: 'oxlint/bin/oxlint',
  playwright: '@playwright/test/cli.js',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
};

/** @typedef {keyof typeof scripts} Tool */

/**
 * Runs a tool with Node 24 in the project folder, its output going where ours goes.
 * @param {string} node24
 * @param {Tool} tool
 * @param {readonly string[]} args
 * @param {{env?: NodeJS.ProcessEnv, stdout?: 'inherit' | 'stderr', timeoutMs?: number}} [options]
 */
export function runTool(node24, tool, args, options = {}) {
  return run(node24, [toolScript(tool), ...args], { ...options, env: toolEnv(options.env) });
}

/**
 * Runs a tool and hands back what it printed.
 * @param {string} node24
 * @param {Tool} tool
 * @param {readonly string[]} args
 * @param {{env?: NodeJS.ProcessEnv, timeoutMs?: number}} [options]
 */
export function captureTool(node24, tool, args, options = {}) {
  return capture(node24, [toolScript(tool), ...args], { ...options, env: toolEnv(options.env) });
}

function toolScript(/** @type {Tool} */ tool) {
  return join(root, 'node_modules', scripts[tool]);
}

function toolEnv(/** @type {NodeJS.ProcessEnv | undefined} */ env) {
  // `node` in a tool's own children means Node 24 too.
  return {
    ...env,
    PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
  };
}
