import { randomBytes } from 'node:crypto';
import type { Ports } from '#core/ports.ts';
import { systemPorts, uuidV7 } from '#main/system-ports.ts';

export type SteppingPorts = Ports & {
  /** Sets the wall clock. It never runs backwards: an earlier instant than it shows already is passed over. */
  stepTo: (at: number) => void;
};

/** Every reading of the clock is this much later than the one before, so that no two acts share an instant. */
const READING_MS = 250;

/** Real randomness and a wall clock that stands still until it is set: nine weeks pass in a few seconds. */
export function steppingPorts(startsAt: number): SteppingPorts {
  let at = startsAt;
  const now = (): number => (at += READING_MS);
  const { clock, converter, report } = systemPorts();
  return {
    clock: { now: () => new Date(now()), monotonic: clock.monotonic },
    random: {
      uuid: () => uuidV7(now(), randomBytes(16)),
      bytes: (length) => new Uint8Array(randomBytes(length)),
    },
    converter,
    report,
    stepTo: (next) => {
      at = Math.max(at, next);
    },
  };
}

/** Epoch milliseconds of a day and hour in China. @param hour e.g. 09:00 */
export function chinaTime(day: string, hour: string): number {
  return Date.parse(`${day}T${hour}:00+08:00`);
}
