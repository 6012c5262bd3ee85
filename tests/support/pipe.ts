import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { App } from '#core/app.ts';
import { serve } from '#core/rpc/serve.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Api, ClientPort } from '#shared/rpc/client.ts';

/** One connection as a screen holds it: a typed client, and the raw pipe below it for messages no client would send. */
export type Pipe = {
  api: Api;
  send: (raw: unknown) => void;
  onMessage: (listener: (data: unknown) => void) => void;
  onClose: (listener: () => void) => void;
  /** The next message from the other side, as it came. */
  next: () => Promise<unknown>;
  /** Settles when the other side has closed the pipe. */
  closed: Promise<void>;
  isClosed: () => boolean;
  close: () => void;
};

type Listener = (event: { data: unknown }) => void;

/** A pipe over whatever carries messages. */
export function pipeOver(carrier: {
  send: (raw: unknown) => void;
  onMessage: (listener: (data: unknown) => void) => void;
  onClose: (listener: () => void) => void;
  close: () => void;
}): Pipe {
  let hasClosed = false;
  const closed = new Promise<void>((resolve) => {
    carrier.onClose(() => {
      hasClosed = true;
      resolve();
    });
  });
  const port: ClientPort = {
    postMessage: (data) => carrier.send(data),
    addEventListener: (type: 'message' | 'close', listener: Listener) => {
      if (type === 'message') carrier.onMessage((data) => listener({ data }));
      else carrier.onClose(() => listener({ data: undefined }));
    },
  };
  const next = (): Promise<unknown> => {
    return new Promise((resolve) => {
      carrier.onMessage(resolve);
    });
  };
  return {
    api: createClient(port),
    onMessage: carrier.onMessage,
    onClose: carrier.onClose,
    next,
    send: carrier.send,
    closed,
    isClosed: () => hasClosed,
    close: carrier.close,
  };
}

export function pipeOverPort(port: MessagePort): Pipe {
  return pipeOver({
    send: (raw) => port.postMessage(raw),
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  });
}

/** Serves an app of this very thread over a channel of its own. */
export function connectTo(app: App): Pipe {
  const { port1, port2 } = new MessageChannel();
  serve(app, {
    postMessage: (data) => port1.postMessage(data),
    onMessage: (listener) => port1.on('message', listener),
    onClose: (listener) => port1.on('close', listener),
    close: () => port1.close(),
  });
  return pipeOverPort(port2);
}
