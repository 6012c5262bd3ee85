import { createApp } from '#core/app.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { systemPorts } from '#main/system-ports.ts';
import type { Api } from '#shared/rpc/client.ts';
import { child, keptChild } from '../support/children.ts';
import { connectTo } from '../support/pipe.ts';
import { MONDAY, people, setupInput, unitNames } from '../support/town.ts';

/**
 * Makes a desk as it was kept since 2026: `kept-since.ts HOME`. Two business accounts, four children, one of them taken out.
 */
const [home = ''] = process.argv.slice(2);
const leader = people.officer;
const system = systemPorts();
const ports = { ...system, clock: { ...system.clock, now: () => new Date(MONDAY) } };
const app = createApp({ home, ports, version: '0.0.0-story', kdf: FLOOR_COST });
const as = async (who: { login: string; password: string }): Promise<Api> => {
  app.lock();
  const { api } = connectTo(app);
  await api.session.signIn({ login: who.login, password: who.password });
  return api;
};
await connectTo(app).api.desk.setup(setupInput);
const { login, name } = leader;
const password = 'Chu-ci-2026-mm';
const { id } = await (await as(people.system)).accounts.create({ login, name, password, seat: 'business' });
await (await as(people.security)).accounts.grant({ accountId: id, role: 'leader' });
const api = await as(people.coordinator);
const unit = await api.registers.save({
  register: 'units',
  values: { name: unitNames.office, kind: 'office' },
});
await api.accounts.giveRecordsKey({ accountId: id, unitId: unit.id });
await keptChild(api, '曹丁', { birth: '2011-02-03' });
await keptChild(api, '安乙', { birth: '2020-01-02' });
const gone = await keptChild(api, '丁戊', { birth: '2021-03-04' });
await api.registers.remove({ register: 'children', id: gone, reason: '全家迁出' });
await api.registers.save({ register: 'children', values: child('己庚', { birth: '2019-05-06' }) });
const first = await as({ login, password });
await first.session.changePassword({ current: password, next: leader.password });
app.close();
process.exit(0);
