import { createApp } from '#core/app.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { demoPassword } from '#main/demo/cast.ts';
import { prepareDemo } from '#main/demo/town.ts';
import { systemPorts } from '#main/system-ports.ts';
import { connectTo } from '../support/pipe.ts';
import { inspection } from '../support/work.ts';

/**
 * Makes the invented town as it stood before New Year: `holiday-monday.ts HOME`, a folder that is not there yet. In the week
 * before, all but the last two places were checked.
 */
const [home = ''] = process.argv.slice(2);
await prepareDemo(home);
const system = systemPorts();
const ports = { ...system, clock: { ...system.clock, now: () => new Date('2026-12-24T02:00:00Z') } };
const app = createApp({ home, ports, version: '0.0.0-story', kdf: FLOOR_COST });
const { api } = connectTo(app);
await api.session.signIn({ login: 'zonghe', password: demoPassword });
const units = (await api.registers.list({ register: 'units' })).rows.map(({ id }) => id);
const { rows } = await api.checks.matrix({ weeks: 1 });
for (const { id } of rows.filter(({ note }) => note === '').slice(0, -2))
  await api.checks.record(await inspection(api, id, { date: '2026-12-23', unitIds: units.slice(0, 1) }));
app.close();
process.exit(0);
