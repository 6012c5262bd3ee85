import type { ClientPort } from '#shared/rpc/client.ts';
import type { OpenPort } from './connection.ts';

/** The preload script of the desktop door answers this request with a MessagePort. */
const portRequest = 'hulei:open-port';
const portAnswer = 'hulei:port';

function openDesktopPort(): Promise<ClientPort> {
  return new Promise((resolve) => {
    function receive(event: MessageEvent): void {
      if (event.source !== window || event.data !== portAnswer) return;
      const port = event.ports[0];
      if (!port) return;
      window.removeEventListener('message', receive);
      port.start();
      resolve(port);
    }
    window.addEventListener('message', receive);
    window.postMessage(portRequest, window.location.origin);
  });
}

/** The one-time token travels in the address's fragment, which browsers never send or log; it becomes a cookie. */
async function exchangeToken(): Promise<void> {
  const token = window.location.hash.startsWith('#token=')
    ? window.location.hash.slice('#token='.length)
    : '';
  if (!token) return;
  window.history.replaceState(null, '', window.location.pathname);
  await fetch('/session', { method: 'POST', body: token, credentials: 'same-origin' });
}

function openSocketPort(): Promise<ClientPort> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${window.location.host}/core`);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('error', () => reject(new Error('socket')));
    socket.addEventListener('open', () => {
      resolve({
        postMessage: (data) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(data as string | ArrayBuffer);
        },
        addEventListener: (type: 'message' | 'close', listener: (event: { data: unknown }) => void) => {
          if (type === 'message')
            socket.addEventListener('message', (event) => listener({ data: event.data }));
          else socket.addEventListener('close', () => listener({ data: undefined }));
        },
      });
    });
  });
}

declare global {
  interface Window {
    /** Set by the preload script: this page runs in the desktop window. */
    readonly huleiDesktop?: true;
  }
}

/** Finds out which door this page stands behind. */
export function chooseDoor(): OpenPort {
  if (window.huleiDesktop) return openDesktopPort;
  const ready = exchangeToken();
  return async () => {
    await ready;
    return await openSocketPort();
  };
}
