import { createClient } from '#shared/rpc/client.ts';
import type { Api, ClientPort } from '#shared/rpc/client.ts';

/** What a door gives the screen: a way to open a fresh pipe to the core. */
export type OpenPort = () => Promise<ClientPort>;

type Listener = (state: ConnectionState) => void;
export type ConnectionState = 'connecting' | 'ready' | 'lost';

export type Connection = {
  /** The client of the pipe that is open now. Waits while the desk is being locked and a fresh core starts. */
  api: () => Promise<Api>;
  state: () => ConnectionState;
  subscribe: (listener: Listener) => () => void;
};

const retryDelays = [50, 100, 200, 400, 800, 1600, 3000];

/** Keeps one pipe open. A lock ends the core and with it the pipe: a new one to the fresh, locked core follows. */
export function createConnection(openPort: OpenPort): Connection {
  const listeners = new Set<Listener>();
  let state: ConnectionState = 'connecting';
  let current: Promise<Api> = connect();

  function set(next: ConnectionState): void {
    state = next;
    for (const listener of listeners) listener(next);
  }

  async function connect(): Promise<Api> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const port = await openPort();
        port.addEventListener('close', () => {
          set('connecting');
          current = connect();
        });
        set('ready');
        return createClient(port);
      } catch {
        if (attempt >= retryDelays.length) set('lost');
        await new Promise((resolve) => {
          setTimeout(resolve, retryDelays[Math.min(attempt, retryDelays.length - 1)]);
        });
      }
    }
  }

  return {
    api: () => current,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
