import type { Api } from '#shared/rpc/client.ts';
import { createTestDesk, testFolder } from './test-desk.ts';
import { people, planInput, setupInput, unitNames, venueValues } from './town.ts';

/** A desk at work: who and what is in it, by id. */
export type Prepared = {
  home: string;
  recovery: [string, string];
  units: Record<keyof typeof unitNames, string>;
  venues: readonly string[];
  /** Persons of the two business accounts, and of somebody without one. */
  persons: { coordinator: string; officer: string; outsider: string };
  officerAccount: string;
};

/** Four accounts and an empty desk: what first run leaves behind. */
export async function prepareSetUp(): Promise<{ home: string; recovery: [string, string] }> {
  const home = testFolder();
  const desk = createTestDesk({ home });
  const { recovery } = await desk.connect().api.desk.setup(setupInput);
  desk.app.close();
  return { home, recovery };
}

/** Beyond first run: units, a second business account made by three people, places and a plan. Locked again. */
export async function prepareTown(): Promise<Prepared> {
  const { home, recovery } = await prepareSetUp();
  const desk = createTestDesk({ home });
  const system = await desk.as('system');
  const { login, name, password } = people.officer;
  const { id: officerAccount } = await system.accounts.create({ login, name, password, seat: 'business' });
  const security = await desk.as('security');
  await security.accounts.grant({ accountId: officerAccount, role: 'officer' });
  const api = await desk.as('coordinator');
  const units = {
    office: await unit(api, unitNames.office, 'office'),
    police: await unit(api, unitNames.police, 'external'),
    market: await unit(api, unitNames.market, 'external'),
    village: await unit(api, unitNames.village, 'village'),
  };
  await api.accounts.giveRecordsKey({ accountId: officerAccount, unitId: units.police });
  const persons = await seat(api, units);
  await api.plan.confirm(planInput);
  const venues: string[] = [];
  for (const values of venueValues)
    venues.push((await api.registers.save({ register: 'venues', values })).id);
  desk.app.close();
  return { home, recovery, units, venues, persons, officerAccount };
}

async function unit(api: Api, name: string, kind: 'office' | 'external' | 'village'): Promise<string> {
  return (await api.registers.save({ register: 'units', values: { name, kind } })).id;
}

async function seat(api: Api, units: Prepared['units']): Promise<Prepared['persons']> {
  const rows = await api.people.list({});
  const idOf = (login: string): string => rows.find((row) => row.login === login)?.id ?? '';
  const coordinator = idOf(people.coordinator.login);
  await api.people.save({ id: coordinator, name: people.coordinator.name, unitId: units.office });
  const outsider = await api.people.save({ name: '村员庚', title: '网格员', unitId: units.village });
  return { coordinator, officer: idOf(people.officer.login), outsider: outsider.id };
}
