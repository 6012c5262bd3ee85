import type { Job } from '#shared/contract/organisation.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import type { Ports } from './ports.ts';

type Running = { job: Job; abort: AbortController };

export type JobTools = {
  signal: AbortSignal;
  /** @param progress 0–1. */
  report: (progress: number, message: string) => void;
};

export type Jobs = {
  /** @throws AppError `job.running`, unless it only looks (verify). */
  start: (
    kind: Job['kind'],
    work: (tools: JobTools) => Promise<{ folder: string | null; message: string }>,
  ) => string;
  get: (id: string) => Job;
  cancel: (id: string) => void;
  cancelAll: () => void;
  /** @throws AppError `job.running` while a backup or a restore is under way: two would write into each other’s files. */
  assertIdle: () => void;
};

/** Work that outlives one call. A job is found only by its id, which nobody but its starter was told. */
export function createJobs(ports: Ports, reportBug: (error: unknown) => string): Jobs {
  const jobs = new Map<string, Running>();

  function find(id: string): Running {
    const running = jobs.get(id);
    if (!running) throw new AppError('record.missing');
    return running;
  }

  function fail(error: unknown): Pick<Job, 'state' | 'error' | 'message'> {
    if (error instanceof AppError) {
      const message = describeError(error.code, error.params);
      const state = error.code === 'job.cancelled' ? 'cancelled' : 'failed';
      return { state, message, error: { code: error.code, message } };
    }
    const message = describeError('internal', { incident: reportBug(error) });
    return { state: 'failed', message, error: { code: 'internal', message } };
  }

  function assertIdle(): void {
    const isBusy = [...jobs.values()].some(({ job }) => job.kind !== 'verify' && job.state === 'running');
    if (isBusy) throw new AppError('job.running');
  }

  return {
    assertIdle,
    start: (kind, work) => {
      if (kind !== 'verify') assertIdle();
      const id = ports.random.uuid();
      const abort = new AbortController();
      const running: Running = {
        abort,
        job: { id, kind, state: 'running', progress: 0, message: '', folder: null, error: null },
      };
      jobs.set(id, running);
      const update = (change: Partial<Job>): void => {
        running.job = { ...running.job, ...change };
      };
      work({ signal: abort.signal, report: (progress, message) => update({ progress, message }) }).then(
        ({ folder, message }) => update({ state: 'done', progress: 1, folder, message }),
        (error: unknown) => update(fail(error)),
      );
      return id;
    },
    get: (id) => find(id).job,
    cancel: (id) => find(id).abort.abort(),
    cancelAll: () => {
      for (const { abort } of jobs.values()) abort.abort();
    },
  };
}
