import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Clock } from '#core/ports.ts';
import { sha256, utf8 } from './crypto.ts';
import { nodeFiles } from './files.ts';
import type { FileCalls } from './files.ts';
import { normalizeLogin } from './slots.ts';
import { findJson, readTwin, writeTwin } from './twin-file.ts';
import type { Twin } from './twin-file.ts';

/**
 * Slows down guessing at the sign-in: five free tries, then 1 s doubling to 15 min, for each login, across restarts.
 * It cannot stop somebody who deletes or copies files of the home folder, nor one who sets the PC's clock forward
 * and starts the desk anew: offline guessing is Argon2's business.
 */
export type Throttle = {
  /**
   * Call before the password is checked. Counts the try as failed at once, so that pulling the plug gains nothing.
   * @throws AppError `vault.too-many-tries` with the wait in words; such a try does not count.
   */
  begin: (login: string) => void;
  /** Call when the password was right: forgets the login's failures. */
  succeed: (login: string) => void;
};

const FREE_TRIES = 5;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 15 * 60 * 1000;
/** After this long a login's failures are forgotten; the file stays small whatever is typed. */
const MEMORY_MS = 24 * 60 * 60 * 1000;

const Tries = z.strictObject({ failures: z.int().min(1), lastMs: z.number() });

/** `nowMs`: the latest wall-clock time ever seen here, so that setting the PC's clock back shortens no wait. */
const State = z.strictObject({
  sequence: z.int().min(1),
  nowMs: z.number(),
  logins: z.record(z.hex().length(64), Tries),
});
type State = z.infer<typeof State>;

const throttleTwin: Twin<State> = {
  name: 'sign-in',
  parse: (text) => {
    const parsed = State.safeParse(findJson(text));
    return parsed.success ? parsed.data : undefined;
  },
  format: (state) => JSON.stringify(state),
  rank: (state) => state.sequence,
};

export function openThrottle(home: string, clock: Clock, files: FileCalls = nodeFiles): Throttle {
  let state: State = readTwin(home, throttleTwin, files).newest ?? { sequence: 1, nowMs: 0, logins: {} };
  const opened = { nowMs: Math.max(clock.now().getTime(), state.nowMs), monotonic: clock.monotonic() };

  /** Once open, only the monotonic clock counts: the PC's clock, set either way, neither shortens nor stretches a wait. */
  function now(): number {
    return opened.nowMs + clock.monotonic() - opened.monotonic;
  }

  function save(nowMs: number, logins: State['logins']): void {
    const kept = Object.entries(logins).filter(([, { lastMs }]) => nowMs - lastMs < MEMORY_MS);
    state = { sequence: state.sequence + 1, nowMs, logins: Object.fromEntries(kept) };
    writeTwin(home, throttleTwin, state, files);
  }

  return {
    begin: (login) => {
      const name = nameOf(login);
      const nowMs = now();
      const tries = state.logins[name];
      const waitMs = tries ? tries.lastMs + delayAfter(tries.failures) - nowMs : 0;
      if (waitMs > 0) throw new AppError('vault.too-many-tries', { wait: inWords(waitMs) });
      save(nowMs, { ...state.logins, [name]: { failures: (tries?.failures ?? 0) + 1, lastMs: nowMs } });
    },
    succeed: (login) => {
      const { [nameOf(login)]: _forgotten, ...others } = state.logins;
      save(now(), others);
    },
  };
}

/** Milliseconds to wait after so many failures in a row. */
export function delayAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE_TRIES), LONGEST_DELAY_MS);
}

/** Hashed: people type passwords into the login field, and that must not end up in a file. */
function nameOf(login: string): string {
  return Buffer.from(sha256(utf8(normalizeLogin(login)))).toString('hex');
}

function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}
