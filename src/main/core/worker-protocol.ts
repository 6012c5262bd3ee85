import type { MessagePort } from 'node:worker_threads';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';

/** What a door tells its core at birth. */
export type CoreOptions = {
  home: string;
  version: string;
  isDemo: boolean;
  /** Epoch milliseconds at which the desk's clock begins to run; null: the PC's own time. */
  startsAt: number | null;
  /** Argon2's floor instead of this PC's calibrated cost, for invented data and tests. */
  usesFloorKdf: boolean;
};

export type ToCore = { kind: 'connect'; port: MessagePort } | { kind: 'close' };

export type FromCore =
  | { kind: 'ready' }
  | { kind: 'refused'; code: ErrorCode; params: ErrorParams | undefined }
  /** The keys are gone from this worker: end it and start a fresh one. */
  | { kind: 'locked' };
