import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pipeOverPort } from '../../support/pipe.ts';
import { prepareSetUp } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { testFolder } from '../../support/test-desk.ts';
import { people } from '../../support/town.ts';
import { startCore } from '../../support/transports.ts';

const { login, password } = people.coordinator;

test('one home is served by one core, and is free again after its end', async () => {
  const home = testFolder();
  const first = await startCore(home);
  await refused(startCore(home), 'store.in-use');
  await first.end();
  const second = await startCore(home);
  await second.end();
  expect(process.umask()).toBe(0o077);
});

test('a core that could not start again after a lock is tried anew by the next who connects', async () => {
  const { home } = await prepareSetUp();
  const supervisor = await startCore(home);
  const { api, closed } = pipeOverPort(await supervisor.connect());
  await api.session.signIn({ login, password });
  // The disk goes away under the desk, and something else lies in its place.
  const away = join(testFolder(), 'away');
  renameSync(home, away);
  writeFileSync(home, 'no folder');
  await api.session.lock({}).catch(() => undefined);
  await closed;
  await refused(supervisor.connect(), 'disk.failed');
  await refused(supervisor.connect(), 'disk.failed');
  rmSync(home);
  renameSync(away, home);
  const back = pipeOverPort(await supervisor.connect());
  expect(await back.api.desk.status({})).toMatchObject({ state: 'locked' });
  expect(await back.api.session.signIn({ login, password })).toMatchObject({ login });
  await supervisor.end();
});
