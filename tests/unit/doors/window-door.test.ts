import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { attachPipes, isOwnFrame } from '#main/desktop/pipes.ts';
import type { Supervisor } from '#main/supervisor.ts';
import { askForPort, startCore } from '../../support/transports.ts';
import { testFolder } from '../../support/test-desk.ts';

vi.mock('electron', () => import('../../support/fake-electron.ts'));

type Event = Parameters<typeof isOwnFrame>[0];

function event(url: string | null, isTop = true): Event {
  const frame = url === null ? null : { url };
  return { senderFrame: frame, sender: { mainFrame: isTop ? frame : { url } } } as unknown as Event;
}

test('only the top frame of our own page is given a pipe', () => {
  expect(isOwnFrame(event('app://hulei/index.html'))).toBe(true);
  expect(isOwnFrame(event('app://hulei/index.html#/today'))).toBe(true);
  for (const url of [
    'app://hulei.evil.example/index.html',
    'app://hulei@evil.example/',
    'app://huleix/index.html',
    'http://hulei/index.html',
    'file:///index.html',
    'about:blank',
    'data:text/html,x',
    '',
  ]) {
    expect([url, isOwnFrame(event(url))]).toEqual([url, false]);
  }
  expect(isOwnFrame(event('app://hulei/index.html', false))).toBe(false);
  expect(isOwnFrame(event(null))).toBe(false);
});

function attachTo(supervisor: Supervisor): { ipc: EventEmitter; lock: () => void } {
  const ipc = new EventEmitter();
  return { ipc, ...attachPipes(ipc as unknown as Parameters<typeof attachPipes>[0], supervisor) };
}

test('when the PC locks, every pipe ends', async () => {
  const supervisor = await startCore(testFolder());
  const { ipc, lock } = attachTo(supervisor);
  const pipe = await askForPort(ipc, 'app://hulei/index.html');
  expect(await pipe.api.desk.status({})).toMatchObject({ state: 'empty' });
  lock();
  await pipe.closed;
  const next = await askForPort(ipc, 'app://hulei/index.html');
  expect(await next.api.desk.status({})).toMatchObject({ state: 'empty' });
  await supervisor.end();
  await next.closed;
});

test('a foreign page is answered with nothing', async () => {
  const supervisor = await startCore(testFolder());
  const { ipc } = attachTo(supervisor);
  const silent = Promise.race([
    askForPort(ipc, 'http://evil.example/').then(() => 'a pipe'),
    new Promise((resolve) => {
      setTimeout(resolve, 200, 'nothing');
    }),
  ]);
  expect(await silent).toBe('nothing');
  await supervisor.end();
});

test('a core that cannot be reached ends the pipe and is no crash of the window', async () => {
  const { ipc } = attachTo({
    connect: () => Promise.reject(new Error('no core')),
    end: () => Promise.resolve(),
  });
  const pipe = await askForPort(ipc, 'app://hulei/index.html');
  await pipe.closed;
  expect(pipe.isClosed()).toBe(true);
});
