import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { AppError } from '#shared/rpc/app-error.ts';
import { workerUrl } from '#core/worker-url.ts';
import type { CoreOptions, FromCore, ToCore } from '#core/worker-protocol.ts';

/** Lets the answer to the locking call reach its screen before the pipes are closed. */
const FLUSH_MS = 30;

export type Supervisor = {
  /** A fresh pipe to the core; waits while a locked core is being replaced. */
  connect: () => Promise<MessagePort>;
  end: () => Promise<void>;
};

type Running = { worker: Worker; pipes: Set<MessagePort> };

/**
 * Keeps one core alive in a worker thread. A lock ends the worker, so that no key stays in memory, and starts a
 * fresh, locked one; a crash does the same.
 * @throws AppError what the core refused to start for, e.g. `store.in-use`.
 */
export async function superviseCore(options: CoreOptions): Promise<Supervisor> {
  // Whatever the core makes is for this account of the PC alone; a worker cannot set this itself.
  process.umask(0o077);
  let isEnding = false;
  let running: Promise<Running> = start();
  await running;

  function start(): Promise<Running> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(workerUrl('./core/worker.ts', import.meta.url), {
        workerData: options,
        execArgv: [],
      });
      const self: Running = { worker, pipes: new Set() };
      worker.on('message', (message: FromCore) => {
        if (message.kind === 'ready') resolve(self);
        else if (message.kind === 'refused') {
          reject(new AppError(message.code, message.params));
          void worker.terminate();
        } else setTimeout(() => void worker.terminate(), FLUSH_MS);
      });
      worker.on('error', reject);
      worker.on('exit', () => {
        for (const pipe of self.pipes) pipe.close();
        if (!isEnding) replace(self);
      });
    });
  }

  function replace(ended: Running): void {
    running.then(
      (current) => {
        if (current === ended) running = start();
      },
      () => undefined, // it never started: whoever asked was told why
    );
  }

  function send(to: Worker, message: ToCore, transfer: MessagePort[] = []): void {
    to.postMessage(message, transfer);
  }

  return {
    connect: async () => {
      const current = await running;
      const { port1, port2 } = new MessageChannel();
      current.pipes.add(port2);
      port2.on('close', () => current.pipes.delete(port2));
      send(current.worker, { kind: 'connect', port: port1 }, [port1]);
      return port2;
    },
    end: async () => {
      isEnding = true;
      const { worker } = await running;
      const exited = new Promise((resolve) => {
        worker.once('exit', resolve);
      });
      send(worker, { kind: 'close' });
      await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
      await worker.terminate();
    },
  };
}
