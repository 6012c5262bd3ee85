import {
  contacts,
  demoPassword,
  firstPassword,
  founders,
  newcomers,
  office,
  townName,
  villages,
} from './cast.ts';
import { effectiveOn, listedOn, madeOn } from './calendar.ts';
import { chinaTime } from './clock.ts';
import type { SteppingPorts } from './clock.ts';
import { getOf } from './desk.ts';
import type { DemoDesk } from './desk.ts';
import { planText } from './plan-text.ts';
import { demoVenues, venueValues } from './venue-list.ts';

/** First run, plan, units, people, accounts and venues: all that stands before the first week. */
export async function foundTown(desk: DemoDesk, ports: SteppingPorts): Promise<void> {
  ports.stepTo(chinaTime(madeOn, '09:30'));
  await desk.api.desk.setup({
    town: {
      name: townName,
      numberWords: [
        { word: '青政函', mode: 'own' },
        { word: '青政发', mode: 'office' },
      ],
    },
    accounts: founders.map(({ name, login, seat }) => ({ name, login, seat, password: demoPassword })),
  });
  await openAccounts(desk);
  ports.stepTo(chinaTime(listedOn, '09:00'));
  await desk.seat('zonghe');
  await confirmPlan(desk);
  await namePeople(desk);
  await giveKeys(desk);
  for (const [index, venue] of demoVenues.entries()) {
    const { id } = await desk.api.registers.save({ register: 'venues', values: venueValues(venue, index) });
    desk.town.venues.set(venue.name, id);
  }
  await desk.seat('lingdao');
}

async function openAccounts({ api, seat }: DemoDesk): Promise<void> {
  await seat('xitong');
  const ids: { accountId: string; role: (typeof newcomers)[number]['role'] }[] = [];
  for (const { login, name, seat: kind, role, unit } of newcomers) {
    const { id } = await api.accounts.create({
      login,
      name,
      seat: kind,
      unitName: unit,
      password: firstPassword,
    });
    ids.push({ accountId: id, role });
  }
  await seat('baomi');
  for (const grant of ids) await api.accounts.grant(grant);
}

async function confirmPlan({ api, town }: DemoDesk): Promise<void> {
  const { draft } = await api.plan.read({ file: new Blob([planText]), name: '青苗守护方案.txt' });
  await api.plan.confirm({
    draft,
    effectiveOn,
    aliases: [{ alias: '青禾市场管理所', unit: office.market }],
    collectives: [{ collective: '各村', units: villages }],
  });
  for (const { id, name } of await api.units.list({})) town.units.set(name, id);
}

async function namePeople({ api, town }: DemoDesk): Promise<void> {
  for (const { name, title, unit } of contacts) {
    const { id } = await api.people.save({ name, title, unitId: getOf(town.units, unit) });
    town.contacts.set(unit, id);
  }
  const clerk = (await api.people.list({})).find(({ login }) => login === 'zonghe');
  if (clerk)
    await api.people.save({
      id: clerk.id,
      name: clerk.name,
      title: '综治办主任',
      unitId: getOf(town.units, office.peace),
    });
}

async function giveKeys({ api, town }: DemoDesk): Promise<void> {
  const accounts = await api.accounts.list({});
  for (const { login, unit } of newcomers) {
    const account = accounts.find((candidate) => candidate.login === login);
    if (account)
      await api.accounts.giveRecordsKey({ accountId: account.id, unitId: getOf(town.units, unit) });
  }
}
