import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/rpc/app-error.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import { workerUrl } from '#core/worker-url.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import { stopIfCancelled } from './pieces.ts';

export type SnapshotTask = { source: string; target: string; key: Uint8Array };
export type SnapshotAnswer =
  | { ok: true; counts: Record<string, number>; version: number }
  | { ok: false; code: ErrorCode; params: ErrorParams | undefined };

/**
 * Copies a store in a thread of its own, which a cancel ends at once.
 * @throws AppError `disk.*`, `store.*`, `backup.snapshot-failed`, `job.cancelled`.
 */
export async function snapshotStore(
  task: SnapshotTask,
  signal: AbortSignal,
): Promise<{ counts: Record<string, number>; version: number }> {
  stopIfCancelled(signal);
  // A copy of the key for the thread, handed over and not shared: it wipes its own.
  const key = new Uint8Array(task.key);
  const worker = new Worker(workerUrl('./snapshot-worker.ts', import.meta.url), {
    workerData: { ...task, key },
    transferList: [key.buffer],
    execArgv: [],
  });
  try {
    const answer = await new Promise<SnapshotAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new AppError('backup.snapshot-failed')));
      signal.addEventListener('abort', () => reject(new AppError('job.cancelled')), { once: true });
    });
    if (!answer.ok) throw new AppError(answer.code, answer.params);
    return answer;
  } finally {
    await worker.terminate();
  }
}
