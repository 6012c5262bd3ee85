import type { MessagePort } from 'node:worker_threads';
import { isRequestEnvelope } from '#core/rpc/envelope.ts';

/** A door's end of a connection. */
export type DoorPipe = {
  send: (data: string | Uint8Array) => void;
  close: () => void;
};

/**
 * Carries whole messages between a door and the core, and looks at none of them but for their shape: a malformed
 * message closes this connection and nothing else.
 */
export function relay(
  core: MessagePort,
  door: DoorPipe,
): { receive: (data: unknown) => void; closed: () => void } {
  core.on('message', (data: string | Uint8Array) => door.send(data));
  core.on('close', () => door.close());
  return {
    receive: (data) => {
      if (isRequestEnvelope(data)) core.postMessage(data);
      else {
        core.close();
        door.close();
      }
    },
    closed: () => core.close(),
  };
}
