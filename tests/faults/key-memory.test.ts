import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../unit/vault/support.ts';
import { testKey } from './stores.ts';

const HOLDER = join(import.meta.dirname, 'key-holder.ts');
const LARGEST_REGION = 512 * 1024 * 1024;

async function startHolder(mode: 'careful' | 'careless'): Promise<ChildProcess> {
  const child = spawn(process.execPath, [HOLDER, tempFolder(), mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

/** How often the bytes stand in the writable memory of another process (Linux). */
function countInMemory(pid: number, needle: Buffer): number {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  let count = 0;
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const match = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
      if (!match) continue;
      const [start, end] = [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)];
      if (end - start <= LARGEST_REGION) count += countIn(readRegion(memory, start, end - start), needle);
    }
  } finally {
    closeSync(memory);
  }
  return count;
}

function readRegion(memory: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, length, start));
  } catch {
    return bytes.subarray(0, 0); // the region went away or was never mapped in
  }
}

function countIn(bytes: Buffer, needle: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) count += 1;
  return count;
}

const needle = Buffer.from(Buffer.from(testKey('office')).toString('hex'));

test.skipIf(process.platform !== 'linux')(
  'opening a store leaves no copy of its key as text in memory',
  async () => {
    const child = await startHolder('careful');
    expect(countInMemory(child.pid ?? 0, needle)).toBe(0);
  },
);

test.skipIf(process.platform !== 'linux')('control: a key turned into a string is found', async () => {
  const child = await startHolder('careless');
  expect(countInMemory(child.pid ?? 0, needle)).toBeGreaterThan(0);
});
