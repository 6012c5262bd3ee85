import type { Job } from '#shared/contract/organisation.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import type { Ports } from './ports.ts';

type Running = { job: Job; abort: AbortController; made?: MadeFile | undefined };

/** Two of these would write into each other’s files. */
const alone: readonly Job['kind'][] = ['backup', 'restore'];

export type JobTools = {
  id: string;
  signal: AbortSignal;
  /** @param progress 0–1. */
  report: (progress: number, message: string) => void;
};

/** `made`: a file for whoever started the job, kept in memory until the desk locks. */
export type JobResult = { folder: string | null; message: string; resultId?: string; made?: MadeFile };

export type MadeFile = { name: string; file: Blob; register: string; drill: { row: number; id: string }[] };

export type Jobs = {
  /** @throws AppError `job.running` for a backup or a restore beside another one. */
  start: (kind: Job['kind'], work: (tools: JobTools) => Promise<JobResult>) => string;
  get: (id: string) => Job;
  /** @throws AppError `record.missing` for a job that made no file, or none yet. */
  made: (id: string) => MadeFile;
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

  function finish(running: Running, { folder, message, resultId, made }: JobResult): void {
    running.made = made;
    running.job = { ...running.job, state: 'done', progress: 1, folder, message, resultId: resultId ?? null };
  }

  function assertIdle(): void {
    const isBusy = [...jobs.values()].some(({ job }) => alone.includes(job.kind) && job.state === 'running');
    if (isBusy) throw new AppError('job.running');
  }

  return {
    assertIdle,
    start: (kind, work) => {
      if (alone.includes(kind)) assertIdle();
      const id = ports.random.uuid();
      const abort = new AbortController();
      const running: Running = {
        abort,
        job: {
          id,
          kind,
          state: 'running',
          progress: 0,
          message: '',
          folder: null,
          resultId: null,
          error: null,
        },
      };
      jobs.set(id, running);
      const update = (change: Partial<Job>): void => {
        running.job = { ...running.job, ...change };
      };
      work({ id, signal: abort.signal, report: (progress, message) => update({ progress, message }) }).then(
        (result) => finish(running, result),
        (error: unknown) => update(fail(error)),
      );
      return id;
    },
    get: (id) => find(id).job,
    made: (id) => {
      const { made } = find(id);
      if (!made) throw new AppError('record.missing');
      return made;
    },
    cancel: (id) => find(id).abort.abort(),
    cancelAll: () => {
      for (const running of jobs.values()) {
        running.abort.abort();
        running.made = undefined;
      }
    },
  };
}
