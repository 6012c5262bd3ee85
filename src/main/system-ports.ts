import { randomBytes } from 'node:crypto';
import type { Ports } from '#core/ports.ts';
import { officeConverter } from './office/converter.ts';

/** UUID version 7 (RFC 9562): 48 bits of time, then random. Sorts as it was made. */
export function uuidV7(atMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 16));
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(atMs / 256 ** (5 - i)) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A bug's name and where it happened, without its message: a message may quote somebody's data. */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 12)].join('\n');
}

/**
 * The real clock, randomness, converter and bug log.
 * @param startsAt for a demonstration: the instant at which the desk's clock begins to run.
 */
export function systemPorts(startsAt?: number): Ports {
  const offset = startsAt === undefined ? 0 : startsAt - Date.now();
  const now = (): number => Date.now() + offset;
  return {
    clock: { now: () => new Date(now()), monotonic: () => performance.now() },
    random: {
      uuid: () => uuidV7(now(), randomBytes(16)),
      bytes: (length) => new Uint8Array(randomBytes(length)),
    },
    converter: officeConverter(),
    report: (incident, error) => {
      const detail = process.env['HULEI_DEBUG'] === '1' && error instanceof Error ? `\n${error.message}` : '';
      process.stderr.write(`incident ${incident}: ${describeBug(error)}${detail}\n`);
    },
  };
}
