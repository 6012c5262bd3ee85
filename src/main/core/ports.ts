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

export type ConvertOptions = {
  /** Under which the run has its own private folder, wiped at its end. */
  parent: string;
  signal?: AbortSignal | undefined;
  /** How many letters are done. */
  onDone?: ((count: number) => void) | undefined;
};

/** Makes PDFs with an office program of this PC. */
export type Converter = {
  /** The program, for the screen; null where this PC has none. */
  name: () => string | null;
  /**
   * One run at a time, the next waits.
   * @param letters .docx files
   * @returns a PDF for each
   * @throws AppError `converter.missing`, `converter.failed`, `converter.slow`, `job.cancelled`
   */
  toPdf: (letters: readonly Uint8Array[], options: ConvertOptions) => Promise<Uint8Array[]>;
};

export type Ports = {
  clock: Clock;
  random: Randomness;
  converter: Converter;
  /** Notes a bug under its incident number. What is noted must hold no key, SQL or personal data. */
  report: (incident: string, error: unknown) => void;
};
