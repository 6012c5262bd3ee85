import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { acquireHomeLock } from '#core/store/lock.ts';
import { refusal, tempFolder } from '../vault/support.ts';

/** Another process that takes the lock, says so and holds it until it is killed. */
async function holdElsewhere(home: string): Promise<ChildProcess> {
  const script = `
    const { acquireHomeLock } = await import(process.argv[1]);
    globalThis.lock = acquireHomeLock(process.argv[2]);
    process.stdout.write('held');
    setInterval(() => {}, 1000);`;
  const lock = join(import.meta.dirname, '../../../src/main/core/store/lock.ts');
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, lock, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

test('a second desk on the same home is refused, on another it is not', () => {
  const home = tempFolder();
  const lock = acquireHomeLock(home);
  expect(() => acquireHomeLock(home)).toThrow(refusal('store.in-use'));
  acquireHomeLock(join(home, 'another')).release();
  lock.release();
  acquireHomeLock(home).release();
});

test('another process is refused too, and its death, however sudden, frees the home', async () => {
  const home = tempFolder();
  const child = await holdElsewhere(home);
  expect(() => acquireHomeLock(home)).toThrow(refusal('store.in-use'));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = acquireHomeLock(home);
  expect(lock).toBeDefined();
  lock.release();
});
