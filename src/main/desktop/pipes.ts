import { MessageChannelMain } from 'electron';
import type { IpcMain, IpcMainEvent, MessagePortMain } from 'electron';
import { relay } from '#main/relay.ts';
import type { Supervisor } from '#main/supervisor.ts';
import { pageOrigin, readUrl } from './pages.ts';

const channel = 'hulei:open-port';

/** Only the window's own top frame, showing our own page, is given a pipe. */
export function isOwnFrame(event: Pick<IpcMainEvent, 'sender' | 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && readUrl(frame.url).origin === pageOrigin;
}

/**
 * Answers the preload script's request with one end of a channel and relays it to the core: an Electron port cannot go
 * into a worker thread, so its messages are carried over.
 * @returns `lock`, which closes every pipe: the core locks when the connection of a session ends.
 */
export function attachPipes(ipc: Pick<IpcMain, 'on'>, supervisor: Supervisor): { lock: () => void } {
  const open = new Set<MessagePortMain>();
  ipc.on(channel, (event: IpcMainEvent) => {
    if (isOwnFrame(event)) void attach(event, supervisor, open);
  });
  return {
    lock: () => {
      for (const port of open) port.close();
    },
  };
}

async function attach(
  event: IpcMainEvent,
  supervisor: Supervisor,
  open: Set<MessagePortMain>,
): Promise<void> {
  const { port1, port2 } = new MessageChannelMain();
  event.senderFrame?.postMessage('hulei:port', null, [port2]);
  try {
    const core = await supervisor.connect();
    const pipe = relay(core, { send: (data) => port1.postMessage(data), close: () => port1.close() });
    open.add(port1);
    port1.on('message', ({ data }) => pipe.receive(data));
    port1.on('close', () => {
      open.delete(port1);
      pipe.closed();
    });
    port1.start(); // what the page sent meanwhile has waited in the port
  } catch {
    port1.close(); // no core: the page sees its pipe end and asks again
  }
}
