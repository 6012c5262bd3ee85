import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Runner } from '#core/documents/measure/runner.ts';

const exec = promisify(execFile);

/** Runs a measuring tool; 100 MB is enough for one page at 200 dpi. */
export const runTool: Runner = async (command, args) => {
  const { stdout } = await exec(command, [...args], {
    encoding: 'buffer',
    maxBuffer: 100_000_000,
    timeout: 120_000,
  });
  return stdout;
};

/** The tools of `names` that this machine lacks. */
export async function findMissingTools(names: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const name of names) {
    try {
      await exec('which', [name]);
    } catch {
      missing.push(name);
    }
  }
  return missing;
}
