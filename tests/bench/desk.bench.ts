import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { MessageChannel, Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FLOOR_COST, derivePasswordKey } from '#core/vault/kdf.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Api } from '#shared/rpc/client.ts';
import { superviseCore } from '#main/supervisor.ts';
import type { Supervisor } from '#main/supervisor.ts';
import type { Bench } from './harness.ts';

const password = 'Bench-pass-2026';

type Desk = { home: string; supervisor: Supervisor; api: () => Promise<Api>; dispose: () => Promise<void> };

async function makeDesk(): Promise<Desk> {
  const home = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
  const options = { home, version: 'bench', isDemo: false, startsAt: null, usesFloorKdf: true };
  const supervisor = await superviseCore(options);
  const api = async (): Promise<Api> => {
    const port = await supervisor.connect();
    return createClient({
      postMessage: (data) => port.postMessage(data),
      addEventListener: (type: 'message' | 'close', listener: (event: { data: unknown }) => void) => {
        if (type === 'message') port.on('message', (data: unknown) => listener({ data }));
        else port.on('close', () => listener({ data: undefined }));
      },
    });
  };
  const seats = ['system', 'security', 'audit', 'business'] as const;
  await (
    await api()
  ).desk.setup({
    town: { name: '样板镇', numberWords: ['样政发'] },
    accounts: seats.map((seat, i) => ({
      seat,
      name: `样人${'甲乙丙丁'[i] ?? ''}`,
      login: `bench-${seat}`,
      password,
    })),
  });
  return {
    home,
    supervisor,
    api,
    dispose: async () => {
      await supervisor.end();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const relayedCall: Bench = {
  name: 'relayed call',
  peerName: 'the same bytes echoed by a bare worker thread',
  unit: 'ms per 200 calls',
  prepare: async () => {
    const desk = await makeDesk();
    const api = await desk.api();
    const echo = makeEcho();
    return {
      ours: async () => {
        for (let i = 0; i < 200; i += 1) await api.desk.status({});
      },
      peer: async () => {
        for (let i = 0; i < 200; i += 1) await echo.ask('x'.repeat(300));
      },
      dispose: async () => {
        await echo.end();
        await desk.dispose();
      },
    };
  },
};

function makeEcho() {
  const code = `require('node:worker_threads').workerData.port.on('message', function (m) { this.postMessage(m); });`;
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(code, { eval: true, workerData: { port: port2 }, transferList: [port2] });
  return {
    ask: (text: string) =>
      new Promise<void>((resolve) => {
        port1.once('message', () => resolve());
        port1.postMessage(text);
      }),
    end: () => worker.terminate(),
  };
}

const unlock: Bench = {
  name: 'unlock',
  peerName: 'the Argon2id run alone (64 MiB × 3), which guards against guessing',
  unit: 'ms',
  rounds: 5,
  prepare: async () => {
    const desk = await makeDesk();
    const salt = new Uint8Array(16);
    return {
      ours: async () => {
        const api = await desk.api();
        const start = performance.now();
        await api.session.signIn({ login: 'bench-business', password });
        const took = performance.now() - start;
        await api.session.lock({});
        return took;
      },
      peer: async () => {
        const start = performance.now();
        await derivePasswordKey(password, salt, FLOOR_COST);
        return performance.now() - start;
      },
      dispose: desk.dispose,
    };
  },
};

function run(args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [...args], { stdio: 'ignore' });
  if (status !== 0) throw new Error(`start-up ended with ${String(status)}`);
}

const startUp: Bench = {
  name: 'start-up',
  peerName: 'an empty Node process',
  unit: 'ms',
  rounds: 5,
  prepare: () => {
    const home = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
    const main = join(import.meta.dirname, '../../src/main/cli/main.ts');
    return {
      ours: () => run([main, 'call', 'desk.status', '--home', home]),
      peer: () => run(['-e', '0']),
      dispose: () => rmSync(home, { recursive: true, force: true }),
    };
  },
};

/** What everybody waits for who signs in after a lock. */
const freshCore: Bench = {
  name: 'a fresh core, as after every lock',
  peerName: 'an empty worker thread',
  unit: 'ms',
  rounds: 9,
  prepare: () => {
    const home = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
    const options = { home, version: 'bench', isDemo: true, startsAt: null, usesFloorKdf: true };
    const core = pathToFileURL(join(import.meta.dirname, '../../out/main/worker.js'));
    return {
      ours: async () => (await superviseCore(options, { core })).end(),
      peer: async () => {
        const worker = new Worker('', { eval: true });
        await once(worker, 'exit');
      },
      dispose: () => rmSync(home, { recursive: true, force: true }),
    };
  },
};

export const benches: readonly Bench[] = [startUp, freshCore, relayedCall, unlock];
