import { argon2id } from 'hash-wasm';
import { z } from 'zod';
import { normalizePassword } from '#shared/domain/accounts/password.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Clock } from '#core/ports.ts';
import { KEY_BYTES, utf8 } from './crypto.ts';

/** Below the floor a stolen file is guessed too cheaply; above the ceiling a forged file could freeze the desk. */
const FLOOR = { memoryKiB: 64 * 1024, iterations: 3 } as const;
const CEILING = { memoryKiB: 1024 * 1024, iterations: 10 } as const;

export const KdfCost = z.strictObject({
  algorithm: z.literal('argon2id'),
  memoryKiB: z.int().min(FLOOR.memoryKiB).max(CEILING.memoryKiB),
  iterations: z.int().min(FLOOR.iterations).max(CEILING.iterations),
  parallelism: z.literal(1),
});
export type KdfCost = z.infer<typeof KdfCost>;

export const FLOOR_COST: KdfCost = { algorithm: 'argon2id', ...FLOOR, parallelism: 1 };

/** 16 random bytes, new for every password. */
export const SALT_BYTES = 16;

/**
 * A 32-byte key from a password (Argon2id, RFC 9106). The caller wipes it.
 * @throws AppError `vault.kdf-refused` when the cost is under the floor or above the ceiling.
 */
export async function derivePasswordKey(
  password: string,
  salt: Uint8Array,
  cost: KdfCost,
): Promise<Uint8Array> {
  if (!KdfCost.safeParse(cost).success || salt.length !== SALT_BYTES) throw new AppError('vault.kdf-refused');
  const secret = utf8(normalizePassword(password));
  const key = await argon2id({
    password: secret,
    salt,
    iterations: cost.iterations,
    parallelism: cost.parallelism,
    memorySize: cost.memoryKiB,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  secret.fill(0);
  return key;
}

const TARGET_MS = 500;
const LIMIT_MS = 1000;

/** Measures this PC once and picks a cost of 0.5–1 s for one password; never below the floor. */
export async function calibrate(clock: Clock): Promise<KdfCost> {
  const salt = new Uint8Array(SALT_BYTES);
  await derivePasswordKey('warm-up', salt, FLOOR_COST); // compiling the WebAssembly is not part of the cost
  const start = clock.monotonic();
  await derivePasswordKey('calibrate', salt, FLOOR_COST);
  return costFor(clock.monotonic() - start);
}

/** @param floorMs what one derivation at the floor took. Memory grows first: it is what hurts a guesser most. */
export function costFor(floorMs: number): KdfCost {
  let cost: KdfCost = FLOOR_COST;
  let ms = Math.max(floorMs, 1);
  while (ms < TARGET_MS && ms * 2 <= LIMIT_MS && cost.memoryKiB < 4 * FLOOR.memoryKiB) {
    cost = { ...cost, memoryKiB: cost.memoryKiB * 2 };
    ms *= 2;
  }
  const perIteration = ms / cost.iterations;
  const wanted = Math.ceil(TARGET_MS / perIteration);
  const affordable = Math.floor(LIMIT_MS / perIteration);
  const iterations = Math.min(Math.max(wanted, FLOOR.iterations), Math.max(affordable, FLOOR.iterations));
  return { ...cost, iterations: Math.min(iterations, CEILING.iterations) };
}
