import { createHmac } from 'node:crypto';
import { vi } from 'vitest';

/**
 * Importing this first stands in for Argon2 with one HMAC: services are tested, not the cost of guessing. Suites that
 * open sessions through worker threads, and tests/unit/vault, run the real one.
 */
vi.mock('hash-wasm', () => ({ argon2id: quickArgon }));

type Argon = { password: Uint8Array; salt: Uint8Array; iterations: number; memorySize: number };

/** Lets other calls in while it "works", as the real one does. */
async function quickArgon({ password, salt, iterations, memorySize }: Argon): Promise<Uint8Array> {
  const key = createHmac('sha256', password).update(salt).update(`${iterations} ${memorySize}`).digest();
  await new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
  return new Uint8Array(key);
}
