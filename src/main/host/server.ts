import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { MAX_MESSAGE_BYTES } from '#core/rpc/envelope.ts';
import { contentPolicy } from '#main/content-policy.ts';
import { relay } from '#main/relay.ts';
import type { Supervisor } from '#main/supervisor.ts';
import type { Asset } from './assets.ts';

const COOKIE = 'hulei-session';
const MAX_TOKEN_BYTES = 200;

export type BrowserDoor = {
  /** The address to open, with its one-time token in the fragment, which browsers never send. */
  address: string;
  origin: string;
  close: () => Promise<void>;
};

/**
 * The browser door: the renderer's files and one WebSocket on 127.0.0.1. A one-time token becomes a cookie; Host and
 * Origin are checked on every request and at the socket's upgrade, so that no other page can reach the core.
 * @param port 0 for any free one.
 */
export async function openBrowserDoor(
  supervisor: Supervisor,
  assets: ReadonlyMap<string, Asset>,
  port = 0,
): Promise<BrowserDoor> {
  const token = randomBytes(32).toString('base64url');
  const cookie = randomBytes(32).toString('base64url');
  let isTokenSpent = false;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy()); // the other side hung up in the middle
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/core' || !isOwn(request, true) || !hasCookie(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      attach(supervisor, client).catch(() => client.terminate());
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${host}`;

  function isOwn(request: IncomingMessage, needsOrigin: boolean): boolean {
    if (request.headers.host !== host) return false;
    const from = request.headers.origin;
    return from === origin || (from === undefined && !needsOrigin);
  }

  function hasCookie(request: IncomingMessage): boolean {
    const sent = (request.headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${COOKIE}=`));
    return sent !== undefined && isSame(sent.slice(COOKIE.length + 1), cookie);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    secure(response, host);
    if (!isOwn(request, request.method !== 'GET')) {
      response.writeHead(403).end();
      return;
    }
    if (request.method === 'POST' && request.url === '/session') {
      const sent = await readBody(request);
      if (isTokenSpent || !isSame(sent, token)) {
        response.writeHead(403).end();
        return;
      }
      isTokenSpent = true;
      response.setHeader('Set-Cookie', `${COOKIE}=${cookie}; HttpOnly; SameSite=Strict; Path=/`);
      response.writeHead(204).end();
      return;
    }
    const asset = request.method === 'GET' ? assets.get(request.url ?? '') : undefined;
    if (!asset) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': asset.mediaType }).end(asset.body);
  }

  return { origin, address: `${origin}/#token=${token}`, close: () => closeAll(server, sockets) };
}

async function attach(supervisor: Supervisor, client: WebSocket): Promise<void> {
  const early: unknown[] = [];
  let pipe: ReturnType<typeof relay> | undefined;
  client.on('message', (data, isBinary) => {
    const message: unknown = isBinary ? new Uint8Array(data as Buffer) : (data as Buffer).toString('utf8');
    if (pipe) pipe.receive(message);
    else early.push(message);
  });
  client.on('error', () => client.terminate());
  const core = await supervisor.connect();
  pipe = relay(core, { send: (data) => client.send(data), close: () => client.close() });
  client.on('close', pipe.closed);
  if (client.readyState !== client.OPEN) pipe.closed();
  for (const message of early) pipe.receive(message);
}

function secure(response: ServerResponse, host: string): void {
  response.setHeader('Content-Security-Policy', contentPolicy([`ws://${host}`]));
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_TOKEN_BYTES) break;
  }
  return text;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

async function closeAll(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.terminate();
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
