import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_MESSAGE_BYTES } from '#core/rpc/envelope.ts';
import type { Api } from '#shared/rpc/client.ts';
import type { Pipe } from '../../support/pipe.ts';
import { prepareSetUp } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { testFolder } from '../../support/test-desk.ts';
import { transports } from '../../support/transports.ts';
import type { Transport } from '../../support/transports.ts';
import { photo } from '../../support/work.ts';
import { people } from '../../support/town.ts';

let prepared: { home: string };
beforeAll(async () => {
  prepared = await prepareSetUp();
});

const call = (i: string, u: string) => ({ i, p: { u, b: { json: {} } } });

/** Messages no client of ours sends. Each must cost its sender the pipe, and nobody else anything. */
const malformed: readonly (readonly [string, string | Uint8Array])[] = [
  ['words', 'hello'],
  ['nothing', ''],
  ['half a message', '{"i":"1","p":{"u":"/desk/status"'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no id', JSON.stringify({ p: { u: '/desk/status' } })],
  ['a number for an id', JSON.stringify({ ...call('1', '/desk/status'), i: 1 })],
  ['an endless id', JSON.stringify(call('1'.repeat(65), '/desk/status'))],
  ['no payload', '{"i":"1"}'],
  ['a stream', JSON.stringify({ i: '1', t: 3, p: { e: 'message' } })],
  ['an unknown kind', JSON.stringify({ i: '1', t: 9, p: {} })],
  ['another host', JSON.stringify(call('1', 'http://elsewhere.example/desk/status'))],
  ['a path that climbs', JSON.stringify(call('1', '/desk/../status'))],
  ['a query', JSON.stringify(call('1', '/desk/status?x=1'))],
  ['another method', JSON.stringify({ i: '1', p: { u: '/desk/status', m: 'GET' } })],
  ['headers of no text', JSON.stringify({ i: '1', p: { u: '/desk/status', h: { a: [1] } } })],
  ['bytes of no text', Uint8Array.from([0xc3, 0x28, 0x7b])],
  ['a delimiter alone', Uint8Array.from([0xff])],
];

describe.each(transports)('over $name', ({ start, endsPipesOnLock, carriesValues }) => {
  let transport: Transport;
  let holder: Pipe;
  let api: Api;

  beforeAll(async () => {
    const home = testFolder();
    cpSync(prepared.home, home, { recursive: true });
    transport = await start(home);
    holder = await transport.open();
    api = holder.api;
    const { login, password } = people.coordinator;
    await api.session.signIn({ login, password });
  });
  afterAll(() => transport.end());

  test('calls are typed, answered and refused with their fields', async () => {
    expect(await api.session.current({})).toMatchObject({ name: '协调丁', hasRecords: true });
    const values = { name: '', kind: 'hotel', village: '东河村' };
    const refusal = await refused(api.registers.save({ register: 'venues', values }), 'input.invalid');
    expect(Object.keys(refusal.fields ?? {})).toEqual(['values.name']);
    const unknown = api as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    await expect(unknown['desk']?.['drop']?.({})).rejects.toMatchObject({ code: 'procedure.unknown' });
    const stranger = await transport.open();
    await refused(stranger.api.units.list({}), 'session.required');
    stranger.close();
  });

  test('a file goes up and comes down as the same bytes', async () => {
    const bytes = new Uint8Array(3 * 1024 * 1024).map((_, i) => (i * 31) % 255);
    bytes.set([0xff, 0xd8, 0xff, 0xda, 0, 2]);
    bytes.set([0xff, 0xd9], bytes.length - 2);
    const kept = await api.files.put({ file: new Blob([bytes], { type: 'image/jpeg' }), name: '大照片.jpg' });
    expect(kept).toMatchObject({ mediaType: 'image/jpeg', size: bytes.length });
    const { meta, file } = await api.files.get({ id: kept.id });
    expect(meta).toEqual(kept);
    expect(file.type).toBe('image/jpeg');
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    await refused(api.files.put({ file: new Blob(['words']), name: '文字.jpg' }), 'object.type-refused');
    await refused(api.files.put({ file: new Blob([]), name: '空.jpg' }), 'object.empty');
  });

  test('many calls at once each get their own answer', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `单位${i}`);
    const made = await Promise.all(
      names.map((name) => api.registers.save({ register: 'units', values: { name, kind: 'office' } })),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(40);
    const units = await api.units.list({});
    expect(units.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  test.each(malformed)('%s ends its own pipe and no other', async (_name, message) => {
    const stranger = await transport.open();
    await stranger.api.desk.status({});
    stranger.send(message);
    await stranger.closed;
    await refused(stranger.api.desk.status({}), 'session.locked');
    expect(await api.session.current({})).toMatchObject({ name: '协调丁' });
  });

  test.runIf(carriesValues)('a value that is neither text nor bytes ends its own pipe', async () => {
    for (const value of [7, null, { i: '1' }, new Map(), new Uint16Array(4)]) {
      const stranger = await transport.open();
      stranger.send(value);
      await stranger.closed;
    }
    expect(await api.session.current({})).toMatchObject({ name: '协调丁' });
  });

  test('a message that is too large ends its own pipe', async () => {
    for (const message of ['x'.repeat(MAX_MESSAGE_BYTES + 1), new Uint8Array(MAX_MESSAGE_BYTES + 1)]) {
      const stranger = await transport.open();
      stranger.send(message);
      await stranger.closed;
    }
    expect(await api.session.current({})).toMatchObject({ name: '协调丁' });
  });

  test('a lock ends what it must, and a new pipe meets a locked desk', async () => {
    const { id } = await api.files.put({ file: photo(9), name: '锁前.jpg' });
    expect(await api.session.lock({})).toEqual({ ok: true });
    if (endsPipesOnLock) {
      await holder.closed;
      await refused(api.files.get({ id }), 'session.locked');
    } else await refused(api.files.get({ id }), 'session.required');
    const fresh = await transport.open();
    expect(await fresh.api.desk.status({})).toMatchObject({ state: 'locked', townName: null });
    await refused(fresh.api.files.get({ id }), 'session.required');
    const { login, password } = people.coordinator;
    await fresh.api.session.signIn({ login, password });
    expect((await fresh.api.files.get({ id })).meta.name).toBe('锁前.jpg');
    expect((await fresh.api.audit.verify({})).state).toBe('clean');
    fresh.close(); // the session goes with its pipe
    const status = async (): Promise<string> => (await (await transport.open()).api.desk.status({})).state;
    await expect.poll(status, { timeout: 20_000 }).toBe('locked');
  });
});
