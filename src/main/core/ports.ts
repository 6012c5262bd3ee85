/** The only ways the core reaches time, randomness and the outside. Doors and tests hand them in. */

export type Clock = {
  /** Wall clock. Stories run on an injected one. */
  now: () => Date;
  /** Milliseconds that never run backwards; for timeouts, throttles and the audit chain's monotonic column. */
  monotonic: () => number;
};

export type Randomness = {
  /** RFC 9562 version 7 in production; deterministic in tests. */
  uuid: () => string;
  /** Cryptographic random bytes. */
  bytes: (length: number) => Uint8Array;
};

export type Ports = {
  clock: Clock;
  random: Randomness;
  /** Notes a bug under its incident number. What is noted must hold no key, SQL or personal data. */
  report: (incident: string, error: unknown) => void;
};
