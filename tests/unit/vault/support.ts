import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Clock, Randomness } from '#core/ports.ts';
import type { FileCalls } from '#core/vault/files.ts';
import { nodeFiles } from '#core/vault/files.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';

/** Bytes that look random and are the same in every run. */
export function seededRandom(seed: string): Randomness {
  let counter = 0;
  const block = (): Buffer => createHash('sha256').update(`${seed} ${counter++}`).digest();
  return {
    uuid: () => `00000000-0000-7000-8000-${block().toString('hex').slice(0, 12)}`,
    bytes: (length) => {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i += 32) bytes.set(block().subarray(0, length - i), i);
      return bytes;
    },
  };
}

export type FakeClock = Clock & { advance: (ms: number) => void; setWall: (ms: number) => void };

/** A wall clock and a monotonic one that go on together until somebody sets the wall clock. */
export function fakeClock(wallMs = Date.UTC(2026, 10, 23)): FakeClock {
  let wall = wallMs;
  let monotonic = 1000;
  return {
    now: () => new Date(wall),
    monotonic: () => monotonic,
    advance: (ms) => {
      wall += ms;
      monotonic += ms;
    },
    setWall: (ms) => {
      wall = ms;
    },
  };
}

/** A folder of its own that goes away with the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hulei-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Matches the refusal with this code, and with these params among others: `expect(work).toThrow(refusal('…'))`. */
export function refusal(code: ErrorCode, params?: Record<string, unknown>): Error {
  return expect.objectContaining({
    name: 'AppError',
    code,
    ...(params && { params: expect.objectContaining(params) }),
  }) as Error;
}

/** File calls of which the k-th (from 1) fails as the disk would; `calls` tells how many there were. */
export function failingFiles(k: number, errno: 'ENOSPC' | 'EIO'): FileCalls & { calls: () => number } {
  let count = 0;
  const step = <A extends unknown[], R>(call: (...args: A) => R) => {
    return (...args: A): R => {
      count += 1;
      if (count === k) throw Object.assign(new Error(errno), { code: errno, syscall: 'write' });
      return call(...args);
    };
  };
  return {
    open: step(nodeFiles.open),
    write: step(nodeFiles.write),
    fsync: step(nodeFiles.fsync),
    close: nodeFiles.close,
    rename: step(nodeFiles.rename),
    read: nodeFiles.read,
    calls: () => count,
  };
}

/** The bytes with one bit turned over. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  const index = Math.floor(bit / 8) % bytes.length;
  flipped[index] = (flipped[index] ?? 0) ^ (1 << (bit % 8));
  return flipped;
}
