import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadAssets } from '#main/host/assets.ts';
import { openBrowserDoor } from '#main/host/server.ts';
import type { BrowserDoor } from '#main/host/server.ts';
import type { Supervisor } from '#main/supervisor.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../../support/test-desk.ts';
import { ask, openSocket, pageAssets, signInAtDoor, startCore } from '../../support/transports.ts';

let supervisor: Supervisor;
let door: BrowserDoor;
let cookie: string;
const doors: BrowserDoor[] = [];

async function freshDoor(core: Pick<Supervisor, 'connect'> = supervisor): Promise<BrowserDoor> {
  const made = await openBrowserDoor({ ...supervisor, ...core }, pageAssets);
  doors.push(made);
  return made;
}

beforeAll(async () => {
  supervisor = await startCore(testFolder());
  door = await freshDoor();
  cookie = await signInAtDoor(door);
});
afterAll(async () => {
  for (const made of doors) await made.close();
  await supervisor.end();
});

test('the address opens once: its token becomes a cookie that no script reads', async () => {
  const own = await freshDoor();
  const token = own.address.split('#token=')[1] ?? '';
  expect(token.length).toBeGreaterThanOrEqual(43);
  const session = { method: 'POST', path: '/session', headers: { Origin: own.origin } };
  expect((await ask(own, { ...session, body: 'guess' })).statusCode).toBe(403);
  expect((await ask(own, { ...session, body: '' })).statusCode).toBe(403);
  const first = await ask(own, { ...session, body: token });
  expect(first.statusCode).toBe(204);
  expect(first.headers['set-cookie']?.[0]).toMatch(
    /^hulei-session=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  const second = await ask(own, { ...session, body: token });
  expect([second.statusCode, second.headers['set-cookie']]).toEqual([403, undefined]);
});

test('a request for another host or from another page is turned away', async () => {
  const { port } = new URL(door.origin);
  for (const host of [`localhost:${port}`, 'town.example', `127.0.0.1`, `127.0.0.1:1`]) {
    expect([host, (await ask(door, { headers: { Host: host } })).statusCode]).toEqual([host, 403]);
  }
  for (const origin of [
    'http://evil.example',
    'null',
    `http://localhost:${port}`,
    `https://127.0.0.1:${port}`,
  ]) {
    expect([origin, (await ask(door, { headers: { Origin: origin } })).statusCode]).toEqual([origin, 403]);
  }
  const token = door.address.split('#token=')[1] ?? '';
  expect((await ask(door, { method: 'POST', path: '/session', body: token })).statusCode).toBe(403); // no Origin at all
});

test('only the renderer’s own files are served, whatever the path', async () => {
  expect((await ask(door, { path: '/' })).statusCode).toBe(200);
  expect((await ask(door, { path: '/index.html' })).headers['content-type']).toBe('text/html; charset=utf-8');
  const paths = [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '//etc/passwd',
    '/assets/../index.html',
    '/index.html?x',
    '/index.html%00',
    '/INDEX.HTML',
    '/__proto__',
    '/constructor',
    'http://127.0.0.1/index.html',
    '/core',
  ];
  for (const path of paths) expect([path, (await ask(door, { path })).statusCode]).toEqual([path, 404]);
  for (const method of ['PUT', 'DELETE', 'POST', 'OPTIONS']) {
    expect(
      (await ask(door, { method, path: '/index.html', headers: { Origin: door.origin } })).statusCode,
    ).toBe(404);
  }
});

test('the files are read once, and only kinds a page needs', () => {
  const folder = testFolder();
  mkdirSync(join(folder, 'assets'));
  for (const name of ['index.html', 'assets/app.js', 'assets/notes.txt', 'assets/app.js.map', '.env']) {
    writeFileSync(join(folder, name), name);
  }
  expect([...loadAssets(folder).keys()].toSorted()).toEqual(['/', '/assets/app.js', '/index.html']);
});

test('every answer carries the guards', async () => {
  for (const path of ['/', '/nothing']) {
    const { headers } = await ask(door, { path });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`connect-src 'self' ws://${new URL(door.origin).host};`);
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.split('; ').find((part) => part.startsWith('script-src'))).toBe("script-src 'self'");
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('the socket opens for our own page with its cookie alone', async () => {
  const own = { Cookie: cookie, Origin: door.origin };
  const pipe = await openSocket(door, own);
  expect(await pipe.api.desk.status({})).toMatchObject({ state: 'empty' });
  pipe.close();
  const refusedHeaders: Record<string, string>[] = [
    { Origin: door.origin },
    { Cookie: cookie },
    { ...own, Origin: 'http://evil.example' },
    { ...own, Host: 'town.example' },
    { ...own, Cookie: 'hulei-session=' },
    { ...own, Cookie: `${cookie}x` },
    { ...own, Cookie: `x${cookie}` },
  ];
  for (const headers of refusedHeaders) await expect(openSocket(door, headers)).rejects.toThrow(/403/);
});

test('a request cut off in the middle costs the door nothing', async () => {
  const { port } = new URL(door.origin);
  for (let i = 0; i < 5; i += 1) {
    const headers = { Origin: door.origin, 'Content-Length': '100' };
    const cut = request({ host: '127.0.0.1', port, method: 'POST', path: '/session', headers });
    cut.on('error', () => undefined);
    cut.write('half');
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    cut.destroy();
  }
  const long = {
    method: 'POST',
    path: '/session',
    headers: { Origin: door.origin },
    body: 'x'.repeat(100_000),
  };
  await ask(door, long).catch(() => undefined);
  expect((await ask(door, { path: '/' })).statusCode).toBe(200);
});

test('a core that cannot be reached ends the socket, not the door', async () => {
  const lonely = await freshDoor({ connect: () => Promise.reject(new Error('no core')) });
  const own = { Cookie: await signInAtDoor(lonely), Origin: lonely.origin };
  const pipe = await openSocket(lonely, own);
  await pipe.closed;
  expect((await ask(lonely, { path: '/' })).statusCode).toBe(200);
});
