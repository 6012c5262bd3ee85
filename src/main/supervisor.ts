import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { AppError } from '#shared/rpc/app-error.ts';
import { workerUrl } from '#core/worker-url.ts';
import type { CoreOptions, FromCore, ToCore, WorkerOptions } from '#core/worker-protocol.ts';

/** Lets the answer to the locking call reach its screen before the pipes are closed. */
const FLUSH_MS = 30;

export type Supervisor = {
  /** A fresh pipe to the core; waits while a locked core is being replaced. */
  connect: () => Promise<MessagePort>;
  end: () => Promise<void>;
};

/** What a door can do for its core, and where it has it. */
export type Door = {
  /** The core's bundle, which starts in a fifth of the time; its sources where none is named. */
  core?: URL;
  /** Opens a file in the program this PC has for it. @returns whether there was one. */
  openFile?: (path: string) => Promise<boolean>;
};

type Running = { worker: Worker; pipes: Set<MessagePort> };

/**
 * Keeps one core alive in a worker thread. A lock ends the worker, so that no key stays in memory, and starts a
 * fresh, locked one; a crash does the same.
 * @throws AppError what the core refused to start for, e.g. `store.in-use`.
 */
export async function superviseCore(options: CoreOptions, door: Door = {}): Promise<Supervisor> {
  // Whatever the core makes is for this account of the PC alone; a worker cannot set this itself.
  process.umask(0o077);
  const core = door.core ?? workerUrl('./core/worker.ts', import.meta.url);
  const begunAt = performance.now();
  let isEnding = false;
  let current: Running | undefined;
  let running: Promise<Running> = start().then(keep);
  await running;

  /** A given clock goes on through every lock: the next core begins where the last one's clock stood. */
  function clockNow(): number | null {
    return options.startsAt === null ? null : options.startsAt + (performance.now() - begunAt);
  }

  function start(): Promise<Running> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(core, {
        workerData: {
          ...options,
          startsAt: clockNow(),
          opensFiles: door.openFile !== undefined,
        } satisfies WorkerOptions,
        execArgv: [],
      });
      const self: Running = { worker, pipes: new Set() };
      const exited = new Promise<void>((done) => {
        worker.once('exit', () => {
          for (const pipe of self.pipes) pipe.close();
          done();
        });
      });
      worker.on('message', (message: FromCore) => {
        if (message.kind === 'ready') {
          resolve(self);
          void exited.then(() => replace(self)); // a crash is answered like a lock
        } else if (message.kind === 'refused') {
          reject(new AppError(message.code, message.params));
          void worker.terminate();
        } else if (message.kind === 'open') {
          void openFor(worker, message.path);
        } else {
          replace(self, exited);
          setTimeout(() => void worker.terminate(), FLUSH_MS);
        }
      });
      worker.on('error', reject);
    });
  }

  async function openFor(worker: Worker, path: string): Promise<void> {
    const isOpen = await (door.openFile?.(path) ?? Promise.resolve(false)).catch(() => false);
    send(worker, { kind: 'opened', path, isOpen });
  }

  /** From here on new pipes wait for the next core: none is handed out to one that is about to end. */
  function replace(ended: Running, exited: Promise<void> = Promise.resolve()): void {
    if (isEnding || current !== ended) return;
    current = undefined;
    running = exited.then(start).then(keep);
    running.catch(() => undefined); // told to whoever connects next
  }

  function keep(started: Running): Running {
    current = started;
    return started;
  }

  return {
    connect: async () => {
      const last = running;
      const { worker, pipes } = await last.catch(() => {
        if (running === last) running = start().then(keep); // what stopped it, e.g. a disk, may be back
        return running;
      });
      const { port1, port2 } = new MessageChannel();
      pipes.add(port2);
      port2.on('close', () => pipes.delete(port2));
      send(worker, { kind: 'connect', port: port1 }, [port1]);
      return port2;
    },
    end: async () => {
      isEnding = true;
      const started = await running.catch(() => undefined);
      if (!started) return;
      const { worker } = started;
      const exited = new Promise((resolve) => {
        worker.once('exit', resolve);
      });
      send(worker, { kind: 'close' });
      await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
      await worker.terminate();
    },
  };
}

function send(to: Worker, message: ToCore, transfer: MessagePort[] = []): void {
  to.postMessage(message, transfer);
}
