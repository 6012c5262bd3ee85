import { EventEmitter, once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { attachPipes } from '#main/desktop/pipes.ts';
import type { Asset } from '#main/host/assets.ts';
import { openBrowserDoor } from '#main/host/server.ts';
import type { BrowserDoor } from '#main/host/server.ts';
import { superviseCore } from '#main/supervisor.ts';
import type { Supervisor } from '#main/supervisor.ts';
import { pipeOver } from './pipe.ts';
import type { Pipe } from './pipe.ts';
import { createTestDesk } from './test-desk.ts';
import type { FakePort } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

/** One way from a screen to the core. */
export type Transport = { open: () => Promise<Pipe>; end: () => Promise<void> };

export type TransportKind = {
  name: string;
  /** Behind a door a lock ends the worker, and with it every pipe. */
  endsPipesOnLock: boolean;
  /** Whether anything that can be cloned may be sent, or text and bytes alone. */
  carriesValues: boolean;
  start: (home: string) => Promise<Transport>;
};

export function startCore(home: string): Promise<Supervisor> {
  return superviseCore({ home, version: '0.0.0-test', isDemo: false, startsAt: null, usesFloorKdf: true });
}

export const transports: readonly TransportKind[] = [
  { name: 'a port of this process', endsPipesOnLock: false, carriesValues: true, start: startHere },
  { name: 'a port relayed by the window', endsPipesOnLock: true, carriesValues: true, start: startRelayed },
  {
    name: 'a WebSocket of the browser door',
    endsPipesOnLock: true,
    carriesValues: false,
    start: startSocket,
  },
];

function startHere(home: string): Promise<Transport> {
  const desk = createTestDesk({ home });
  return Promise.resolve({
    open: () => Promise.resolve(desk.connect()),
    end: () => Promise.resolve(desk.app.close()),
  });
}

async function startRelayed(home: string): Promise<Transport> {
  const supervisor = await startCore(home);
  const ipc = new EventEmitter();
  attachPipes(ipc as unknown as Parameters<typeof attachPipes>[0], supervisor);
  return { open: () => askForPort(ipc, 'app://hulei/index.html'), end: supervisor.end };
}

/** What the preload script does for the page: asks, and gets one end of a channel. */
export function askForPort(ipc: EventEmitter, url: string): Promise<Pipe> {
  return new Promise((resolve) => {
    const frame = {
      url,
      postMessage: (_channel: string, _message: null, [port]: FakePort[]) => {
        if (port) resolve(pipeOverFake(port));
      },
    };
    ipc.emit('hulei:open-port', { sender: { mainFrame: frame }, senderFrame: frame });
  });
}

function pipeOverFake(port: FakePort): Pipe {
  const pipe = pipeOver({
    send: (raw) => port.postMessage(raw),
    onMessage: (listener) => port.on('message', ({ data }: { data: unknown }) => listener(data)),
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  });
  port.start();
  return pipe;
}

export const pageAssets: ReadonlyMap<string, Asset> = new Map([
  ['/index.html', { body: Buffer.from('<!doctype html>'), mediaType: 'text/html; charset=utf-8' }],
  ['/', { body: Buffer.from('<!doctype html>'), mediaType: 'text/html; charset=utf-8' }],
]);

async function startSocket(home: string): Promise<Transport> {
  const supervisor = await startCore(home);
  const door = await openBrowserDoor(supervisor, pageAssets);
  const cookie = await signInAtDoor(door);
  return {
    open: () => openSocket(door, { Cookie: cookie, Origin: door.origin }),
    end: async () => {
      await door.close();
      await supervisor.end();
    },
  };
}

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string };

/** A request with whatever headers, also those a browser would not let a page set. */
export async function ask(
  door: BrowserDoor,
  { method = 'GET', path = '/', headers = {}, body }: Sent,
): Promise<IncomingMessage> {
  const { port } = new URL(door.origin);
  const sent = request({ host: '127.0.0.1', port, method, path, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return response;
}

/** Spends the one-time token. @returns the cookie to send. */
export async function signInAtDoor(door: BrowserDoor): Promise<string> {
  const token = door.address.split('#token=')[1] ?? '';
  const response = await ask(door, {
    method: 'POST',
    path: '/session',
    headers: { Origin: door.origin },
    body: token,
  });
  return response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** @throws Error when the door refuses the upgrade. */
export async function openSocket(door: BrowserDoor, headers: Record<string, string>): Promise<Pipe> {
  const socket = new WebSocket(`${door.origin.replace('http', 'ws')}/core`, { headers });
  await once(socket, 'open');
  socket.on('error', () => undefined); // the close that follows is what the pipe tells
  return pipeOver({
    send: (raw) => socket.send(raw as string | Uint8Array),
    onMessage: (listener) =>
      socket.on('message', (data: Buffer, isBinary) =>
        listener(isBinary ? new Uint8Array(data) : data.toString('utf8')),
      ),
    onClose: (listener) => socket.on('close', listener),
    close: () => socket.close(),
  });
}
