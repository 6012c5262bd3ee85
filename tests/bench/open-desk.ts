import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '#core/app.ts';
import type { App } from '#core/app.ts';
import { recordsContext } from '#core/context.ts';
import type { RecordsContext } from '#core/context.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { systemPorts } from '#main/system-ports.ts';
import type { Api } from '#shared/rpc/client.ts';
import { connectTo } from '../support/pipe.ts';
import { people, setupInput } from '../support/town.ts';

export type BenchDesk = { app: App; api: Api; ctx: RecordsContext; dispose: () => void };

/** A new desk in this process with the coordinator before it, called through the contract or through its services. */
export async function openDesk(): Promise<BenchDesk> {
  const home = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
  const ports = systemPorts();
  const app = createApp({ home, ports, version: 'bench', kdf: FLOOR_COST });
  const { api } = connectTo(app);
  const { login, password } = people.coordinator;
  await api.desk.setup(setupInput);
  const { accountId } = await api.session.signIn({ login, password });
  const desk = app.desk();
  const personId = desk?.records?.prepare<[], string>('SELECT id FROM people LIMIT 1').pluck().get() ?? null;
  if (!desk) throw new Error('the desk is open');
  const session = {
    accountId,
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
    dispose: () => {
      app.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
