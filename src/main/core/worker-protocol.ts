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

/** What the worker is told beside: whether its door can open a file in the program the PC has for it. */
export type WorkerOptions = CoreOptions & { opensFiles: boolean };

export type ToCore =
  | { kind: 'connect'; port: MessagePort }
  | { kind: 'opened'; path: string; isOpen: boolean }
  | { kind: 'close' };

export type FromCore =
  | { kind: 'ready' }
  | { kind: 'refused'; code: ErrorCode; params: ErrorParams | undefined }
  /** A plain copy of a letter that somebody asked to see in WPS. */
  | { kind: 'open'; path: string }
  /** The keys are gone from this worker: end it and start a fresh one. */
  | { kind: 'locked' };
