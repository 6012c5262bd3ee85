import type { MessagePort } from 'node:worker_threads';
import type { ClientPort } from '#shared/rpc/client.ts';

/** A Node port as the typed client wants it: with listeners that are given events. */
export function asClientPort(port: MessagePort): ClientPort {
  return {
    postMessage: (data) => port.postMessage(data),
    addEventListener: (type: 'message' | 'close', listener: (event: { data: unknown }) => void) => {
      if (type === 'message') port.on('message', (data: unknown) => listener({ data }));
      else port.on('close', () => listener({ data: undefined }));
    },
  };
}
