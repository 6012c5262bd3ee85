import { argon2Sync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FLOOR_COST, costFor, derivePasswordKey } from '#core/vault/kdf.ts';
import { refusal } from './support.ts';

const salt = new Uint8Array(16).fill(7);

test('is Argon2id as the runtime computes it, full width or half width alike', async () => {
  const expected = argon2Sync('argon2id', {
    message: Buffer.from('护蕾Abc123'),
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: 65_536,
    passes: 3,
  });
  expect(Buffer.from(await derivePasswordKey('护蕾Ａbc１23', salt, FLOOR_COST))).toEqual(expected);
});

describe('refuses a cost', () => {
  test.each([
    ['under the memory floor', { memoryKiB: 65_535 }],
    ['under the floor of rounds', { iterations: 2 }],
    ['above 1 GiB', { memoryKiB: 1024 * 1024 + 1 }],
    ['above ten rounds', { iterations: 11 }],
  ])('%s', async (_, change) => {
    await expect(derivePasswordKey('x', salt, { ...FLOOR_COST, ...change })).rejects.toThrow(
      refusal('vault.kdf-refused'),
    );
  });

  test('with a short salt', async () => {
    await expect(derivePasswordKey('x', salt.subarray(1), FLOOR_COST)).rejects.toThrow(
      refusal('vault.kdf-refused'),
    );
  });
});

describe('calibration', () => {
  test('a slow PC stays at the floor, a fast one pays in memory first', () => {
    expect(costFor(1200)).toEqual(FLOOR_COST);
    expect(costFor(600)).toEqual(FLOOR_COST);
    expect(costFor(250)).toEqual({ ...FLOOR_COST, memoryKiB: 2 * 65_536 });
    expect(costFor(125).memoryKiB).toBe(4 * 65_536);
  });

  test('is 0.5 to 1 s on any PC between very slow and very fast, and never under the floor', () => {
    fc.assert(
      fc.property(fc.double({ min: 40, max: 3000, noNaN: true }), (floorMs) => {
        const cost = costFor(floorMs);
        const ms =
          floorMs * (cost.memoryKiB / FLOOR_COST.memoryKiB) * (cost.iterations / FLOOR_COST.iterations);
        expect(ms).toBeGreaterThanOrEqual(500);
        expect(ms).toBeLessThanOrEqual(Math.max(1000, floorMs));
        expect(cost.memoryKiB).toBeGreaterThanOrEqual(65_536);
        expect(cost.iterations).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
