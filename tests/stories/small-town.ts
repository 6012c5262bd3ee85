import { createApp } from '#core/app.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { systemPorts } from '#main/system-ports.ts';
import { connectTo } from '../support/pipe.ts';
import { keptChild } from '../support/children.ts';
import { MONDAY, people, setupInput } from '../support/town.ts';

/**
 * Run as a program: an invented town with two business accounts, a clerk's and a leader's, in an empty folder; with a second
 * word, a child of that name in its register.
 */
const [, , home = '', childName] = process.argv;
const app = createApp({ home, ports: systemPorts(MONDAY), version: '0.0.0-test', kdf: FLOOR_COST });

async function as(who: keyof typeof people) {
  app.lock();
  const { api } = connectTo(app);
  const { login, password } = people[who];
  await api.session.signIn({ login, password });
  return api;
}

await connectTo(app).api.desk.setup(setupInput);
const { login, name, password: own } = people.leader;
/** Given by the administrator; the leader changes it as everybody does. */
const first = 'Xian-yong-2026-zz';
const { id } = await (await as('system')).accounts.create({ login, name, password: first, seat: 'business' });
await (await as('security')).accounts.grant({ accountId: id, role: 'leader' });
const api = await as('coordinator');
const office = await api.registers.save({ register: 'units', values: { name: '综合办', kind: 'office' } });
await api.accounts.giveRecordsKey({ accountId: id, unitId: office.id });
if (childName !== undefined) await keptChild(api, childName);
app.lock();
const { api: leader } = connectTo(app);
await leader.session.signIn({ login, password: first });
await leader.session.changePassword({ current: first, next: own });
app.close();
process.exit(0);
