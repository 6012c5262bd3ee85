import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../scripts/lib/lock.mjs';

let base: string;
let folder: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'hulei-lock-'));
  folder = join(base, 'deep', 'work.lock');
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

/** Enters and leaves under the lock, in another process, `times` times, writing a line at each. */
function worker(name: string, times: number): Promise<number | null> {
  const lockModule = new URL('../../../scripts/lib/lock.mjs', import.meta.url).href;
  const code = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(lockModule)};
    for (let i = 0; i < ${times}; i += 1) {
      await withLock(${JSON.stringify(folder)}, async () => {
        appendFileSync(${JSON.stringify(join(base, 'log'))}, '${name} in\\n');
        await new Promise((wake) => setTimeout(wake, 3));
        appendFileSync(${JSON.stringify(join(base, 'log'))}, '${name} out\\n');
      }, { pollMs: 1 });
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'inherit' });
  return new Promise((settle) => child.once('close', settle));
}

function leaveLock(pid: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pid'), String(pid));
}

describe('withLock', () => {
  it('lets only one of four processes in at a time', async () => {
    const codes = await Promise.all(['a', 'b', 'c', 'd'].map((name) => worker(name, 20)));
    expect(codes).toEqual([0, 0, 0, 0]);
    const lines = readFileSync(join(base, 'log'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(160);
    for (let index = 0; index < lines.length; index += 2) {
      expect(lines[index + 1]).toBe(lines[index]?.replace('in', 'out'));
    }
  });

  it('waits for a living owner and says so once', async () => {
    let waits = 0;
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = withLock(folder, async () => {
      await gate.promise;
      order.push('first');
    });
    const second = withLock(folder, async () => void order.push('second'), {
      onWait: () => (waits += 1),
      pollMs: 1,
    });
    await new Promise((wake) => setTimeout(wake, 30));
    gate.resolve();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    expect(waits).toBe(1);
  });

  it('takes over from a process that died', async () => {
    leaveLock(2 ** 30);
    expect(await withLock(folder, async () => 'done', { pollMs: 1 })).toBe('done');
  });

  it('takes over a lock too old to be real, whoever has that process number now', async () => {
    leaveLock(process.pid);
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(join(folder, 'pid'), longAgo, longAgo);
    expect(await withLock(folder, async () => 'done', { pollMs: 1 })).toBe('done');
  });

  it('is free again after a failure', async () => {
    await expect(withLock(folder, () => Promise.reject(new Error('no network')))).rejects.toThrow(
      'no network',
    );
    expect(existsSync(folder)).toBe(false);
    appendFileSync(join(base, 'log'), await withLock(folder, async () => 'next'));
    expect(readFileSync(join(base, 'log'), 'utf8')).toBe('next');
  });
});
