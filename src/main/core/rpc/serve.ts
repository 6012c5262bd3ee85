import { StandardRPCHandler } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import { ServerPeer } from '@orpc/standard-server-peer';
import type { App } from '../app.ts';
import type { CallContext } from './dispatch.ts';
import { isRequestEnvelope } from './envelope.ts';
import { router } from './router.ts';

/** The core's end of one pipe: text or bytes in and out, and an end. */
export type CorePort = {
  postMessage: (data: string | Uint8Array) => void;
  onMessage: (listener: (data: unknown) => void) => void;
  onClose: (listener: () => void) => void;
  close: () => void;
};

const handler = new StandardRPCHandler<CallContext>(router);

/**
 * Serves one connection until its port closes. A malformed message ends this connection and nothing else:
 * it is refused before the RPC library sees it, and what the library may still throw is caught here.
 */
export function serve(app: App, port: CorePort): void {
  const connection = app.connect();
  const handle = createServerPeerHandleRequestFn(handler, { context: { app, connection } });
  const peer = new ServerPeer((message) => {
    port.postMessage(
      typeof message === 'string' || message instanceof Uint8Array ? message : new Uint8Array(message),
    );
  });

  function end(): void {
    peer.close();
    app.disconnect(connection);
    port.close();
  }

  async function receive(raw: unknown): Promise<void> {
    if (!isRequestEnvelope(raw)) {
      end();
      return;
    }
    try {
      await peer.message(raw, handle);
    } catch (error) {
      app.report(error);
      end();
    }
  }

  port.onMessage((raw) => void receive(raw));
  port.onClose(() => {
    peer.close();
    app.disconnect(connection);
  });
}
