import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '#core/app.ts';
import type { App } from '#core/app.ts';
import { recordsContext } from '#core/context.ts';
import type { RecordsContext } from '#core/context.ts';
import type { Store } from '#core/store/open.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { systemPorts } from '#main/system-ports.ts';
import type { Api } from '#shared/rpc/client.ts';
import { connectTo } from '../support/pipe.ts';
import { people, setupInput } from '../support/town.ts';

export type BenchDesk = {
  app: App;
  api: Api;
  /** The coordinator's, for services asked without a pipe. */
  ctx: RecordsContext;
  records: Store;
  personId: string;
  dispose: () => void;
};

/** A new desk in a folder of its own, its coordinator signed in. @param clock stands where it is put; else time runs */
export async function makeBenchDesk(clock?: { now: number }): Promise<BenchDesk> {
  const home = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
  const real = systemPorts();
  const ports = clock ? { ...real, clock: { ...real.clock, now: () => new Date(clock.now) } } : real;
  const app = createApp({ home, ports, version: 'bench', kdf: FLOOR_COST });
  const { api } = connectTo(app);
  const { login, password } = people.coordinator;
  await api.desk.setup(setupInput);
  await api.session.signIn({ login, password });
  const desk = app.desk();
  if (!desk?.records) throw new Error('the desk is open');
  const { records } = desk;
  const personId = records.prepare<[], string>('SELECT id FROM people LIMIT 1').pluck().get() ?? '';
  const session = {
    accountId: 'bench',
    login,
    name: '',
    role: 'coordinator',
    personId,
    mustChangePassword: false,
  } as const;
  return {
    app,
    api,
    ctx: recordsContext({ ports, desk, session }),
    records,
    personId,
    dispose: () => {
      app.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
