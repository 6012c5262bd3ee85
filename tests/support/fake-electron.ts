import { EventEmitter } from 'node:events';

/** An Electron port as the main process sees it: messages wait until it is started, the end is told to both sides. */
export class FakePort extends EventEmitter {
  peer: FakePort | undefined;
  isStarted = false;
  isClosed = false;
  waiting: unknown[] = [];

  postMessage(data: unknown): void {
    const { peer } = this;
    if (this.isClosed || !peer) return;
    const copy: unknown = structuredClone(data);
    setImmediate(() => peer.deliver(copy));
  }

  deliver(data: unknown): void {
    if (this.isStarted) this.emit('message', { data });
    else this.waiting.push(data);
  }

  start(): void {
    this.isStarted = true;
    for (const data of this.waiting.splice(0)) this.emit('message', { data });
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    setImmediate(() => {
      this.emit('close');
      this.peer?.close();
    });
  }
}

export class MessageChannelMain {
  port1 = new FakePort();
  port2 = new FakePort();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}
