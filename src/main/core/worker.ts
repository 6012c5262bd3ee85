import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { systemPorts } from '#main/system-ports.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { createApp } from './app.ts';
import type { App } from './app.ts';
import { serve } from './rpc/serve.ts';
import { getSetting } from './services/settings.ts';
import { FLOOR_COST } from './vault/kdf.ts';
import type { FromCore, ToCore, WorkerOptions } from './worker-protocol.ts';

/** How long after the screen should have locked the core locks by itself. */
const IDLE_GRACE_MS = 30_000;
const IDLE_CHECK_MS = 5_000;

function tell(message: FromCore): void {
  parentPort?.postMessage(message);
}

/** Who waits to hear what became of the copy at that path. */
const opening = new Map<string, (isOpen: boolean) => void>();

function openFile(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    opening.set(path, resolve);
    tell({ kind: 'open', path });
  });
}

function start(options: WorkerOptions): App | undefined {
  try {
    return createApp({
      home: options.home,
      version: options.version,
      isDemo: options.isDemo,
      ports: systemPorts(options.startsAt ?? undefined),
      ...(options.usesFloorKdf ? { kdf: FLOOR_COST } : {}),
      ...(options.opensFiles ? { openFile } : {}),
      onLocked: () => tell({ kind: 'locked' }),
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tell({ kind: 'refused', code: error.code, params: error.params });
    return undefined;
  }
}

function serveOn(app: App, port: MessagePort): void {
  serve(app, {
    postMessage: (data) => port.postMessage(data),
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  });
}

function lockWhenIdle(app: App): void {
  const desk = app.desk();
  if (!desk) return;
  const limit = getSetting(desk.officeDb, 'idleMinutes') * 60_000 + IDLE_GRACE_MS;
  if (app.idleMs() > limit) app.lock();
}

const app = start(workerData as WorkerOptions);
if (app) {
  const timer = setInterval(() => lockWhenIdle(app), IDLE_CHECK_MS);
  parentPort?.on('message', (message: ToCore) => {
    if (message.kind === 'connect') {
      serveOn(app, message.port);
      return;
    }
    if (message.kind === 'opened') {
      opening.get(message.path)?.(message.isOpen);
      opening.delete(message.path);
      return;
    }
    clearInterval(timer);
    app.close();
    process.exit(0); // ends this thread, whatever pipes are still open
  });
  tell({ kind: 'ready' });
}
