import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { relay } from '#main/relay.ts';

const call = JSON.stringify({ i: '1', p: { u: '/desk/status', b: {} } });

function relayed() {
  const { port1: core, port2 } = new MessageChannel();
  const door = { send: vi.fn<(data: string | Uint8Array) => void>(), close: vi.fn<() => void>() };
  const reached: unknown[] = [];
  core.on('message', (data: unknown) => reached.push(data));
  return { core, door, reached, ...relay(port2, door) };
}

test('whole messages pass unread, both ways', async () => {
  const { core, door, reached, receive, closed } = relayed();
  receive(call);
  core.postMessage('an answer');
  await expect.poll(() => [reached, door.send.mock.calls]).toEqual([[call], [['an answer']]]);
  expect(door.close).not.toHaveBeenCalled();
  closed();
  await once(core, 'close');
});

test('a malformed message never reaches the core: both ends close', async () => {
  const { core, door, reached, receive } = relayed();
  receive('{"i":1}');
  await once(core, 'close');
  expect(reached).toEqual([]);
  expect(door.close).toHaveBeenCalled();
});
