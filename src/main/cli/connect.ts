import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { AppError } from '#shared/rpc/app-error.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Api } from '#shared/rpc/client.ts';
import { asClientPort } from '#main/client-port.ts';
import { superviseCore } from '#main/supervisor.ts';
import { version } from '#main/version.ts';
import type { Globals } from './options.ts';

/**
 * Runs work against the core of a home folder, in a worker like behind every other door, and ends it afterwards.
 * @throws AppError `door.home-missing`, `store.in-use`, or what the work throws.
 */
export async function withCore<T>({ home }: Globals, work: (api: Api) => Promise<T>): Promise<T> {
  if (home === undefined) throw new AppError('door.home-missing');
  const supervisor = await superviseCore({
    home: resolve(home),
    version,
    isDemo: false,
    startsAt: null,
    usesFloorKdf: process.env['HULEI_KDF'] === 'floor',
  });
  try {
    const port = await supervisor.connect();
    return await work(createClient(asClientPort(port)));
  } finally {
    await supervisor.end();
  }
}

/** As {@link withCore}, signed in with HULEI_USER and HULEI_PASSWORD or a prompt; a password is never an argument. */
export async function withSession<T>(globals: Globals, work: (api: Api) => Promise<T>): Promise<T> {
  const login = process.env['HULEI_USER'];
  if (login === undefined || login === '') throw new AppError('door.sign-in-missing');
  const password = process.env['HULEI_PASSWORD'] ?? (await askPassword());
  return withCore(globals, async (api) => {
    await api.session.signIn({ login, password });
    return work(api);
  });
}

async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) throw new AppError('door.sign-in-missing');
  process.stderr.write('密码：');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((done) => {
      reader.question('', done);
    });
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
