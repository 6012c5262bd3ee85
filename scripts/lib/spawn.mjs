import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Node keeps the sources it has stripped and compiled here: a third less work at every start. */
const compileCache = join(root, 'node_modules', '.cache', 'compile');

/** @typedef {{code: number, isTimedOut: boolean}} Result */

const forwarded = /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT']);

/**
 * Runs one program without a shell and waits for it. Signals sent to us reach it; its exit code is ours to pass on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{env?: NodeJS.ProcessEnv, cwd?: string, stdout?: 'inherit' | 'stderr', timeoutMs?: number}} [options]
 * @returns {Promise<Result>} code 127 when it could not be started, 128 + n after signal n
 */
export function run(command, args, { stdout = 'inherit', ...options } = {}) {
  return launch(command, args, {
    ...options,
    stdio: ['inherit', stdout === 'stderr' ? 2 : 'inherit', 'inherit'],
  });
}

/**
 * Runs one program quietly and hands back what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean}} [options]
 * @returns {Promise<Result & {output: string}>} stdout and stderr, interleaved
 */
export async function capture(command, args, options = {}) {
  /** @type {Buffer[]} */
  const chunks = [];
  const result = await launch(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }, (child) => {
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
  });
  return { ...result, output: Buffer.concat(chunks).toString('utf8') };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & {timeoutMs?: number}} options
 * @param {(child: import('node:child_process').ChildProcess) => void} [onStart]
 * @returns {Promise<Result>}
 */
function launch(command, args, { timeoutMs, env, ...options }, onStart) {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd: root,
      ...options,
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...env },
    });
    let isTimedOut = false;
    const timer = timeoutMs && setTimeout(() => (isTimedOut = child.kill('SIGKILL')), timeoutMs);
    const listeners = forwarded.map((signal) => {
      const forward = () => {
        // A terminal sends Ctrl+C to the whole group: the child has it already.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      };
      process.on(signal, forward);
      return () => process.off(signal, forward);
    });
    const finish = (/** @type {number} */ code) => {
      if (timer) clearTimeout(timer);
      for (const stop of listeners) stop();
      settle({ code, isTimedOut });
    };
    child.once('error', () => finish(127));
    child.once('close', (code, signal) => finish(code ?? 128 + (signal ? constants.signals[signal] : 0)));
    onStart?.(child);
  });
}
